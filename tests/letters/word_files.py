"""Word files for tests, as people and as attackers make them."""

import io
import zipfile

from docx import Document


def saved(document) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def saying(*paragraphs) -> bytes:
    """A plain Word file with these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


def changed(docx: bytes, **parts) -> bytes:
    """`docx` with parts replaced or added: name (with __ for /) → bytes, or a function of the bytes there."""
    held = io.BytesIO()
    names = {name.replace("__", "/"): content for name, content in parts.items()}
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            content = names.pop(entry, source.read(entry))
            target.writestr(entry, content(source.read(entry)) if callable(content) else content)
        for name, content in names.items():
            target.writestr(name, content)
    return held.getvalue()


def linked(docx: bytes, kind: str, target: str, mode="External") -> bytes:
    """`docx` whose main part has one more relationship."""
    relation = (
        f'<Relationship Id="rId900" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="{mode}"/></Relationships>'
    ).encode()
    return changed(docx, **{"word/_rels/document.xml.rels": lambda xml: xml.replace(b"</Relationships>", relation)})


def with_xml(docx: bytes, inserted: str) -> bytes:
    """`docx` with `inserted` at the beginning of its body."""
    return changed(docx, **{"word/document.xml": lambda xml: xml.replace(b"<w:body>", b"<w:body>" + inserted.encode())})
