"""How letters and paragraphs look in the end: their own settings, those of their styles, and the document's."""

from dataclasses import dataclass

from docx.oxml.ns import qn

from ..opening import parse

OFF = ("0", "false", "off", "none")
DEFAULT_SIZE = 10  # of Word, where nothing says otherwise
TWIPS_CM = 1440 / 2.54


@dataclass(frozen=True)
class Look:
    """Of a run of letters; sizes in points."""

    fonts: tuple
    size: float
    bold: bool
    italic: bool
    capitals: bool
    colour: str


@dataclass(frozen=True)
class Layout:
    """Of a paragraph; indents in centimetres, spaces in points, `line` in lines or points as `line_rule` says."""

    alignment: str
    left: float
    first_line: float
    before: float
    after: float
    line: float
    line_rule: str
    contextual: bool
    numbered: bool
    style: str


class Looks:
    def __init__(self, document):
        styles = document.part._styles_part.element
        self.styles = {style.get(qn("w:styleId")): style for style in styles.iterchildren(qn("w:style"))}
        self.default = next(
            (
                key
                for key, style in self.styles.items()
                if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on")
            ),
            None,
        )
        self.run_defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        self.paragraph_defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}")
        self.theme = _theme_fonts(document)
        self.chains = {}

    def of_run(self, run, paragraph) -> Look:
        own = _properties(run, "w:rPr")
        sources = [own, *self._chain(_style(own, "w:rStyle"), "w:rPr"), *self._of_style(paragraph, "w:rPr")]
        sources = [source for source in (*sources, self.run_defaults) if source is not None]
        size = _value(sources, "w:sz")
        colour = (_value(sources, "w:color") or "auto").upper()
        return Look(
            fonts=self._fonts(sources),
            size=float(size) / 2 if size else DEFAULT_SIZE,
            bold=_is_on(sources, "w:b"),
            italic=_is_on(sources, "w:i"),
            capitals=_is_on(sources, "w:caps"),
            colour="" if colour in ("AUTO", "000000") else colour,
        )

    def of_paragraph(self, paragraph) -> Layout:
        own = _properties(paragraph, "w:pPr")
        sources = [
            source
            for source in (own, *self._of_style(paragraph, "w:pPr"), self.paragraph_defaults)
            if source is not None
        ]
        indent = lambda name: _number(_attribute(sources, "w:ind", name)) / TWIPS_CM
        space = lambda name: _number(_attribute(sources, "w:spacing", name)) / 20
        hanging = indent("w:hanging")
        rule = _attribute(sources, "w:spacing", "w:lineRule") or "auto"
        line = _number(_attribute(sources, "w:spacing", "w:line"), 240)
        return Layout(
            alignment=_value(sources, "w:jc") or "left",
            left=indent("w:left") or indent("w:start"),
            first_line=-hanging if hanging else indent("w:firstLine"),
            before=_auto(sources, "w:beforeAutospacing") or space("w:before"),
            after=_auto(sources, "w:afterAutospacing") or space("w:after"),
            line=line / (240 if rule == "auto" else 20),
            line_rule=rule,
            contextual=_is_on(sources, "w:contextualSpacing"),
            numbered=any(source.find(qn("w:numPr")) is not None for source in sources),
            style=_style(own, "w:pStyle") or self.default or "",
        )

    def _of_style(self, paragraph, kind):
        return self._chain(_style(_properties(paragraph, "w:pPr"), "w:pStyle") or self.default, kind)

    def _chain(self, key, kind):
        """Settings of a style and of those it is based on, nearest first."""
        if (key, kind) not in self.chains:
            self.chains[key, kind] = list(self._walk(key, kind))
        return self.chains[key, kind]

    def _walk(self, key, kind):
        seen = set()
        while key in self.styles and key not in seen:
            seen.add(key)
            settings = self.styles[key].find(qn(kind))
            if settings is not None:
                yield settings
            base = self.styles[key].find(qn("w:basedOn"))
            key = base.get(qn("w:val")) if base is not None else None

    def _fonts(self, sources):
        """Fonts of plain and of accented letters."""
        found = []
        for script in ("w:ascii", "w:hAnsi"):
            for source in sources:
                fonts = source.find(qn("w:rFonts"))
                name = fonts is not None and (self.theme.get(fonts.get(qn(script + "Theme"))) or fonts.get(qn(script)))
                if name:
                    found.append(name)
                    break
            else:
                found.append("Times New Roman")  # Word's own, where nothing says otherwise
        return tuple(dict.fromkeys(found))


def _theme_fonts(document):
    """Word's names of the theme's Latin fonts → the fonts."""
    part = next((rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/theme")), None)
    if part is None:
        return {}
    space = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    found = {}
    for key, place in (("major", "majorFont"), ("minor", "minorFont")):
        for name in parse(part.blob).xpath(f".//a:{place}/a:latin/@typeface", namespaces=space)[:1]:
            found[f"{key}HAnsi"] = found[f"{key}Ascii"] = name
    return found


def _properties(element, tag):
    """The settings of a paragraph or run, which come first; to look further would be slow where there are none."""
    first = next(element.iterchildren(), None)
    return first if first is not None and first.tag == qn(tag) else None


def _style(settings, tag):
    style = settings.find(qn(tag)) if settings is not None else None
    return style.get(qn("w:val")) if style is not None else None


def _value(sources, tag):
    return _attribute(sources, tag, "w:val")


def _attribute(sources, tag, name):
    for source in sources:
        element = source.find(qn(tag))
        if element is not None and element.get(qn(name)) is not None:
            return element.get(qn(name))
    return None


def _is_on(sources, tag):
    for source in sources:
        element = source.find(qn(tag))
        if element is not None:
            return element.get(qn("w:val"), "1") not in OFF
    return False


def _auto(sources, name):
    """Word's automatic space, which is 14 points."""
    return 14 if (_attribute(sources, "w:spacing", name) or "0") not in OFF else 0


def _number(text, default=0):
    try:
        return float(text)
    except (TypeError, ValueError):
        return default
