"""What of a scanner's mail is a scan: its files, without signatures and the small pictures of a letterhead."""

import io

from PIL import Image

MAX_FILES = 50
MAX_BYTES = 100 * 1024 * 1024
MIN_SIDE = 500  # pixels; an A5 page at 100 dpi has 583
STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*")


def scans_of(files) -> tuple[list, list]:
    """(scans as (name, bytes), names of what was left out) of (name, bytes) parts, judged by what they are."""
    scans, left_out = [], []
    for name, data in files:
        if is_scan(data):
            scans.append((name, data))
        else:
            left_out.append(name)
    return scans, left_out


def is_scan(data) -> bool:
    if b"%PDF-" in data[:1024]:
        return True
    if not data.startswith(STARTS):
        return False
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "TIFF")) as picture:
            return min(picture.size) >= MIN_SIDE
    except (OSError, ValueError, SyntaxError):
        return True  # a damaged scan: whoever opens it is told so


def sender_allowed(address: str, allowed: str) -> bool:
    """Whether `address` stands in a list of addresses and domains (@example.vn), parted by blanks, commas or lines."""
    address = address.lower()
    domain = "@" + address.rpartition("@")[2]
    return (
        bool(address) and {address, domain} & set(allowed.lower().replace(",", " ").replace(";", " ").split()) != set()
    )
