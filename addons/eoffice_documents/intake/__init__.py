"""Where scans come from besides the screen: a folder of the scanner's, and its mails. Plain Python, no Odoo."""

from .watch_folder import Folder, FolderError, NoFolder
from .mail_charset import make_readable
from .mail_authentication import is_authenticated, sender_of
from .scan_mailbox import reasons_of, scans_of, sender_allowed
