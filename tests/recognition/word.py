"""Word files for tests, made of nothing but their parts; text is a list of (font, text) a paragraph."""

import io
import zipfile

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
    '"application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def package(parts):
    """A zip file of (name, content) pairs."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return held.getvalue()


def docx(*paragraphs, more=()):
    """A .docx of paragraphs, each a text or a list of (font, text); `more` are further parts of the package."""
    body = "".join(f"<w:p>{_runs(paragraph)}</w:p>" for paragraph in paragraphs)
    document = f'<?xml version="1.0"?><w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    parts = (("[Content_Types].xml", _TYPES), ("_rels/.rels", _LINKS), ("word/document.xml", document))
    return package([*parts, *more])


def _runs(paragraph):
    if isinstance(paragraph, str):
        paragraph = [("Times New Roman", paragraph)]
    return "".join(f'<w:r>{_check(font)}<w:t xml:space="preserve">{text}</w:t></w:r>' for font, text in paragraph)


def _check(font):
    return f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/></w:rPr>' if font else ""


def odt(content, manifest=""):
    """An .odt with this XML in its body and this in its manifest."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
        for name, space in (("office", "office"), ("text", "text"), ("manifest", "manifest"))
    )
    links = f'{spaces} xmlns:xlink="http://www.w3.org/1999/xlink"'
    return package(
        [
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            (
                "content.xml",
                f'<office:document-content {links} office:version="1.2"><office:body><office:text>{content}'
                "</office:text></office:body></office:document-content>",
            ),
            (
                "META-INF/manifest.xml",
                f'<manifest:manifest {spaces}><manifest:file-entry manifest:full-path="/" manifest:media-type='
                f'"application/vnd.oasis.opendocument.text"/><manifest:file-entry manifest:full-path="content.xml" '
                f'manifest:media-type="text/xml"/>{manifest}</manifest:manifest>',
            ),
        ]
    )


def rtf(text):
    return (r"{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}\f0 " + "".join(map(_rtf, text)) + "}").encode()


def _rtf(letter):
    return letter if ord(letter) < 128 else rf"\u{ord(letter)}?"


def compound(*names):
    """The head of a compound file (.doc) whose directory has these entries; the first stream is a Word FIB."""
    entries = b"".join(
        (name + "\0").encode("utf-16-le").ljust(64, b"\0")
        + (2 * len(name) + 2).to_bytes(2, "little")
        + bytes(50)  # type, colour, neighbours, identity, times
        + bytes(12)  # first sector 0 and size
        for name in names
    )
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + bytes((62, 0, 3, 0, 254, 255, 9, 0, 6, 0))
    return header.ljust(512, b"\0"), entries


def doc(*names, flags=0):
    """A .doc as far as it is looked at before it is opened: entries and the flags of its FIB."""
    header, entries = compound("WordDocument", *names)
    return header + (b"\xec\xa5" + bytes(8) + flags.to_bytes(2, "little")).ljust(512, b"\0") + entries
