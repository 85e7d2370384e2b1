import re
from html import escape

from .query import Question
from .tokenizer import BARE

BEFORE, LENGTH = 60, 220
# letter by letter, so that a place in the folded text is the same place in the text
SINGLE = {code: bare for code, bare in BARE.items() if len(bare) == 1} | {
    code: chr(code + 32) for code in range(65, 91)
}


def passage(body, asked, instead=()):
    """Where most of the asked words stand in ``body``, whose pages are parted by form feeds.

    ``instead``: words that are marked as well.

    Returns (HTML with ``<mark>`` around each word asked for, page from 0); ("", 0) without a hit.
    """
    pattern = _pattern(asked, instead)
    found = pattern.finditer(body.translate(SINGLE)) if pattern else ()
    hits = [(match.start(), match.end(), match.group()) for match in found]
    if not hits:
        return "", 0
    first = max(
        range(len(hits)), key=lambda at: len({w for s, _e, w in hits[at : at + 30] if s < hits[at][0] + LENGTH})
    )
    place = hits[first][0]
    begin = max(0, place - BEFORE, body.rfind("\f", 0, place) + 1)
    end = min(len(body), place + LENGTH)
    parts, at = ["… " if begin else ""], begin
    for start, stop, _word in hits:
        if begin <= start and stop <= end:
            parts += [escape(body[at:start]), f"<mark>{escape(body[start:stop])}</mark>"]
            at = stop
    shown = "".join([*parts, escape(body[at:end]), " …" if end < len(body) else ""])
    return shown, body.count("\f", 0, place)


def lacks(words, *texts):
    """Whether one of the folded ``words`` stands in none of ``texts``."""
    folded = [text.translate(SINGLE) for text in texts]
    return not all(any(_whole(re.escape(word)).search(text) for text in folded) for word in words)


def _whole(words):
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])")


def _pattern(asked, instead):
    question = Question.parse(asked)
    wanted = dict.fromkeys(re.escape(word.translate(BARE)) for word in instead)
    for term in question.wanted if question else ():
        for at, word in enumerate(term.folded, 1):
            wanted[re.escape(word) + (r"\w*" if term.begins and at == len(term.words) else "")] = None
    return _whole("|".join(wanted)) if wanted else None
