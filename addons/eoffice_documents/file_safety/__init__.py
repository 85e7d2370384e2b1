"""What a file could do to who opens it, told from its bytes. Plain Python, no Odoo."""

from .clamd import ScannerUnreachable, find_virus, is_answering
from .executables import executable_kind
from .pdf_actions import pdf_actions
