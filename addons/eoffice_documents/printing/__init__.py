"""What is put on paper: HTML as PDF, marks placed on pages of other people's PDF files, tables as Excel workbooks.

Plain Python, importable without Odoo; the errors are sentences for people, see errors.py.
"""

from .errors import DamagedPdf, LockedPdf, NoSuchPage, PrintError, PrintStopped
from .excel import Column, workbook
from .html import html_to_pdf
from .long_table import table_to_pdf
from .overlay import page_sizes, place_on_page
