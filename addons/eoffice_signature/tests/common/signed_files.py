"""PDFs with signatures, and what is done to them afterwards. No Odoo in it."""

import io
import re

from asn1crypto import crl, x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, PdfTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore


def page(text="Số: 01/TB-UBND"):
    """A PDF of one page."""
    writer = PdfFileWriter(stream_xrefs=False)
    _add_page(writer, text)
    return _written(writer)


def signed(data, holder, *chain, field="ChuKy", stamper=None, digest="sha256", lock=None, **meta):
    """``data`` with one more signature, as a revision of its own."""
    options = {"subfilter": SigSeedSubFilter.PADES, "md_algorithm": digest} | meta
    signer = PdfSigner(
        PdfSignatureMetadata(field_name=field, **options),
        holder.signer(*chain),
        timestamper=stamper,
        new_field_spec=SigFieldSpec(field, on_page=0, box=(300, 100, 500, 160), **(lock or {})),
    )
    return signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data), strict=False)).getvalue()


def stamped(data, stamper):
    """``data`` with a document time stamp."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    return PdfTimeStamper(stamper).timestamp_pdf(writer, md_algorithm="sha256").getvalue()


def with_lists(data, lists, chain):
    """``data`` with revocation lists and certificates inside (PAdES B-LT)."""
    out = io.BytesIO(data)
    certificates = [x509.Certificate.load(one.der) for one in chain]
    DocumentSecurityStore.add_dss(out, None, certs=certificates, crls=[crl.CertificateList.load(one) for one in lists])
    return out.getvalue()


def sealed(data, holder, *chain, field="Dau"):
    """``data`` with a signature after which nothing may be changed."""
    lock = {"field_mdp_spec": FieldMDPSpec(FieldMDPAction.ALL), "doc_mdp_update_value": MDPPerm.NO_CHANGES}
    return signed(data, holder, *chain, field=field, lock=lock)


def changed(data, *changes):
    """``data`` with an update at its end in which each of ``changes`` has worked on the writer."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    for change in changes:
        change(writer)
    return _written(writer)


def another_page(writer):
    _add_page(writer, "Trang thêm")


def other_words(writer):
    """The shadow attack: another content for the page that was signed."""
    shown = writer.root["/Pages"]["/Kids"][0]
    stream = generic.StreamObject(stream_data=b"BT /F1 24 Tf 72 720 Td (So: 99/QD-UBND) Tj ET")
    shown[pdf_name("/Contents")] = writer.add_object(stream)
    writer.update_container(shown)


def note(writer):
    shown = writer.root["/Pages"]["/Kids"][0]
    remark = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (72, 600, 400, 640))),
            pdf_name("/Contents"): generic.pdf_string("Đã sửa"),
        }
    )
    notes = shown.get("/Annots", generic.ArrayObject())
    shown[pdf_name("/Annots")] = generic.ArrayObject([*notes, writer.add_object(remark)])
    writer.update_container(shown)


def script(writer):
    action = generic.DictionaryObject(
        {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): generic.pdf_string("app.alert(1)")}
    )
    writer.root[pdf_name("/OpenAction")] = writer.add_object(action)
    writer.update_root()


def no_form(writer):
    """The signatures are in the file still, but nothing leads to them."""
    del writer.root["/AcroForm"]
    writer.update_root()


def usage_rights(writer):
    """What Adobe signs so that its Reader may fill in a form."""
    rights = {
        pdf_name("/Type"): pdf_name("/Sig"),
        pdf_name("/SubFilter"): pdf_name("/adbe.pkcs7.detached"),
        pdf_name("/ByteRange"): generic.ArrayObject(map(generic.NumberObject, (0, 1, 2, 3))),
    }
    kinds = {pdf_name("/UR3"): writer.add_object(generic.DictionaryObject(rights))}
    writer.root[pdf_name("/Perms")] = generic.DictionaryObject(kinds)
    writer.update_root()


def byte_range(data, change):
    """``data`` whose last byte range is ``change`` of its numbers, in as many bytes."""
    found = list(re.finditer(rb"/ByteRange \[([0-9 ]+)\]", data))[-1]
    numbers = change([int(number) for number in found[1].split()])
    text = b" ".join(b"%d" % number for number in numbers)
    assert len(text) <= len(found[1])
    return data[: found.start(1)] + text.ljust(len(found[1])) + data[found.end(1) :]


def one_byte(data, words=b"/MediaBox"):
    place = data.index(words) + 1
    return data[:place] + b"m" + data[place + 1 :]


def contents(data, filling):
    """``data`` with the CMS of its last signature overwritten by hexadecimal ``filling``."""
    found = list(re.finditer(rb"/Contents <([0-9a-fA-F]+)>", data))[-1]
    return data[: found.start(1)] + filling.ljust(len(found[1]), b"0")[: len(found[1])] + data[found.end(1) :]


def renamed(data, old, new):
    assert old in data and len(old) == len(new)
    return data.replace(old, new)


def encrypted(data, password):
    """A new PDF that opens with ``password``, "" for anybody."""
    writer = PdfFileWriter(stream_xrefs=True)
    writer.encrypt(owner_pass="owner", user_pass=password)
    _add_page(writer, "Mật")
    return _written(writer)


def revisions(data, number):
    """``number`` updates at the end, each small."""

    def title(writer):
        writer.set_info(generic.DictionaryObject({pdf_name("/Title"): generic.pdf_string("x")}))

    for _count in range(number):
        data = changed(data, title)
    return data


def _add_page(writer, text):
    words = b"BT /F1 24 Tf 72 720 Td (" + text.encode("ascii", "replace") + b") Tj ET"
    contents = writer.add_object(generic.StreamObject(stream_data=words))
    sheet = PageObject(contents=contents, media_box=(0, 0, 595, 842))
    sheet[pdf_name("/Resources")] = generic.DictionaryObject()
    writer.insert_page(sheet)


def _written(writer):
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
