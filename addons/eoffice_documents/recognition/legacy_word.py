"""Word files written in TCVN3 or VNI fonts: letters and fonts are exchanged, so that they look and read right here."""

import io
import re
import zipfile
from contextlib import contextmanager

from lxml import etree

from ..sandbox import act
from ..vietnamese import legacy_encodings
from .errors import OfficeDamaged

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|styles|fontTable|numbering)\.xml")
_NAMES = ("ascii", "hAnsi", "cs", "eastAsia")
_FONT = "Times New Roman"


@act
def is_old(data: bytes, kind: str) -> bool:
    """Whether a Word file names a font of an old encoding. Raises OfficeDamaged."""
    if kind in ("docx", "odt"):
        with _refusals(), zipfile.ZipFile(io.BytesIO(data)) as package:
            names = [name for name in package.namelist() if name.endswith(".xml")]
            data = b"".join(package.read(name) for name in names)
    elif kind == "doc":
        data = data.replace(b"\0", b"")
    return bool(re.search(rb"\.Vn[A-Z]|VNI-[A-Z]", data))


@act
def modern(data: bytes) -> bytes:
    """The .docx with the text of old fonts in Unicode and those fonts exchanged for Times New Roman.

    Raises OfficeDamaged.
    """
    held = io.BytesIO()
    with _refusals(), zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        trees = {name: etree.fromstring(old.read(name), parser) for name in old.namelist() if _PARTS.fullmatch(name)}
        fonts = _Fonts(trees.get("word/styles.xml"))
        for tree in trees.values():
            for run in tree.iter(f"{_W}r"):
                _exchange(run, fonts.of_run(run))
        for name in old.namelist():
            new.writestr(name, _written(trees[name]) if name in trees else old.read(name))
    return held.getvalue()


@contextmanager
def _refusals():
    try:
        yield
    except (etree.XMLSyntaxError, zipfile.BadZipFile) as error:
        raise OfficeDamaged from error


def _exchange(run, font):
    encoding = legacy_encodings.of_font(font)
    if not encoding:
        return
    for hyphen in run.findall(f"{_W}softHyphen"):  # TCVN3's ư
        hyphen.tag, hyphen.text = f"{_W}t", "\u00ad"
    for text in run.findall(f"{_W}t"):
        text.text = legacy_encodings.decode(text.text or "", encoding, capitals=legacy_encodings.is_capital_font(font))
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _written(tree):
    for fonts in tree.iter(f"{_W}rFonts", f"{_W}font"):
        for name in (*_NAMES, "name"):
            if legacy_encodings.of_font(fonts.get(_W + name, "")):
                fonts.set(_W + name, _FONT)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


class _Fonts:
    """Which font a run has: its own, that of its styles, or the document's."""

    def __init__(self, styles):
        every = list(styles.iter(f"{_W}style")) if styles is not None else []
        self.styles = {style.get(f"{_W}styleId"): style for style in every}
        normal = [
            style for style in every if style.get(f"{_W}default") == "1" and style.get(f"{_W}type") == "paragraph"
        ]
        self.normal = normal[0].get(f"{_W}styleId") if normal else None
        defaults = styles.find(f"{_W}docDefaults/{_W}rPrDefault") if styles is not None else None
        self.default = self._named(defaults) or ""

    def of_run(self, run):
        paragraph = next(run.iterancestors(f"{_W}p"), None)
        style = paragraph.find(f"{_W}pPr/{_W}pStyle") if paragraph is not None else None
        own = run.find(f"{_W}rPr/{_W}rStyle")
        return (
            self._named(run)
            or (own is not None and self._of_style(own.get(f"{_W}val")))
            or self._of_style(style.get(f"{_W}val") if style is not None else self.normal)
            or self.default
        )

    def _of_style(self, name):
        for _ in range(20):  # styles that are based on one another in a circle
            style = self.styles.get(name)
            if style is None:
                return None
            font = self._named(style)
            if font:
                return font
            based = style.find(f"{_W}basedOn")
            name = based.get(f"{_W}val") if based is not None else None
        return None

    @staticmethod
    def _named(parent):
        fonts = parent.find(f"{_W}rPr/{_W}rFonts") if parent is not None else None
        return (
            next((fonts.get(_W + name) for name in _NAMES if fonts.get(_W + name)), None) if fonts is not None else None
        )
