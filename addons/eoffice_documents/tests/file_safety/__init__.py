from . import test_file_safety
from . import test_pdf_actions
from . import test_pdf_contents
