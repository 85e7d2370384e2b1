"""Puts the plain package on the path."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
for folder in (ROOT / "addons", Path(__file__).parent):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
