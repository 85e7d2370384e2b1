from . import eoffice_refused_file
from . import ir_attachment
from . import mail_thread
from . import eoffice_recognition_actions
from . import eoffice_recognition_contents
from . import ir_attachment_write
