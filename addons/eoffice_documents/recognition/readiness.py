"""What reading needs from the machine, looked for without loading it."""

import os
from glob import glob
from pathlib import Path

LANGUAGES = ("vie", "osd")  # the text, and which way up a page is
FOLDERS = ("/usr/share/tesseract-ocr/*/tessdata", "/usr/share/tessdata", "/usr/local/share/tessdata")


def missing_languages(folders=None):
    """Names of those Tesseract data files that stand in none of ``folders`` (default: where Tesseract looks)."""
    own = os.environ.get("TESSDATA_PREFIX")
    places = folders or ([own] if own else [place for pattern in FOLDERS for place in glob(pattern)])
    return [name for name in LANGUAGES if not any(Path(place, f"{name}.traineddata").is_file() for place in places)]
