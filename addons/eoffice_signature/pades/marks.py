"""What every signed PDF shows in plain bytes: its byte range is written last, so it is in no compressed object."""


def may_be_signed(data: bytes) -> bool:
    """Whether a file has to be looked at. A scan has neither mark, and costs no process."""
    return b"/ByteRange" in data or b"/SubFilter" in data


def has_marks(data: bytes) -> bool:
    """Whether a signature is in the file; one of the two alone may be of its encryption."""
    return b"/ByteRange" in data and b"/SubFilter" in data
