"""What the office already has corrects what was nearly read."""

from rapidfuzz import fuzz

from ...vietnamese.spelling import agency_key, fold, is_of_a_place, same_agency
from ..model import FieldValue, Known

# only what comes again and again is learned: a number or a date is never the same twice
LEARNED = ("symbol", "place", "issuer", "issuer_parent", "signer_name", "signer_title")
CONFIDENCE_CERTAIN, NEAR = (
    0.985,
    90,
)  # confidence of a value that the office has; likeness in percent from which it is meant


def correct(fields: dict[str, FieldValue], known: Known) -> dict[str, FieldValue]:
    """The fields with values of the office where one and only one is near enough to what was read."""
    fields |= _clerks_corrections(fields, known.corrections)
    _nearest(fields, "symbol", known.symbols, key=lambda symbol: symbol)
    _issuer(fields, known.issuers)
    _signer(fields, known.signers)
    return fields


def _clerks_corrections(fields, corrections):
    done = {}
    for name, read, right in corrections:
        value = fields.get(name) and fields[name].value
        if name in LEARNED and isinstance(value, str) and value.casefold() == read.casefold():
            done[name] = FieldValue(
                right, min(CONFIDENCE_CERTAIN, max(fields[name].confidence, 0.9)), fields[name].page, fields[name].box
            )
    return done


def _best(value, names, key=fold):
    """The name most like the value when it is near and no other is as near, else None."""
    likeness = sorted(((fuzz.ratio(key(value), key(name)), name) for name in set(names)), reverse=True)[:2]
    if not likeness or likeness[0][0] < NEAR or len(likeness) > 1 and likeness[1][0] == likeness[0][0]:
        return None
    return likeness[0]


def _nearest(fields, name, values, key=fold):
    found = fields[name]
    best = _best(found.value, values, key) if found.value else None
    if best:
        sure = CONFIDENCE_CERTAIN if best[0] == 100 else min(0.93, max(found.confidence, best[0] / 100))
        fields[name] = FieldValue(best[1], max(found.confidence, sure), found.page, found.box)


def _issuer(fields, issuers):
    """An issuer is known by its name alone, or by its name with the place that its parent's name ends in."""
    parent = fields["issuer_parent"].value or ""
    spelled = {}
    for name, higher in issuers:
        if parent and higher and not is_of_a_place(name) and not same_agency(parent, higher):
            continue  # the same name in another place
        spelled[name] = (name, higher)
        place = _place_of(higher)
        if place and fold(name).endswith(fold(place)) and fold(place) in fold(parent):
            spelled[name[: len(name) - len(place)].rstrip()] = (name, higher)
    found = fields["issuer"]
    best = _best(found.value, spelled, agency_key) if found.value else None
    if best:
        name, higher = spelled[best[1]]
        sure = CONFIDENCE_CERTAIN if best[0] == 100 else min(max(found.confidence, 0.85), 0.93)
        fields["issuer"] = FieldValue(name, sure, found.page, found.box)
        if higher and (not parent or fuzz.ratio(agency_key(parent), agency_key(higher)) >= NEAR):
            old = fields["issuer_parent"]
            fields["issuer_parent"] = FieldValue(higher, max(old.confidence, 0.9), old.page, old.box)


def _place_of(higher):
    words = fold(higher).split()
    for kind in ("tinh", "huyen", "xa", "pho"):
        if kind in words:
            return " ".join(higher.split()[words.index(kind) :])
    return ""


def _signer(fields, signers):
    titles = dict(signers)
    _nearest(fields, "signer_name", titles, key=lambda name: name.casefold())
    title = titles.get(fields["signer_name"].value)
    read = fields["signer_title"]
    if title and read.value and fuzz.ratio(fold(title), fold(read.value)) > 80:
        fields["signer_title"] = FieldValue(title, max(read.confidence, 0.92), read.page, read.box)
