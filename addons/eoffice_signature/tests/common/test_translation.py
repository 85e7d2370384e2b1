from odoo.addons.eoffice_documents.tests.common import translation
from odoo.tests import tagged


@tagged("post_install", "-at_install")
class TestSignatureTranslation(translation.TranslationCase):
    module = "eoffice_signature"
    terms_at_least = 80
