"""A letter as it lies on paper: converted to PDF and measured in millimetres and points."""

import io
import re
import unicodedata
from dataclasses import dataclass

import pdfplumber
from eoffice_documents.recognition.convert import office_to_pdf

MM = 25.4 / 72


@dataclass
class Line:
    """One printed line: text, page, edges in mm from the sheet's left and top, and the look of its letters."""

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    sizes: set
    fonts: set

    @property
    def size(self):
        assert len(self.sizes) == 1, (self.text, self.sizes)
        return next(iter(self.sizes))

    @property
    def bold(self):
        return all("Bold" in font for font in self.fonts)

    @property
    def italic(self):
        return all("Italic" in font for font in self.fonts)

    @property
    def centre(self):
        return (self.left + self.right) / 2


class Sheet:
    def __init__(self, docx: bytes):
        self.docx = docx
        self.pdf = office_to_pdf(docx, ".docx")
        with pdfplumber.open(io.BytesIO(self.pdf)) as document:
            self.pages = len(document.pages)
            self.widths = {round(page.width * MM, 1) for page in document.pages}
            self.heights = {round(page.height * MM, 1) for page in document.pages}
            self.fonts = {letter["fontname"] for page in document.pages for letter in page.chars}
            self.lines = [line for page in document.pages for line in _lines(page)]
            self.strokes = [_stroke(page, shape) for page in document.pages for shape in (*page.lines, *page.rects)]

    def line(self, pattern, page=1):
        """The printed line that `pattern` matches from its beginning."""
        found = [line for line in self.lines if line.page == page and re.match(pattern, line.text)]
        assert found, (pattern, [line.text for line in self.lines])
        return found[0]

    def rule_under(self, line, within=4):
        """(left, right) in mm of the black horizontal line right under a printed line."""
        found = [
            stroke
            for stroke in self.strokes
            if stroke["page"] == line.page
            and stroke["height"] < 1
            and stroke["width"] > 3
            and 0 < stroke["top"] - line.bottom + 1 < within
            and stroke["left"] < line.centre < stroke["right"]
        ]
        assert found, f"no rule under {line.text}"
        return found[0]["left"], found[0]["right"]


def _lines(page):
    """Printed lines; what stands in another column is another line."""
    for words in page.dedupe_chars().extract_text_lines(return_chars=True, x_tolerance=2):
        run = []
        for letter in words["chars"]:
            if run and letter["x0"] - run[-1]["x1"] > 14:
                yield _line(page, run)
                run = []
            run.append(letter)
        if run:
            yield _line(page, run)


def _line(page, letters):
    seen = [letter for letter in letters if letter["text"].strip()] or letters
    return Line(
        text=unicodedata.normalize("NFC", _spaced(seen)),
        page=page.page_number,
        left=seen[0]["x0"] * MM,
        right=seen[-1]["x1"] * MM,
        top=min(letter["top"] for letter in seen) * MM,
        bottom=max(letter["bottom"] for letter in seen) * MM,
        sizes={round(letter["size"], 1) for letter in seen},
        fonts={letter["fontname"] for letter in seen},
    )


def _spaced(letters):
    gaps = [" " if after["x0"] - before["x1"] > 1.5 else "" for before, after in zip(letters, letters[1:])]
    return "".join(letter["text"] + gap for letter, gap in zip(letters, [*gaps, ""], strict=True))


def _stroke(page, shape):
    return {
        "page": page.page_number,
        "left": shape["x0"] * MM,
        "right": shape["x1"] * MM,
        "top": shape["top"] * MM,
        "width": shape["width"] * MM,
        "height": shape["height"] * MM,
        "colour": shape["stroking_color"] if shape["object_type"] == "line" else shape["non_stroking_color"],
    }
