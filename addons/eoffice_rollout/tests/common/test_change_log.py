from odoo.tests import TransactionCase, tagged

# written by people, and not in the log of lists and settings; all the others are, those born tomorrow too
ELSEWHERE = {
    "eoffice.document": "its own log",
    "eoffice.dossier": "its own log",
    "eoffice.dossier.item": "the dossier's log",
    "eoffice.publication": "the document's log",
    "eoffice.canned.instruction": "one's own words",
    "eoffice.search.alert": "one's own alerts",
    "eoffice.setup.wizard": "a page of the wizard",
    "eoffice.setup.wizard.agency": "a page of the wizard",
    "eoffice.setup.wizard.register": "a page of the wizard",
    "eoffice.setup.wizard.unit": "a page of the wizard",
}


@tagged("post_install", "-at_install")
class TestWhatIsLogged(TransactionCase):
    def test_every_model_that_people_write_is_logged(self):
        rows = self.env["ir.model.access"].search(
            ["|", "|", ("perm_write", "=", True), ("perm_create", "=", True), ("perm_unlink", "=", True)]
        )
        written = {
            name
            for name in rows.model_id.mapped("model")
            if name.startswith("eoffice.") and not self.env[name]._transient
        }
        self.assertGreater(len(written), 30)
        self.assertEqual({name for name in written if not self.env[name]._eoffice_is_logged()}, set(ELSEWHERE))

    def test_of_what_belongs_to_a_meeting_the_log_says_no_words(self):
        self.assertTrue(self.env["eoffice.meeting.paper"]._eoffice_is_logged())
        self.assertFalse(self.env["eoffice.meeting.paper"]._eoffice_is_open())
