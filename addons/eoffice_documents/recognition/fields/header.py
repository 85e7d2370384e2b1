"""Number, symbol, place, date and issuer from the two columns at the top (N30 PL I boxes 2 to 5b)."""

import re
from datetime import date

from ...vietnamese.spelling import fold, is_capitals
from ..layout import Line
from ..model import FieldValue
from . import casing
from .evidence import box_of, found, sure

_NUMBER = re.compile(r"^\W*S\w{0,2}\s*[:;.,]?\s*(?P<slot>[^/]*?)\s*/\s*(?P<symbol>\S.*)$")
_DATE = re.compile(
    r"^(?P<place>.*?)[,.;]?\s*ng[àaáạ]y\s*(?P<day>.*?)\s*th[áaà]ng\s*(?P<month>\S{1,4})\s*n[ăaâ]m\s*(?P<year>\S+)", re.I
)
_HEADS = (
    "uy ban|ubnd|hoi dong|hdnd|so|phong|ban|bo|cuc|tong cuc|chi cuc|van phong|truong|trung tam|cong an|toa an|"
    "vien|hoi|lien doan|dang uy|tinh uy|huyen uy|thanh uy|thanh tra|kho bac|ngan hang|bao hiem|cong ty|doan|"
    "to|lien minh|benh vien|hat|doi|tram|quy|hop tac xa|dai|bao|chi nhanh|nha|huyen doan|tinh doan|mat tran|"
    "ubmt|uy ban mttq"
).split("|")
_JOINS = ("va", "&", "cua", "ve")


def find(zones) -> dict[str, FieldValue]:
    fields = {}
    place = number_place(zones)
    if place is not None:
        fields |= _number(zones.left[place], zones.page)
    fields |= _date(zones)
    fields |= _issuer(zones.left[:place] if place is not None else zones.left[:4], zones.page)
    if not zones.motto:
        # an annex has no heading: what stands above is its text
        for name in {"issuer", "issuer_parent"} & set(fields):
            fields[name].confidence = min(fields[name].confidence, 0.5 if place is None else 0.85)
    fields |= _abstract(zones.left[place + 1 :] if place is not None else zones.left, zones.page)
    if "subject" not in fields:
        # something stands beside the abstract, a note or a stamp: what is left of it, and not for sure
        limit = zones.edge - 0.02 * zones.page.width
        left = [
            Line([word for word in line.words if word.right < limit]) for line in zones.below[:6] if line.left < limit
        ]
        fields |= _abstract([line for line in left if line.words], zones.page)
        if "subject" in fields:
            fields["subject"].confidence = min(fields["subject"].confidence, 0.6)
    return fields


def number_place(zones) -> int | None:
    """Which line of the left column has the number; above it stands the issuer."""
    return next((k for k, line in enumerate(zones.left) if _NUMBER.match(line.text)), None)


def _number(line, page):
    match = _NUMBER.match(line.text)
    slot, symbol = match["slot"].strip(" ._-"), re.sub(r"\s+", "", match["symbol"]).strip(".,;:_-")
    place = next((k for k, word in enumerate(line.words) if "/" in word.text), len(line.words) - 1)
    first, stroke, rest = symbol.partition("/")
    if stroke and not re.fullmatch(r"(19|20)\d\d", first):
        # a stroke of the pen in the slot; only a year may stand between number and letters
        slot, symbol = "", rest
        place = max(k for k, word in enumerate(line.words) if "/" in word.text)
    box = _slot_box(line, place)
    number = FieldValue(None, 0.1, page.number, box)
    if re.fullmatch(r"\d{1,6}[A-Za-z]?", slot):
        # a figure that stands apart from the stroke was filled in later, mostly by pen unless a text layer tells it
        apart = line.words[place].text.startswith("/") and min(word.confidence for word in line.words[:place]) < 1
        number = FieldValue(slot, sure(line.words[: place + 1], at_most=0.85 if apart else 0.98), page.number, box)
    if not re.search(r"[^\W\d]", symbol):
        return {"number": number}
    cut = line.words[place]
    left = cut.left + round(cut.width * max(0, cut.text.find("/")) / len(cut.text))
    where = (left, line.top, line.right - left, line.bottom - line.top)
    return {"number": number, "symbol": FieldValue(symbol, sure(line.words[place:]), page.number, where)}


def _slot_box(line, place):
    """The room between "Số:" and the stroke, whether something was read in it or not."""
    first, cut = line.words[0], line.words[place]
    start = first.right if place else first.left
    end = cut.left + round(cut.width * (cut.text.find("/") / max(1, len(cut.text))))
    return start, line.top, max(end - start, line.bottom - line.top), line.bottom - line.top


def _date(zones):
    for line in zones.right:
        match = _DATE.match(line.text)
        if match:
            return _date_of(line, match, zones.page)
    for line in zones.right:
        place, comma, rest = line.text.partition(",")
        if comma and fold(rest).startswith("ng") and " nam " in f" {fold(rest)} ":
            words = line.words[: len(place.split())]
            return {
                "place": found(place.strip(), words, zones.page),
                "issued_on": FieldValue(None, 0.1, zones.page.number, line.box),
            }
    return {}


def _date_of(line, match, page):
    names = [fold(word.text) for word in line.words]
    start = next((k for k, name in enumerate(names) if name.startswith("ng")), 0)
    fields = {}
    place = match["place"].strip(" ,.;-")
    if place and start:
        fields["place"] = found(place, line.words[:start], page)
    day, month, year = (re.sub(r"\D", "", match[part]) for part in ("day", "month", "year"))
    try:
        value = date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        box = line.box
        if "thang" in names[start:]:
            end = names.index("thang", start)
            box = (
                line.words[start].right,
                line.top,
                max(4, line.words[end].left - line.words[start].right),
                line.bottom - line.top,
            )
        return fields | {"issued_on": FieldValue(None, 0.1, page.number, box)}
    return fields | {"issued_on": found(value, line.words[start:], page)}


def _issuer(lines, page):
    """Organs named above the number: each begins with the name of a kind of organ; the last one issues."""
    organs = []
    for line in lines:
        if not is_capitals(line.text) or line.right - line.left < 0.03 * page.width:
            continue
        name = fold(line.text)
        begins = any(name == head or name.startswith(head + " ") for head in _HEADS)
        joined = organs and fold(organs[-1][-1].text).split()[-1:] and fold(organs[-1][-1].text).split()[-1] in _JOINS
        if begins and not joined or not organs:
            organs.append([line])
        else:
            organs[-1].append(line)
    fields = {}
    for name, organ in zip(("issuer", "issuer_parent"), reversed(organs[-2:])):
        words = [word for line in organ for word in line.words]
        fields[name] = found(casing.sentence(" ".join(line.text for line in organ).strip(" .,-_'`")), words, page)
    return fields


def _abstract(lines, page):
    """The abstract of a công văn: after "V/v", under the number."""
    start = next((k for k, line in enumerate(lines) if re.match(r"\W*v\s*/\s*[vy]\b", line.text, re.I)), None)
    if start is None:
        return {}
    block = [lines[start]]
    for line in lines[start + 1 :]:
        if line.top - block[-1].bottom > 1.1 * block[-1].height or fold(line.text).startswith("kinh gui"):
            break
        block.append(line)
    words = [word for line in block for word in line.words]
    text = re.sub(r"^\W*(v\s*/\s*[vy])\W*\s*", "", " ".join(line.text for line in block), flags=re.I)
    return {
        "subject": found(text.strip(" .,;:"), words, page),
        "_letter": FieldValue(True, 1.0, page.number, box_of(words)),
    }
