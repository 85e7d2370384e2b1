"""Paper, margins, fonts and page numbers (N30 PL I Phần I.I)."""

from docx.oxml.ns import qn

from .finding import Finding, excerpt
from .formatting import Looks

MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
ROUNDING = 0.3  # mm: Word keeps inches and twips
PAGE_OF_LETTERS = 2600  # of body text; a letter with less may well end on its first page
OLD_FONTS = (".vn", "vni-", "vni ")


def check(document, letter):
    yield from _check_paper(document)
    yield from _check_letters(letter)
    yield from _check_page_numbers(document, letter)


def _check_paper(document):
    section = document.sections[0]
    width, height = _mm(section.page_width), _mm(section.page_height)
    if abs(width - 210) > 1 or abs(height - 297) > 1:
        yield Finding("paper_size", "paper", params={"found": f"{width:.0f} × {height:.0f}"})
    for side, (least, most) in MARGINS.items():
        margin = _mm(getattr(section, f"{side}_margin"))
        if not least - ROUNDING <= margin <= most + ROUNDING:
            yield Finding(f"margin_{side}", "paper", params={"found": f"{margin:.0f}"})


def _mm(length):
    """Millimetres of a length that the file may leave out."""
    return length.mm if length is not None else 0


def _check_letters(letter):
    fonts, colours, pieces = {}, {}, None
    marks = {id(piece) for piece in letter["mark"]}
    for piece in letter.pieces:
        for text, look in piece.looks:
            if not any(character.isalpha() for character in text):
                continue
            for font in look.fonts:
                if font.lower() != "times new roman":
                    fonts.setdefault(font, piece.text)
            if look.colour and id(piece) not in marks:
                colours.setdefault(look.colour, piece.text)
            if pieces is None and any("\u0300" <= character <= "\u036f" for character in text):
                pieces = piece.text
    for font, text in fonts.items():
        old = font.lower().startswith(OLD_FONTS)
        yield Finding("old_coding" if old else "other_font", "font", excerpt(text), {"found": font})
    for colour, text in colours.items():
        yield Finding("colour", "font", excerpt(text), {"found": f"#{colour}"})
    if pieces:
        yield Finding("decomposed", "font", excerpt(pieces))


def _check_page_numbers(document, letter):
    section = document.sections[0]
    above, below = _number_in(section.header), _number_in(section.footer)
    first_apart = section.different_first_page_header_footer
    if above is None and below is None:
        if sum(len(piece.text) for piece in letter["body"]) > PAGE_OF_LETTERS:
            yield Finding("page_number_missing", "page_number")
        return
    if above is None:
        yield Finding("page_number_below", "page_number")
        return
    if not first_apart or _number_in(section.first_page_header) is not None:
        yield Finding("page_number_first", "page_number")
    looks = Looks(document)
    layout = looks.of_paragraph(above)
    if layout.alignment != "center" and not _in_centred_frame(above):
        yield Finding("page_number_aside", "page_number")
    sizes = {looks.of_run(run, above).size for run in above.iter(qn("w:r"))}
    wrong = sorted(size for size in sizes if not 13 <= size <= 14)
    if wrong:
        yield Finding("size", "page_number", params={"found": f"{wrong[0]:g}", "wanted": "13–14"})


def _number_in(part):
    """The paragraph of a header or footer that carries the PAGE field, or None."""
    for paragraph in part._element.iter(qn("w:p")):
        codes = [field.get(qn("w:instr"), "") for field in paragraph.iterchildren(qn("w:fldSimple"))]
        codes.append("".join(code.text or "" for code in paragraph.iter(qn("w:instrText"))))
        if any("PAGE" in code.split() for code in codes):
            return paragraph
    return None


def _in_centred_frame(paragraph):
    """Word's «page number» gallery puts the number into a frame."""
    return any(frame.get(qn("w:xAlign")) == "center" for frame in paragraph.iter(qn("w:framePr")))
