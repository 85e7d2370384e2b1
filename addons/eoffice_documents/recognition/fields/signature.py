"""The last page's two columns: recipients on the left, authority, title and name on the right (N30 PL I boxes 7, 9)."""

import re

from rapidfuzz import fuzz

from ..layout import lines_of
from ..model import FieldValue
from ..syllables import is_syllable
from .evidence import box_of, found, sure
from .spelling import fold, is_capitals

_AUTHORITY = re.compile(r"^\W*(TM|KT|TL|TUQ|Q)\s*[.,]\s*", re.I)


def find(pages) -> dict[str, FieldValue]:
    for page in reversed(pages):
        words = [word for word in page.words if any(map(str.isalnum, word.text))or word.text in "-–&"]
        heading = _recipients_heading(words)
        if heading:
            return _signer(words, heading, page) | _recipients(words, heading, page)
    return {}


def _recipients_heading(words):
    for first, second in zip(words, words[1:]):
        if fuzz.ratio(fold(first.text + second.text), "noinhan") > 80 and abs(first.top - second.top) < first.height:
            return first
    return None


def _signer(words, heading, page):
    edge = heading.left + 0.27 * page.width
    lines = lines_of([w for w in words if w.left > edge and w.top > heading.top - 2.5 * heading.height])
    titles, fields = [], {}
    for line in lines:
        if is_capitals(line.text) and len(line.text) > 3 and (not titles or line.top - titles[-1].bottom < 2 * line.height):
            titles.append(line)
        elif titles and _is_name(line):
            fields["signer_name"] = found(line.text.strip(" .,-_"), line.words, page)
            break
    authority = [match[1].upper() + "." for line in titles if (match := _AUTHORITY.match(line.text))]
    if authority:
        fields["authority"] = found(" ".join(authority), [line.words[0] for line in titles], page)
    if titles:
        fields["signer_title"] = found(_AUTHORITY.sub("", titles[-1].text).strip(" .,-_"), titles[-1].words, page)
    return fields


def _is_name(line):
    words = [word.text.strip(" .,-_") for word in line.words]
    return 2 <= len(words) <= 6 and all(word[:1].isupper() and word[1:].islower() or len(word) == 1 for word in words) and (
        sum(map(is_syllable, words)) >= len(words) - 1
    )


def _recipients(words, heading, page):
    edge = heading.left + 0.4 * page.width
    lines = lines_of([w for w in words if w.left < edge and w.right < edge and w.top > heading.top + 0.6 * heading.height])
    kept, last = [], heading
    for line in lines:
        if line.top - last.bottom > 2.2 * heading.height:
            break
        kept.append(line)
        last = line
    items = []
    for line in kept:
        text = line.text.strip()
        if re.match(r"^[-–~_•.]", text) or not items:
            items.append(text.lstrip("-–~_•. "))
        else:
            items[-1] += " " + text
    if not items:
        return {}
    every = [word for line in kept for word in line.words]
    return {"recipients": FieldValue([item.rstrip(" ;.,:") for item in items], sure(every), page.number, box_of(every))}
