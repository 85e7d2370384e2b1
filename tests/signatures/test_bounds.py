"""What a file may cost, and whom it may call: nobody."""

import socket
import time

import pytest
import signed_files as files
from eoffice_documents import sandbox
from eoffice_signature.pades import certificates
from eoffice_signature.pades.checking import check_signatures
from pki import NOW, YEAR, Holder

CHECKING = "eoffice_signature.pades.checking"


@pytest.fixture(autouse=True)
def no_workers():
    yield
    sandbox.stop()


def of(authority, data, roots=None, lists=None):
    trusted, between, known = authority.trust
    return check_signatures(data, trusted if roots is None else roots, between, known if lists is None else lists)


def by_person(authority, **options):
    return files.signed(files.page(), authority.person, authority.issuing, **options)


def test_a_worker_says_the_same(authority):
    data = files.changed(by_person(authority), files.another_page)
    inside = sandbox.run(CHECKING, "check_signatures", data, *authority.trust, seconds=20)
    assert inside == of(authority, data)
    assert (inside["state"], inside["added"], inside["pages_added"]) == ("altered", "contents", 1)


def test_no_address_of_a_file_is_called(authority, monkeypatch):
    """Its certificate names addresses for the issuer's certificate, for OCSP and for a list (SSRF)."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        of_office = Holder("Người ký", authority.issuing, urls=url)
        of_stranger = Holder("Người lạ", authority.stranger_root, urls=url)
        asked = []
        monkeypatch.setattr(socket, "getaddrinfo", lambda *names, **_options: asked.append(names) or [])
        monkeypatch.setattr(socket.socket, "connect", lambda _self, address: asked.append(address))
        states = [
            of(authority, files.signed(files.page(), holder, authority.issuing), lists=[])["state"]
            for holder in (of_office, of_stranger)
        ]
        server.settimeout(0)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert (states, asked) == (["unchecked", "unknown"], [])


def test_revocation_is_not_looked_up_without_lists(authority):
    assert of(authority, by_person(authority), lists=[])["state"] == "unchecked"
    assert of(authority, by_person(authority), lists=authority.lists[:1])["state"] == "unchecked"
    assert of(authority, by_person(authority), lists=authority.lists[1:])["state"] == "unchecked"


def test_an_old_list_does_not_make_a_signature_valid(authority):
    old = [
        one.revocation_list(since=NOW - YEAR / 2, until=NOW - YEAR / 4) for one in (authority.root, authority.issuing)
    ]
    assert of(authority, by_person(authority), lists=old)["state"] == "unchecked"


def test_one_list_is_enough_to_know_what_was_revoked(authority):
    data = files.signed(files.page(), authority.revoked, authority.issuing)
    assert of(authority, data, lists=authority.lists[1:])["state"] == "certificate"


def test_an_office_without_roots_trusts_nobody(authority):
    """Not those of the operating system either."""
    assert check_signatures(by_person(authority), [])["state"] == "unknown"
    assert of(authority, by_person(authority), roots=[])["state"] == "unknown"


def test_roots_and_lists_of_a_file_are_no_ground_for_trust(authority):
    root = authority.stranger_root
    data = files.signed(files.page(), authority.stranger, root)
    data = files.with_lists(data, [root.revocation_list()], [root, authority.stranger])
    assert of(authority, data)["state"] == "unknown"


def test_a_list_that_a_file_brings_is_believed_when_its_authority_signed_it(authority):
    data = files.with_lists(by_person(authority), authority.lists, [authority.issuing])
    report = of(authority, data, lists=[])
    assert (report["state"], report["added"]) == ("valid", "validation")


def test_who_when_and_by_which_certificate(authority):
    stamper = authority.stamp.stamper(authority.issuing, at=NOW)
    one = of(authority, by_person(authority, stamper=stamper))["signatures"][0]
    assert (one["signed_on"], one["stamped_by"]) == (f"{NOW:%Y-%m-%d %H:%M:%S}", "Dấu thời gian thử")
    certificate = one["certificate"]
    assert (certificate["name"], certificate["organisation"], certificate["title"], certificate["issuer"]) == (
        "Nguyễn Văn Ký",
        "Ủy ban nhân dân huyện Thử",
        "Chủ tịch",
        "CA phục vụ cơ quan thử",
    )
    assert certificate["serial"] == f"{authority.person.certificate.serial_number:X}"


def test_a_time_stamp_of_a_stranger_proves_nothing(authority):
    stranger = Holder("Dấu lạ", authority.stranger_root, use="stamp")
    report = of(authority, by_person(authority, stamper=stranger.stamper(authority.stranger_root, at=NOW)))
    assert (report["state"], report["signatures"][0]["stamped_by"]) == ("valid", None)


def test_many_revisions_end_in_time(authority):
    data = files.revisions(by_person(authority), 60)
    began = time.process_time()
    report = sandbox.run(CHECKING, "check_signatures", data, *authority.trust, seconds=20)
    assert report["state"] == "valid"
    assert time.process_time() - began < 5, "the work is the worker's"


def test_what_takes_too_long_is_ended(authority):
    data = files.revisions(by_person(authority), 80)
    with pytest.raises(sandbox.WorkerTooSlow):
        sandbox.run(CHECKING, "check_signatures", data, *authority.trust, seconds=0.05, fresh=True)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("\u202eNguyễn\nVăn\x00 A", "Nguyễn Văn A"),
        ("x" * 5000, "x" * 200),
        (["UBND", "Văn phòng"], "UBND, Văn phòng"),
        (None, ""),
    ],
)
def test_names_are_short_and_plain(name, shown):
    from eoffice_signature.pades.naming import text_of

    assert text_of(name) == shown


def test_uploads_of_the_administrator(authority):
    assert certificates.read_certificate(authority.root.pem)["root"] is True
    assert certificates.read_certificate(authority.issuing.der)["root"] is False
    assert certificates.read_certificate(authority.person.der) == {"problem": "no_authority"}
    assert certificates.read_certificate(b"x") == {"problem": "no_certificate"}
    named = Holder("Cơ quan chứng thực thử", authority.stranger_root, ca=True)  # of the same name, by another
    forged = named.revocation_list()
    assert certificates.read_revocation_list(forged, [authority.root.der]) == {"problem": "stranger"}
    found = certificates.read_revocation_list(authority.lists[1], [authority.issuing.der])
    assert (found["problem"], found["number"]) == (None, 3)
