from odoo.tests import tagged

from ..common.case import OfficeCase

# N30 PL VI Phần II.II: the fields of an incoming document, their kind and their greatest length
FIELDS = {
    "OrganId": ("dossier_organ", "char", 13),
    "FileCatalog": ("dossier_year", "integer", None),
    "FileNotation": ("dossier_notation", "char", 20),
    "DocOrdinal": ("dossier_ordinal", "integer", None),
    "TypeName": ("document_type_id", "many2one", None),
    "CodeNumber": ("number", "char", 11),
    "CodeNotation": ("symbol", "char", 30),
    "IssuedDate": ("issued_on", "date", None),
    "OrganName": ("issuer_name", "char", 200),
    "Subject": ("subject", "char", 500),
    "Language": ("language", "char", 30),
    "PageAmount": ("page_count", "integer", None),
    "Description": ("note", "char", 500),
    "ArrivalDate": ("received_on", "date", None),
    "ArrivalNumber": ("sequence_number", "integer", None),
    "Position": ("signer_title", "char", 100),
    "FullName": ("signer_name", "char", 50),
    "Priority": ("urgency", "selection", None),
    "Secrecy": ("secrecy", "selection", None),
    "ToPlaces": ("to_places", "char", None),
    "TraceHeaderList": ("audit_log_ids", "one2many", None),
    "DueDate": ("deadline", "date", None),
}
ADMINISTRATIVE = "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB".split()


@tagged("post_install", "-at_install")
class TestDecree(OfficeCase):
    def test_the_fields_of_an_incoming_document(self):
        fields = self.env["eoffice.document"]._fields
        for decree, (name, kind, size) in FIELDS.items():
            with self.subTest(decree):
                self.assertEqual(fields[name].type, kind)
                # agency codes have grown since the decree; everything else keeps its length
                if size and name != "dossier_organ":
                    self.assertEqual(fields[name].size, size)

    def test_six_fields_fill_themselves(self):
        self.committee.organ_code = "000.00.30.H99"
        document = self.registered()
        self.assertEqual(document.dossier_organ, "000.00.30.H99")
        self.assertEqual(document.dossier_year, self._year())
        self.assertTrue(document.received_on)
        self.assertTrue(document.sequence_number)

    def test_the_29_types(self):
        types = self.env["eoffice.document.type"].search([("family", "=", "administrative")])
        self.assertEqual(sorted(filter(None, types.mapped("abbreviation"))), sorted(ADMINISTRATIVE))
        self.assertEqual(len(types), 29)

    def test_places(self):
        document = self.at_head()
        self.assertEqual(document.to_places, "T.UBND; t_leader; T.NV; T.TC")
