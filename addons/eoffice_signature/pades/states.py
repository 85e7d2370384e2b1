"""The seven states of a file's signatures, and which of several counts."""

VALID, UNCHECKED, UNKNOWN, CERTIFICATE = "valid", "unchecked", "unknown", "certificate"
ALTERED, UNSIGNED, UNREADABLE = "altered", "unsigned", "unreadable"
_FROM_BAD_TO_GOOD = (ALTERED, UNREADABLE, CERTIFICATE, UNKNOWN, UNCHECKED, VALID)


def worst(states) -> str:
    """A file is as bad as its worst signature: whoever adds a bad one must not hide behind the good ones."""
    return min(states, key=_FROM_BAD_TO_GOOD.index, default=UNSIGNED)
