"""A scan that came as a picture, as a PDF file on pages of its own size."""

import io

from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ..recognition.containers import is_pdf
from ..recognition.pictures import dots_an_inch, page_frames, upright
from .errors import DamagedPdf, PrintStopped

A4_INCHES = 8.27
MEGAPIXELS = 120
rl_config.useA85 = 0  # pictures as bytes, not as a quarter more of letters
Image.MAX_IMAGE_PIXELS = None  # our own limit is checked before anything is decoded


def as_pdf(data: bytes) -> bytes:
    """`data` itself when it is a PDF; a JPEG, PNG or TIFF as a PDF, each picture a page at its own resolution.

    A JPEG is taken over as it is, so that nothing is lost (N30 PL I Phần II.I.2). Raises PrintError.
    """
    if is_pdf(data):
        return data
    try:
        picture = Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "TIFF"))
        held = io.BytesIO()
        canvas = Canvas(held, pdfVersion=(1, 7))
        for frame in page_frames(picture):
            picture.seek(frame)
            _page(canvas, picture, data)
        canvas.save()
    except PrintStopped:
        raise
    except (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError, OverflowError) as error:
        raise DamagedPdf from error
    return held.getvalue()


def _page(canvas, frame, data):
    if frame.width * frame.height > MEGAPIXELS * 1e6:
        raise PrintStopped
    dpi, turned = dots_an_inch(frame), upright(frame)
    guess = min(turned.size) / A4_INCHES
    if not 0.6 * guess < dpi < 1.7 * guess:
        dpi = max(guess, 50)
    width, height = (side / dpi * 72 for side in turned.size)
    as_it_is = frame.format in ("JPEG", "MPO") and turned.size == frame.size and not frame.getexif().get(0x0112, 1) > 1
    source = ImageReader(io.BytesIO(data)) if as_it_is else ImageReader(turned.convert("RGB"))
    canvas.setPageSize((width, height))
    canvas.drawImage(source, 0, 0, width, height)
    canvas.showPage()
