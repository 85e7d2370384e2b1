"""Text that may stand in a feed."""

import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def plain_text(text: str) -> str:
    """`text` without control letters, which iCalendar (RFC 5545, 3.1) and XML 1.0 (2.2) forbid; a line stays a line."""
    return _FORBIDDEN.sub("", re.sub("[\x0b\x0c]", "\n", text))
