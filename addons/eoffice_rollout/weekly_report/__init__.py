"""The Friday report of the roll-out as text, table and chart of a Word letter. Plain Python, no Odoo.

Its words are Vietnamese, as are those of all letters: an official document has one language.
"""

from .chart import bar_chart
from .text import CHART, TABLE, report_text, reminder_text
from .word import put_in

__all__ = ["CHART", "TABLE", "bar_chart", "put_in", "report_text", "reminder_text"]
