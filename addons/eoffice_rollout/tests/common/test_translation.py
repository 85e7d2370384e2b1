from odoo.addons.eoffice_documents.tests.common import translation
from odoo.tests import tagged


@tagged("post_install", "-at_install")
class TestRolloutTranslation(translation.TranslationCase):
    module = "eoffice_rollout"
    terms_at_least = 700
