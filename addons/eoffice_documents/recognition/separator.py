"""Separator sheets: what the office lays between two documents before a stack goes into the scanner."""

from html import escape

import qrcode

from .page_inspection import SEPARATOR

QUIET = 4  # modules of white around the code, as its standard asks

STYLE = """
@page { size: A4; margin: 25mm 20mm }
body { font: 16pt/1.4 "Liberation Serif", serif; color: black; text-align: center }
section { break-after: page } section:last-child { break-after: auto }
h1 { font-size: 44pt; line-height: 1.15; margin: 8mm 0; border: 2mm solid black; padding: 8mm }
svg { width: 90mm; height: 90mm }
"""


def sheets_html(count: int, title: str, lines: list[str]) -> str:
    """`count` equal sheets as one HTML page: the code in the middle, and in large letters what the sheet is for."""
    words = "".join(f"<p>{escape(line)}</p>" for line in lines)
    sheet = f"<section><h1>{escape(title)}</h1>{_code()}{words}</section>"
    return f"<html lang='vi'><meta charset='utf-8'><style>{STYLE}</style><body>{sheet * count}</body></html>"


def _code():
    """The code as a drawing; a quarter of it may be dirty or torn and it is still read."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_H, border=QUIET)
    code.add_data(SEPARATOR)
    rows = code.get_matrix()
    dots = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    side = len(rows)
    return f"<svg viewBox='0 0 {side} {side}' shape-rendering='crispEdges'><path d='{dots}'/></svg>"
