"""Waiting for what a server does in its own time."""

import time


def wait_for(look, seconds=60):
    """What `look` gives as soon as that is true; looked at again and again, and a failure after `seconds`."""
    deadline = time.monotonic() + seconds
    while not (seen := look()):
        assert time.monotonic() < deadline, f"still {seen!r} after {seconds} seconds"
        time.sleep(0.2)  # between two looks
    return seen
