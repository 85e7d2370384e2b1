from werkzeug.exceptions import NotFound


def a_number(text):
    """A number from 0 of an address, None without one; what is no number, or no sensible one, is no page."""
    text = str(text or "")
    if text and not (text.isascii() and text.isdigit() and len(text) < 10):
        raise NotFound
    return int(text) if text else None
