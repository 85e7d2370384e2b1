"""The chart of the report: a bar a figure, this week above the week before."""

from html import escape
from io import BytesIO

import pypdfium2
from odoo.addons.eoffice_documents.recognition.drawing import pixels_of
from weasyprint import HTML

CSS = """
@page { size: 160mm %(height)dmm; margin: 1mm }
body { font: 10pt "Liberation Serif", "Times New Roman", serif; margin: 0 }
.row { height: 11mm; position: relative }
.label { position: absolute; width: 48mm; top: 1.5mm; text-align: right }
.bar { position: absolute; left: 51mm; height: 4mm; font-size: 9pt; line-height: 4mm; white-space: nowrap }
.bar i { display: inline-block; height: 4mm; vertical-align: top; margin-right: 1mm }
.now { top: 0.5mm } .now i { background: #1f5fa8 }
.before { top: 4.9mm } .before i { background: #b9c7d6 }
.key { position: absolute; left: 51mm } .key i { display: inline-block; width: 3mm; height: 3mm; margin: 0 1mm 0 4mm }
"""
MAX_BAR_MM = 90  # mm, of 100 %
DOTS = 8  # a millimetre


def bar_chart(averages) -> bytes:
    """PNG of the chart. ``averages`` is [(label, per cent, per cent of the week before or None)]."""
    rows = "".join(
        f'<div class="row"><div class="label">{escape(label)}</div>{_bar("now", now)}'
        f"{'' if before is None else _bar('before', before)}</div>"
        for label, now, before in averages
    )
    key = (
        '<div class="key"><i style="background:#1f5fa8;margin-left:0"></i>Tuần này'
        '<i style="background:#b9c7d6"></i>Tuần trước</div>'
    )
    style = CSS % {"height": 11 * len(averages) + 8}
    pdf = HTML(string=f"<meta charset=utf-8><style>{style}</style>{rows}{key}").write_pdf()
    with pypdfium2.PdfDocument(pdf) as document:
        picture = pixels_of(document[0], DOTS * 25.4 / 72).quantize(16)
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _bar(kind, value):
    return f'<div class="bar {kind}"><i style="width:{MAX_BAR_MM * value / 100:.1f}mm"></i>{value} %</div>'
