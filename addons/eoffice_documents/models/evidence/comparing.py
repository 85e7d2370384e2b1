"""What seals say of rows beside what the rows are: arrays of notes and of rows, compared without a loop."""

import numpy as np

NOTE = np.dtype([("row", ">i8"), ("parent", ">i8"), ("hash", ">u8", (4,)), ("seal", ">i8"), ("kind", ">i8")])
SEALED = np.dtype([("row", ">i8"), ("parent", ">i8"), ("hash", ">u8", (4,))])
ROW = np.dtype([("row", ">i8"), ("hash", ">u8", (4,))])


def notes(payload, seal, kind):
    """The notes of a seal, or 0 for those that wait for one; ``kind``: how their hashes were made."""
    sealed = np.frombuffer(payload, SEALED)
    found = np.empty(len(sealed), NOTE)
    for name in SEALED.names:
        found[name] = sealed[name]
    found["seal"], found["kind"] = seal, kind
    return found


def in_force(found, living):
    """Of the ``found`` notes, in their order, the one that counts for each row: the newest, or the first."""
    ordered = found[::-1] if living else found
    _rows, first = np.unique(ordered["row"], return_index=True)
    return ordered[first]


def compare(expected, rows_of_kind):
    """(changed, removed, added): notes whose row differs or is gone, and ids of rows without a note.

    :param expected: one note a row, sorted by row
    :param rows_of_kind: {kind: the rows there are, sorted, with their hashes made that way}; at least one
    """
    present = next(iter(rows_of_kind.values()))["row"]
    there = np.isin(expected["row"], present)
    changed = []
    for kind, rows in rows_of_kind.items():
        mine = expected[there & (expected["kind"] == kind)]
        at = np.searchsorted(rows["row"], mine["row"])
        changed.append(mine[(rows["hash"][at] != mine["hash"]).any(axis=1)])
    return np.concatenate(changed), expected[~there], np.setdiff1d(present, expected["row"])
