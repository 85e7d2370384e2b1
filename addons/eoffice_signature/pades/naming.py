"""Who a certificate names, as plain short texts: it is a stranger who wrote them."""

import hashlib
import unicodedata
from datetime import UTC, datetime

LONGEST = 200
YEARS = range(1900, 9999)  # "no end" is the last second of 9999, and no clock of ours goes beyond
MOST = 5  # values of a name that is repeated


def described(certificate) -> dict:
    """What people are shown of an X.509 certificate (asn1crypto); never the citizen number that a subject may hold."""
    subject = certificate.subject.native
    return {
        "name": text_of(subject.get("common_name")),
        "organisation": text_of(subject.get("organization_name")),
        "department": text_of(subject.get("organizational_unit_name")),
        "title": text_of(subject.get("title")),
        "issuer": issuer_name(certificate),
        "serial": f"{certificate.serial_number:X}"[:64],
        "valid_from": utc_text(certificate.not_valid_before),
        "valid_until": utc_text(certificate.not_valid_after),
        "sha256": hashlib.sha256(certificate.dump()).hexdigest(),
    }


def issuer_name(certificate) -> str:
    issuer = certificate.issuer.native
    return text_of(issuer.get("common_name") or issuer.get("organization_name"))


def text_of(value) -> str:
    """One line of letters: no control or direction marks, which could turn a name around."""
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, map(text_of, value[:MOST])))[:LONGEST]
    if not isinstance(value, str):
        return ""
    kept = "".join(letter if unicodedata.category(letter)[0] != "C" else " " for letter in value[: 4 * LONGEST])
    return unicodedata.normalize("NFC", " ".join(kept.split()))[:LONGEST]


def utc_text(moment) -> str | None:
    """A moment as databases write it; None for one that no calendar has."""
    if not isinstance(moment, datetime):
        return None
    if moment.year not in YEARS:
        moment = moment.replace(year=YEARS.start if moment.year < YEARS.start else YEARS.stop - 1, day=1)
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "seconds")
