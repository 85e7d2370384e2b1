"""Where scans come from besides the screen: a folder of the scanner's, and its mails. Plain Python, no Odoo."""

from .folder import Folder, FolderError
from .mail import scans_of, sender_allowed
