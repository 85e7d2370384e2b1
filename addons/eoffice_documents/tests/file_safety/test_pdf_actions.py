import io

from odoo.tests import TransactionCase, tagged
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from ... import sandbox
from ...file_safety import pdf_actions
from ..common.case import OfficeCase


def _name(text):
    return NameObject(f"/{text}")


def _pdf(catalog=None, annotation=None, **options):
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    for key, value in (catalog or {}).items():
        writer._root_object[_name(key)] = writer._add_object(value)
    if annotation:
        page[_name("Annots")] = ArrayObject([writer._add_object(annotation)])
    if options.get("password"):
        writer.encrypt("", options["password"])
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def _action(kind, **more):
    return DictionaryObject({_name("S"): _name(kind), **{_name(key): value for key, value in more.items()}})


SCRIPT = _action("JavaScript", JS=TextStringObject("app.alert(1)"))
CASES = {
    "javascript": _pdf({"OpenAction": SCRIPT}),
    "launch": _pdf({"OpenAction": _action("Launch", F=TextStringObject("cmd.exe"))}),
    "submit": _pdf(annotation=DictionaryObject({_name("A"): _action("SubmitForm", F=TextStringObject("http://x.vn"))})),
    "embedded": _pdf({"Names": DictionaryObject({_name("EmbeddedFiles"): DictionaryObject()})}),
    "media": _pdf(annotation=DictionaryObject({_name("Subtype"): _name("RichMedia")})),
}


@tagged("post_install", "-at_install")
class TestPdfActions(TransactionCase):
    def test_each_kind_is_found_and_a_plain_file_has_none(self):
        self.assertEqual(pdf_actions(_pdf()), [])
        for kind, data in CASES.items():
            with self.subTest(kind):
                self.assertEqual(pdf_actions(data), [kind])

    def test_an_attached_file_is_found_by_itself(self):
        writer = PdfWriter()
        writer.add_blank_page(200, 200)
        writer.add_attachment("a.exe", b"x")
        data = io.BytesIO()
        writer.write(data)
        self.assertEqual(pdf_actions(data.getvalue()), ["embedded"])

    def test_spelt_in_hex_or_locked_or_packed_away(self):
        self.assertEqual(pdf_actions(CASES["javascript"].replace(b"/JavaScript", b"/J#61vaScript")), ["javascript"])
        self.assertEqual(pdf_actions(_pdf({"OpenAction": SCRIPT}, password="x")), ["javascript"])
        self.assertEqual(pdf_actions(_packed(b"<</S/JavaScript/JS(1)>>")), ["javascript"])

    def test_rubbish_has_none(self):
        for data in (b"", b"%PDF-1.7", b"%PDF-1.7\n" + b"1 0 obj<<" * 5000, CASES["launch"][:-200]):
            self.assertLessEqual(set(pdf_actions(data)), {"launch"})

    def test_a_child_process_says_the_same(self):
        act = "eoffice_documents.file_safety.pdf_actions"
        self.assertEqual(sandbox.run(act, "pdf_actions", CASES["launch"], seconds=20), ["launch"])


def _packed(inner):
    """A PDF whose only sign of it lies in a compressed object stream, as its writer leaves it in 1.5 files."""
    import zlib

    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R/OpenAction 5 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    }
    head = b"5 0 "
    packed = zlib.compress(head + inner)
    objects[4] = (
        b"<</Type/ObjStm/N 1/First %d/Filter/FlateDecode/Length %d>>stream\n" % (len(head), len(packed))
        + packed
        + b"\nendstream"
    )
    data, places = b"%PDF-1.5\n", {}
    for number, body in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    rows = [(0, 0, 65535), *((1, places[number], 0) for number in range(1, 5)), (2, 4, 0), (1, len(data), 0)]
    table = b"".join(kind.to_bytes(1) + place.to_bytes(4) + more.to_bytes(2) for kind, place, more in rows)
    start = len(data)
    data += b"6 0 obj\n<</Type/XRef/Size 7/W[1 4 2]/Root 1 0 R/Length %d>>stream\n" % len(table)
    return data + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % start


@tagged("post_install", "-at_install")
class TestFileWarning(OfficeCase):
    def test_the_clerk_is_warned(self):
        documents = self.env["eoffice.document"].with_user(self.clerk)
        for kind, words in (("embedded", "files attached inside"), ("javascript", "script"), (None, "")):
            data = CASES[kind] if kind else _pdf()
            document = documents._receive_files([("a.pdf", data)])
            document.sudo().recognition_ids._job_open()
            document.invalidate_recordset()
            self.assertEqual(document.with_context(lang="en_US").file_warning or "", words)
