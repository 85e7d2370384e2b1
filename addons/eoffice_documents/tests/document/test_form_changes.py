from odoo.tests import tagged

from ..common.case import OfficeCase


@tagged("post_install", "-at_install")
class TestFormChanges(OfficeCase):
    """From its number on, each change of a form is a row of the audit log, whatever the context says."""

    def changed(self, document, **values):
        """The notes of the rows that ``values`` leave."""
        rows = document.sudo().audit_log_ids
        document.with_context(tracking_disable=True, mail_notrack=True).write(values)
        return (document.sudo().audit_log_ids - rows).mapped("note")

    def test_what_the_register_does_not_print_as_well(self):
        document = self.registered()
        other = self.registered(number="9")
        agency = self.env["res.partner"].create({"name": "Sở Khác", "is_company": True, "eoffice_issuer": True})
        for name, value, written in (
            ("issuer_id", agency.id, "Sở Khác"),
            ("answers_id", other.id, f"#{other.id}"),
            ("paper_place", "Tủ 3", "Tủ 3"),
            ("place", "Tuy Phước", "Tuy Phước"),
            ("dossier_notation", "12.TCCB", "12.TCCB"),
            ("circulation_mark", "internal", "LƯU HÀNH NỘI BỘ"),
        ):
            with self.subTest(name):
                [note] = self.changed(document, **{name: value})
                self.assertIn(f"→ «{written}»", note)
        self.assertFalse(self.changed(document, place="Tuy Phước"), "the same value is no change")

    def test_of_a_secret_document_no_words(self):
        document = self.entry(secrecy="secret")
        document.action_make_stub()
        document.action_register_anyway()
        for name in ("subject", "note", "recipients"):
            with self.subTest(name):
                [note] = self.changed(document, **{name: "zqword"})
                self.assertNotIn("zqword", note)

    def test_before_its_number_none(self):
        self.assertFalse(self.changed(self.entry(), place="Tuy Phước"))
