"""The last page's two columns: recipients on the left, authority, title and name on the right (N30 PL I boxes 7, 9)."""

import re

from rapidfuzz import fuzz

from ...vietnamese.spelling import fold, is_capitals
from ...vietnamese.syllables import is_syllable, letters_only
from ..layout import lines_of
from ..model import FieldValue
from . import casing, names, titles
from .evidence import box_of, found, sure

_DIRT = " .,-_'`~“”"
_AUTHORITY = re.compile(r"^\W*(TM|KT|TL|TUQ|Q)\s*[.,:;]\s*", re.I)


def find(pages) -> dict[str, FieldValue]:
    for page in reversed(pages):
        words = [word for word in page.words if any(map(str.isalnum, word.text)) or word.text in "-–&"]
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
    lines = lines_of([w for w in words if w.left > edge and w.top > heading.top - 0.07 * page.height])
    above, fields = [], {}
    for line in lines:
        name = _name_in(line) if above else None
        if name:
            fields["signer_name"] = _name_of(name, page)
            break
        if _is_title(line) and (not above or line.top - above[-1].bottom < 2 * line.height):
            above.append(line)
    return fields | _titles(above, page)


def _name_of(words, page):
    """The name as a field: what its syllables make doubtful is doubtful."""
    name, at_most = names.mended([word.text.strip(_DIRT) for word in words])
    return found(" ".join(name), words, page, at_most=at_most)


def _is_title(line):
    """In capitals and made of words, unlike what a seal leaves."""
    words = letters_only(line.text)
    possible = sum(
        len(word) > 1 and (is_syllable(word) or word in ("TM", "KT", "TL", "TUQ", "UBND", "HĐND")) for word in words
    )
    return is_capitals(line.text) and sum(map(len, words)) > 4 and possible >= 0.6 * len(words)


def _titles(lines, page):
    """Authority signs in their order, and the signer's own position: the last line in capitals."""
    if not lines:
        return {}
    signed = [(match[1].upper(), line.words[0]) for line in lines if (match := _AUTHORITY.match(line.text))]
    read = _AUTHORITY.sub("", lines[-1].text).strip(_DIRT)
    above = _AUTHORITY.match(lines[-2].text) if len(lines) > 1 else None
    if (sign := _AUTHORITY.match(lines[-1].text)) and sign[1].upper() == "TM":
        return _authority(signed, page)  # the organ's name: the position under it was not read
    title = titles.corrected(read)
    if above and above[1].upper() == "KT":
        title = titles.deputy_of(_AUTHORITY.sub("", lines[-2].text), read)
    fields = {"signer_title": found(casing.position(title), lines[-1].words, page)} | _authority(signed, page)
    if not signed and titles.is_deputy(title):
        # a deputy signs for the head and says so (N30 Đ13): the line above was not read
        fields["authority"] = FieldValue("KT.", 0.6, page.number)
    if title != read:
        fields["signer_title"].confidence = max(fields["signer_title"].confidence, 0.92)
    return fields


def _authority(signed, page):
    if not signed:
        return {}
    return {"authority": found(" ".join(f"{sign}." for sign, _ in signed), [word for _, word in signed], page)}


def _name_in(line):
    """The words of a person's name in a line, what the signature left beside it put away; None without one."""
    words = [
        word
        for word in line.words
        if sum(map(str.isalpha, word.text)) > 1 or len(word.text) == 1 and word.text.isupper()
    ]
    while len(words) > 2 and not _begins_name(words[0].text.strip(_DIRT)):
        words = words[1:]
    texts = [word.text.strip(_DIRT) for word in words]
    if not 2 <= len(words) <= 6 or any(
        not text or not (text[0].isupper() and text[1:].islower()) for text in texts if len(text) > 1
    ):
        return None
    return words if sum(map(is_syllable, texts)) >= len(texts) - 1 and sum(map(len, texts)) >= 5 else None


def _begins_name(text):
    return len(text) > 1 and text[0].isupper() and text[1:].islower()


def _recipients(words, heading, page):
    edge = heading.left + 0.4 * page.width
    lines = lines_of(
        [w for w in words if w.left < edge and w.right < edge and w.top > heading.top + 0.6 * heading.height]
    )
    kept, last = [], heading
    for line in lines:
        if line.top - last.bottom > 2.2 * heading.height:
            break
        kept.append(line)
        last = line
    items = []
    for line in kept:
        text = _without_dirt(line).strip()
        if re.match(r"^[-–~_•.]", text) or not items or items[-1].endswith((";", ".")):
            items.append(text.lstrip("-–~_•. "))
        else:
            items[-1] += " " + text
    items = [_item(item) for item in items if sum(map(str.isalpha, item)) > 3]
    if not items:
        return {}
    every = [word for line in kept for word in line.words if any(map(str.isalpha, word.text))]
    return {"recipients": FieldValue(items, sure(every, at_most=0.95), page.number, box_of(every))}


def _without_dirt(line):
    """The line's text without what specks left before its dash or first word."""
    words = list(line.words)
    while len(words) > 1 and len(words[0].text) < 3 and not _begins_item(words[0].text):
        words = words[1:]
    return " ".join(word.text for word in words)


def _begins_item(text):
    plain = text.strip(".,:;()")
    return text in "-–~_•" or plain.isupper() or plain.isdigit() or is_syllable(plain)


def _item(text):
    """One recipient; the record copy's line is "Lưu: VT" by the decree (N30 PL I Phần I.II.9), whatever was read."""
    text = re.sub(r"\(b\s*/\s*\W?\)", "(b/c)", text.rstrip(" ;.,:_'`"))
    return re.sub(
        r"^(L[uư]+u?)\s*[:;.,]?\s*V[TIFEJ1l]{1,2}\b[;:.,]?(?=\s|$)",
        lambda m: "Lưu: VT" + ("," if text[m.end() :].strip() else ""),
        text,
        flags=re.I,
    )
