from html import escape

from .query import TERM
from .words import WORD, fold, words

BEFORE, LENGTH = 60, 220


def passage(body, asked):
    """The stretch of ``body`` where most asked words stand, as HTML with ``<mark>`` around each; "" without a hit."""
    wanted, beginnings = set(), ()
    for minus, quoted, single in TERM.findall(asked):
        if minus:
            continue
        wanted.update(words(quoted or single))
        if single.endswith("*"):
            beginnings += tuple(words(single)[-1:])
    hits = []
    for match in WORD.finditer(body):
        word = fold(match.group())
        if word in wanted or (beginnings and word.startswith(beginnings)):
            hits.append((match.start(), match.end(), word))
    if not hits:
        return ""
    first = max(
        range(len(hits)), key=lambda at: len({w for s, _e, w in hits[at : at + 30] if s < hits[at][0] + LENGTH})
    )
    begin = max(0, hits[first][0] - BEFORE)
    end = min(len(body), hits[first][0] + LENGTH)
    parts, at = ["… " if begin else ""], begin
    for start, stop, _word in hits:
        if begin <= start and stop <= end:
            parts += [escape(body[at:start]), f"<mark>{escape(body[start:stop])}</mark>"]
            at = stop
    return "".join([*parts, escape(body[at:end]), " …" if end < len(body) else ""])
