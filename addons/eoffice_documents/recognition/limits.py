"""What one file or page may cost; beyond it the reader refuses or is stopped. See sandbox/limits.py too."""

PAGES = 1000
MEGAPIXELS = 120  # an A3 page at 600 dpi has 70
PAGE_SECONDS = 60  # of processor time
FILE_SECONDS = 300  # cutting a file of the most pages, or joining pictures
OFFICE_SECONDS = 60  # of processor time for turning a Word file into PDF
OFFICE_MEGABYTES, OFFICE_PARTS = 300, 5000  # of a Word file unpacked
