from odoo.addons.eoffice_documents.tests.common import translation
from odoo.tests import tagged


@tagged("post_install", "-at_install")
class TestScheduleTranslation(translation.TranslationCase):
    module = "eoffice_schedule"
    terms_at_least = 250
