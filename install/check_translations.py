"""Check translation files: nothing is left untranslated or there twice, and both sides have the same placeholders, tags
and ends.

    check_translations.py FILE.po ...

Prints one line a fault, with its file and line; exit status 1 when there is one.
"""

import re
import sys
from collections import Counter

import polib

# %s, %(name)s, {name}, {{ expression }} and tags: code fills them in, or a page is built with them.
PLACEHOLDER = re.compile(
    r"%(?:\(\w+\))?[-#0+]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]\b|\{\{.*?\}\}|\{[\w.!:]*\}|</?[a-zA-Z][^<>]*>"
)


def ends(text):
    """The spaces before and behind a text; empty for a text of spaces only."""
    return re.match(r"\s*", text)[0], re.search(r"\s*$", text)[0]


def faults(entry):
    """What is wrong with an entry, one sentence each."""
    if entry.obsolete or entry.fuzzy:
        yield "obsolete: remove it" if entry.obsolete else "fuzzy: read it and remove the flag"
    elif not entry.msgstr:
        yield "untranslated"
    else:
        there, here = (Counter(PLACEHOLDER.findall(text)) for text in (entry.msgid, entry.msgstr))
        if there != here:
            yield f"missing {sorted((there - here).elements())}, too many {sorted((here - there).elements())}"
        if ends(entry.msgid) != ends(entry.msgstr):
            yield "begins or ends with other spaces or line breaks"


def main(*names):
    status = 0
    for name in names:
        seen = set()
        for entry in polib.pofile(name):
            twice = ["twice in one context: keep one"] if (entry.msgctxt, entry.msgid) in seen else []
            seen.add((entry.msgctxt, entry.msgid))
            for fault in [*twice, *faults(entry)]:
                print(f"{name}:{entry.linenum}: {entry.msgid[:60]!r}: {fault}")
                status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
