"""Files that no office should send, and long ones; each as bytes."""

import io
import struct
import zlib
from pathlib import Path

from pypdf import PdfReader, PdfWriter

SCANS = Path(__file__).parents[2] / "config" / "tuy_phuoc" / "scans"
LETTER = (SCANS / "cong-van-so-tttt.pdf").read_bytes()


def pdf_of(pages=0, password=None):
    """A PDF with the letter's page `pages` times, its picture stored once."""
    writer = PdfWriter()
    page = PdfReader(io.BytesIO(LETTER)).pages[0]
    for _ in range(pages):
        writer.add_page(page)
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def blank_png(side):
    """A white picture of `side` × `side` pixels, one bit each: next to nothing packed, far too much unpacked."""
    packer = zlib.compressobj(9)
    row = b"\0" + b"\xff" * (side // 8)
    packed = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


PAGE_OF_ERROR = b"<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>"
