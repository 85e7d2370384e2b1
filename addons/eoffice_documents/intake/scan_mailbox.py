"""What of a scanner's mail is a scan: its files, without signatures and the small pictures of a letterhead."""

import io

from PIL import Image

from ..recognition import ScanError, check_whole, is_pdf, is_picture

MAX_FILES = 50
MAX_BYTES = 100 * 1024 * 1024
MIN_SIDE = 500  # pixels; an A5 page at 100 dpi has 583


def scans_of(files) -> tuple[list, list]:
    """(scans as (name, bytes), names of what was left out) of (name, bytes) parts, judged by what they are."""
    scans, left_out = [], []
    for name, data in files:
        if is_scan(data):
            scans.append((name, data))
        else:
            left_out.append(name)
    return scans, left_out


def reasons_of(files) -> list:
    """Why files that are no scans are left out, as errors, each once: what holds several files, and web pages."""
    reasons = {}
    for _name, data in files:
        if not is_scan(data):
            try:
                check_whole(data)
            except ScanError as error:
                reasons.setdefault(error.code, error)
    return list(reasons.values())


def is_scan(data) -> bool:
    """Whether a file is one: a scan that is joined of several is taken in, and whoever opens it is told so."""
    if is_pdf(data):
        return True
    if not is_picture(data):
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
