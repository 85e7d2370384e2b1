"""A font without outlines, for text that is searched and copied but not seen."""

import io
from functools import cache

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject, TextStringObject

WIDTH, ASCENT, DESCENT = 500, 800, -200  # thousandths of the letter size
_UNICODE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange
endcmap CMapName currentdict /CMap defineresource pop end end"""


@cache
def _file():
    """The font's file: two empty glyphs; every letter is the second one."""
    font = FontBuilder(1000)
    names = [".notdef", "blank"]
    font.setupGlyphOrder(names)
    font.setupCharacterMap({32: "blank"})
    font.setupGlyf({name: Glyph() for name in names})
    font.setupHorizontalMetrics(dict.fromkeys(names, (WIDTH, 0)))
    font.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    font.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT)
    font.setupNameTable({"familyName": "Glyphless", "styleName": "Regular", "psName": "Glyphless"})
    font.setupPost()
    held = io.BytesIO()
    font.save(held)
    return held.getvalue()


def _stream(data):
    stream = StreamObject()
    stream.set_data(data)
    return stream.flate_encode()


def _dictionary(**entries):
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in entries.items()})


def add_to(writer):
    """The font as an object of a pypdf writer; its codes are UTF-16 (PDF 32000-1, 9.7)."""
    name = NameObject
    file = _stream(_file())
    file[name("/Length1")] = NumberObject(len(_file()))
    descriptor = _dictionary(
        Type=name("/FontDescriptor"),
        FontName=name("/Glyphless"),
        Flags=NumberObject(5),
        FontBBox=ArrayObject(map(NumberObject, (0, DESCENT, WIDTH, ASCENT))),
        ItalicAngle=NumberObject(0),
        Ascent=NumberObject(ASCENT),
        Descent=NumberObject(DESCENT),
        CapHeight=NumberObject(ASCENT),
        StemV=NumberObject(80),
        FontFile2=writer._add_object(file),
    )
    letters = _dictionary(
        Type=name("/Font"),
        Subtype=name("/CIDFontType2"),
        BaseFont=name("/Glyphless"),
        CIDSystemInfo=_dictionary(
            Registry=TextStringObject("Adobe"), Ordering=TextStringObject("Identity"), Supplement=NumberObject(0)
        ),
        DW=NumberObject(WIDTH),
        CIDToGIDMap=writer._add_object(_stream(b"\0\1" * 65536)),
        FontDescriptor=writer._add_object(descriptor),
    )
    return writer._add_object(
        _dictionary(
            Type=name("/Font"),
            Subtype=name("/Type0"),
            BaseFont=name("/Glyphless"),
            Encoding=name("/Identity-H"),
            DescendantFonts=ArrayObject([writer._add_object(letters)]),
            ToUnicode=writer._add_object(_stream(_UNICODE)),
        )
    )
