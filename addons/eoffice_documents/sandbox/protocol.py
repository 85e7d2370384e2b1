"""Messages between the server and a worker: JSON with bytes in it, never pickle.

A message is four bytes with the length of a list of sizes, that list as JSON, a JSON text of the first size, and bytes
of each other size. In the text `{"$bytes": n}` stands for the n-th of them.
"""

import json
from dataclasses import asdict, is_dataclass

_MARK = "$bytes"
_HEAD = 64 * 1024


def send(write, value):
    """Write `value` by `write(bytes)`."""
    blobs = []

    def plain(item):
        if isinstance(item, bytes):
            blobs.append(item)
            return {_MARK: len(blobs) - 1}
        if is_dataclass(item):
            return asdict(item)
        raise TypeError(f"neither JSON nor bytes: {type(item).__name__}")

    text = json.dumps(value, default=plain).encode()
    head = json.dumps([len(text), *map(len, blobs)]).encode()
    write(len(head).to_bytes(4, "big") + head + text)
    for blob in blobs:
        write(blob)


def receive(read, most_text=None, most=None):
    """The value of a message read by `read(size)`, which gives exactly so many bytes or raises EOFError.

    Raises ValueError for what is no message, or one with more than `most_text` bytes of JSON or `most` in all.
    """
    length = int.from_bytes(read(4), "big")
    if most and length > _HEAD:
        raise ValueError("not a message")
    sizes = _json(read(length))
    if not isinstance(sizes, list) or not sizes or not all(type(size) is int and size >= 0 for size in sizes):
        raise ValueError("not a message")
    if most and (sizes[0] > most_text or sum(sizes) > most):
        raise ValueError("too long a message")
    text = read(sizes[0])
    blobs = [read(size) for size in sizes[1:]]

    def restore(item):
        if item.keys() != {_MARK}:
            return item
        if type(item[_MARK]) is not int or not 0 <= item[_MARK] < len(blobs):
            raise ValueError("not a message")
        return blobs[item[_MARK]]

    return _json(text, restore)


def _json(text, restore=None):
    try:
        return json.loads(text, object_hook=restore)
    except RecursionError as error:
        raise ValueError("too deep a message") from error
