from odoo.addons.eoffice_documents.tests.common import translation
from odoo.tests import tagged


@tagged("post_install", "-at_install")
class TestRolloutTranslation(translation.TranslationCase):
    module = "eoffice_rollout"
    terms_at_least = 700
    one_meaning = (
        "Agreed, Exercise, Invited, Kind, Left alone, Line, On screen, Passed the test, People, Phases, Proposal, "
        "Registers, Regulation, Role, To correct, Unit, Units, User"
    ).split(", ")
