"""A stack of papers as one scanner gives it: invented letters, separator sheets and blank sheets between them."""

import io
import random
from dataclasses import replace

import numpy as np
import pypdfium2
from eoffice_documents.recognition.separator import sheets_html
from PIL import Image
from reading import invent
from reading.printing import to_pdf
from reading.scanner import Scanner, scan, to_jpeg, to_scan_pdf
from weasyprint import HTML

OFFICE = Scanner("office", 200, colour=False, noise=5, blur=0.5, skew=(0.2, 1.0), quality=60)
ROUGH = replace(OFFICE, name="rough", dpi=150, noise=9, blur=0.8, skew=(1.5, 2.5), shadow=0.2, speckles=60, quality=40)


def letter_pages(seed, scanner=OFFICE):
    """Pictures of the pages of one letter."""
    letter = invent.letter(seed)
    return scan(to_pdf(letter, **invent.look(seed)), letter, scanner, f"{seed} {scanner.name}")


def sheet(scanner=OFFICE, seed=1, turned=0):
    """Picture of a separator sheet as scanned, `turned` by degrees as it was laid in."""
    pdf = HTML(string=sheets_html(1, "TÁCH VĂN BẢN", ["Đặt tờ này giữa hai văn bản."])).write_pdf()
    [picture] = scan(pdf, invent.letter(1), scanner, seed)
    return picture.rotate(turned, expand=True)


def blank(scanner=OFFICE, seed=1, behind=None):
    """An empty page; with `behind`, the print of that page shows through from its back."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    held = io.BytesIO()
    document.save(held)
    [picture] = scan(held.getvalue(), invent.letter(1), scanner, seed)
    if behind is None:
        return picture
    through = np.asarray(behind.convert("L").resize(picture.size))[:, ::-1]
    shade = 1 - 0.12 * (255 - through.astype(np.float32)) / 255
    return Image.fromarray((np.asarray(picture.convert("L")) * shade).astype(np.uint8))


def stack(seeds, scanner=OFFICE, separators=False, blanks=()):
    """(PDF, page numbers of each letter); a blank page follows the letters whose places are in `blanks`."""
    pictures, truth, chance = [], [], random.Random(7)
    for place, seed in enumerate(seeds):
        if separators and place:
            pictures.append(sheet(scanner, seed=place, turned=chance.choice((0, 180))))
        pages = letter_pages(seed, scanner)
        truth.append(list(range(len(pictures) + 1, len(pictures) + 1 + len(pages))))
        pictures += pages
        if place in blanks:
            pictures.append(blank(scanner, seed=place))
    return to_scan_pdf([to_jpeg(page, scanner.quality, scanner.dpi) for page in pictures], scanner.dpi), truth
