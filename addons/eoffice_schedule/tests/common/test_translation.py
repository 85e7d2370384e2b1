from odoo.addons.eoffice_documents.tests.common import translation
from odoo.tests import tagged


@tagged("post_install", "-at_install")
class TestScheduleTranslation(translation.TranslationCase):
    module = "eoffice_schedule"
    terms_at_least = 250
    one_meaning = (
        "Conclusions, Invited units, Monday, No answer yet, Paper copies, Proposals until, Sunday, Week"
    ).split(", ")
