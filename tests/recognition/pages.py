"""Small PDF files written by hand, for what a page may carry."""


def pdf(objects, trailer=""):
    """A PDF of these objects, the first one its catalog; each is bytes without number."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(out)}\n%%EOF".encode()
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + tail


def stream(data, entries=b""):
    return b"<<" + entries + b"/Length %d>>stream\n" % len(data) + data + b"\nendstream"


def typed(*lines, catalog=b"", page=b"", more=()):
    """A PDF page of (font, text) lines, the text in the code page of Western Europe, as old programs wrote it."""
    fonts = sorted({font for font, _ in lines})
    content = b"".join(
        b"BT /F%d 12 Tf 60 %d Td (" % (fonts.index(font), 780 - 20 * row) + _escaped(text) + b") Tj ET\n"
        for row, (font, text) in enumerate(lines)
    )
    names = b"".join(
        b"/F%d<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % (place, font.encode())
        for place, font in enumerate(fonts)
    )
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<<%s>>>>" % names
            + page
            + b">>",
            stream(content),
            *more,
        ]
    )


def _escaped(text):
    data = text.encode("cp1252")
    return data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
