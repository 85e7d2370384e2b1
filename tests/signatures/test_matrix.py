"""Files of every kind, hostile ones among them: one of the seven states each, and «valid» only where it is."""

from datetime import timedelta

import pytest
import signed_files as files
from eoffice_signature.pades.checking import check_signatures
from pki import NOW, YEAR, Holder

CHECKING = "eoffice_signature.pades.checking"


def by_person(authority, **options):
    return files.signed(files.page(), authority.person, authority.issuing, **options)


def by_both(authority):
    return files.signed(by_person(authority), authority.seal, authority.issuing, field="Dau")


def by(name, **options):
    def make(authority):
        holder = getattr(authority, name)
        return files.signed(files.page(), holder, *((authority.issuing,) if holder.by is authority.issuing else ()))

    return make


def after(*changes):
    """What is left of a file with two good signatures once ``changes`` were added at its end."""
    return lambda authority: files.changed(by_both(authority), *changes)


def bent(change):
    return lambda authority: change(by_both(authority))


def ranged(change):
    return lambda authority: files.byte_range(by_person(authority), change)


def third_by_stranger(authority):
    return files.signed(by_both(authority), authority.stranger, authority.stranger_root, field="La")


def stamped_before_expiry(authority, holder=None):
    at = NOW - 2 * YEAR
    stamp = Holder("Dấu thời gian", authority.issuing, use="stamp", since=-3 * YEAR)
    stamper = stamp.stamper(authority.issuing, at=at)
    return files.signed(files.page(), holder or authority.expired, authority.issuing, stamper=stamper)


def expired_with_lists_of_then(authority):
    then = NOW - 2 * YEAR
    lists = [
        one.revocation_list(since=then - timedelta(hours=1), until=then + timedelta(days=7))
        for one in (authority.root, authority.issuing)
    ]
    return files.with_lists(stamped_before_expiry(authority), lists, [authority.issuing])


def stamped_before_expiry_by_stranger(authority):
    stamp = Holder("Dấu thời gian", authority.stranger_root, use="stamp", since=-3 * YEAR)
    stamper = stamp.stamper(authority.stranger_root, at=NOW - 2 * YEAR)
    return files.signed(files.page(), authority.expired, authority.issuing, stamper=stamper)


def stamped(authority, holder, at):
    return files.signed(
        files.page(), holder, authority.issuing, stamper=authority.stamp.stamper(authority.issuing, at=at)
    )


MATRIX = {
    # good ones
    "one signature": (by_person, "valid", None),
    "two signatures": (by_both, "valid", None),
    "old subfilter": (lambda a: by_person(a, subfilter=files.SigSeedSubFilter.ADOBE_PKCS7_DETACHED), "valid", None),
    "time stamp inside": (lambda a: stamped(a, a.person, NOW), "valid", None),
    "time stamp of the file": (lambda a: files.stamped(by_person(a), a.stamp.stamper(a.issuing)), "valid", None),
    "title changed": (bent(lambda data: files.revisions(data, 1)), "valid", None),
    "sealed": (lambda a: files.sealed(by_person(a), a.seal, a.issuing), "valid", None),
    "revoked after its time stamp": (lambda a: stamped(a, a.revoked, NOW - timedelta(days=30)), "valid", None),
    # whom to trust
    "self-signed": (by("alone"), "unknown", "self_signed"),
    "stranger": (by("stranger"), "unknown", None),
    "third signature by a stranger": (third_by_stranger, "unknown", None),
    "certificate of a server": (by("server"), "unknown", "usage"),
    "expired": (by("expired"), "certificate", "expired"),
    "not yet in force": (by("coming"), "certificate", "not_yet"),
    "revoked": (by("revoked"), "certificate", "revoked"),
    "revoked before its time stamp": (lambda a: stamped(a, a.revoked, NOW), "certificate", "revoked"),
    "revoked long before its time stamp": (
        lambda a: stamped(a, a.revoked_early, NOW - timedelta(days=30)),
        "certificate",
        "revoked",
    ),
    "expired, revoked before its time stamp": (
        lambda a: stamped_before_expiry(a, a.revoked_once),
        "certificate",
        "revoked",
    ),
    "expired after its time stamp": (stamped_before_expiry, "unchecked", None),
    "expired, with the lists of then": (expired_with_lists_of_then, "valid", None),
    "expired, time stamp of a stranger": (stamped_before_expiry_by_stranger, "certificate", "expired"),
    # changed afterwards
    "page added": (after(files.another_page), "altered", None),
    "other words": (after(files.other_words), "altered", None),
    "note on the page": (after(files.note), "altered", None),
    "script": (after(files.script), "altered", None),
    "signed after the seal": (
        lambda a: files.signed(files.sealed(by_person(a), a.seal, a.issuing), a.person, a.issuing, field="Them"),
        "altered",
        None,
    ),
    "one byte": (bent(files.one_byte), "altered", None),
    "range shifted": (ranged(lambda r: [r[0], r[1] - 10, r[2], r[3]]), "altered", None),
    "range not from the start": (ranged(lambda r: [9, r[1] - 9, r[2], r[3]]), "altered", None),
    "range over the signature": (ranged(lambda r: [0, r[2], r[2], r[3]]), "altered", None),
    "range ends early": (ranged(lambda r: [0, r[1], r[2], r[3] // 2]), "altered", None),
    "range empty": (ranged(lambda _r: [0, 0, 0, 0]), "altered", None),
    # not to be judged
    "range beyond the file": (ranged(lambda r: [0, r[1], r[2], 9 * r[3]][:4]), None, None),
    "range of three numbers": (ranged(lambda r: r[:3]), "unreadable", "damaged"),
    "no range": (bent(lambda d: files.renamed(d, b"/ByteRange", b"/ByteRangX")), "unreadable", "damaged"),
    "contents empty": (bent(lambda d: files.contents(d, b"00")), "unreadable", "damaged"),
    "contents garbage": (bent(lambda d: files.contents(d, b"DEADBEEF")), "unreadable", "damaged"),
    "unknown subfilter": (
        bent(lambda d: files.renamed(d, b"/ETSI.CAdES.detached", b"/adbe.x509.rsa_sha1 ")),
        "unreadable",
        "format",
    ),
    "signatures removed": (after(files.no_form), "unreadable", "removed"),
    "SHA-1": (lambda a: by_person(a, digest="sha1"), "unreadable", "digest"),
    "password": (lambda _a: files.encrypted(files.page(), "secret"), "unreadable", "password"),
    "truncated": (bent(lambda data: data[: len(data) // 2]), "unreadable", "damaged"),
    "padded": (bent(lambda data: data + bytes(200_000)), "unreadable", "damaged"),
    # without signature
    "plain": (lambda _a: files.page(), "unsigned", None),
    "usage rights of Adobe": (lambda _a: files.changed(files.page(), files.usage_rights), "unsigned", None),
    "no PDF": (lambda _a: b"\x89PNG\r\n" + bytes(100), "unsigned", None),
    "empty": (lambda _a: b"", "unsigned", None),
    "encrypted for all": (lambda _a: files.encrypted(files.page(), ""), "unsigned", None),
}


@pytest.mark.parametrize("kind", MATRIX)
def test_state(authority, kind):
    make, state, reason = MATRIX[kind]
    report = check_signatures(make(authority), *authority.trust)
    found = (
        report["state"],
        report["reason"] or next((s["reason"] for s in report["signatures"] if s["reason"]), None),
    )
    if state == "altered":
        assert found[0] == "altered"
    elif state:
        assert found == (state, reason)
    else:
        assert found[0] in ("altered", "unreadable")
