"""Checking the signatures of a PDF that anybody may have made: one of seven states, never an error."""

import asyncio
import io

from pyhanko.pdf_utils.crypt import AuthStatus
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import async_validate_pdf_timestamp
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel

from . import states
from .acts import act
from .marks import has_marks, may_be_signed
from .naming import described, text_of, utc_text
from .trust import IF_DECLARED, Trust

_WEAK = ("md2", "md5", "sha1")
_KNOWN = ("/adbe.pkcs7.detached", "/ETSI.CAdES.detached", "/ETSI.RFC3161", "/PBAD.PAdES")
_ADDED = {
    ModificationLevel.NONE: None,
    ModificationLevel.LTA_UPDATES: "validation",
    ModificationLevel.FORM_FILLING: "form",
    ModificationLevel.ANNOTATIONS: "notes",
    ModificationLevel.OTHER: "contents",
}


@act
def check_signatures(data: bytes, roots: list, intermediates: list = (), revocation_lists: list = ()) -> dict:
    """{state, reason, signatures, added, pages_added} of a file; what each signature has, see `_look_at`.

    :param roots: certificates (DER) that the office trusts; ``intermediates`` lead to them
    :param revocation_lists: the lists (DER) that the office has; nothing is fetched
    """
    if not may_be_signed(data):
        return _report(states.UNSIGNED)
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=False)  # scans of some machines are no strict PDFs
        if reader.encrypted and reader.decrypt("").status == AuthStatus.FAILED:
            return _report(states.UNREADABLE, "password")
        return asyncio.run(_check(reader, data, roots, intermediates, revocation_lists))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - whatever a broken file raises, and wherever: it is not valid
        return _report(states.UNREADABLE, "damaged")


async def _check(reader, data, roots, intermediates, lists):
    filled = list(enumerate_sig_fields(reader, filled_status=True))
    if not filled:
        # its fields were taken away, or nothing leads to them; Adobe's usage rights alone are nobody's signature
        rights = set(reader.root.get("/Perms") or ())
        removed = has_marks(data) and not (rights and rights <= {"/UR", "/UR3"})
        return _report(states.UNREADABLE, "removed") if removed else _report(states.UNSIGNED)
    if any(value.get_object().get("/SubFilter") not in _KNOWN for _name, value, _field in filled):
        return _report(states.UNREADABLE, "format")
    embedded = reader.embedded_signatures
    if len(embedded) != len(filled):
        return _report(states.UNREADABLE, "damaged")
    trust = Trust(roots, intermediates, lists, reader)
    found = [await _look_at(signature, trust) for signature in embedded]
    signatures = [one for one in found if one["kind"] == "signature"]
    broken_stamps = [one for one in found if one["kind"] == "stamp" and one["state"] == states.ALTERED]
    last = embedded[-1].signed_revision
    return {
        "state": states.worst(one["state"] for one in (*signatures, *broken_stamps)),
        "reason": None,
        "signatures": found,
        "added": found[-1]["added"],
        "pages_added": max(0, _pages(reader.root) - _pages(reader.get_historical_root(last))),
    }


async def _look_at(signature, trust):
    """What is said of one signature or document time stamp."""
    stamp = signature.sig_object_type == "/DocTimeStamp"
    found = {
        "kind": "stamp" if stamp else "signature",
        "field": text_of(signature.field_name),
        "state": states.UNREADABLE,
        "reason": "damaged",
        "signed_on": None,
        "stamped_by": None,
        "added": None,
    }
    certificate = signature.signer_cert
    found |= {"certificate": described(certificate)}
    try:
        if stamp:
            status = await async_validate_pdf_timestamp(signature, trust.context(IF_DECLARED))
        else:
            status = await trust.look(signature, skip_changes=False)
    except (SignatureValidationError, ValueError, LookupError, TypeError):
        return found
    found["added"] = _added(status)
    found["signed_on"] = utc_text(status.timestamp if stamp else status.signer_reported_dt)
    weak = status.md_algorithm in _WEAK
    if not _is_whole(status):
        return found | {"state": states.ALTERED, "reason": None if status.intact and status.valid else "bytes"}
    if stamp:
        stamped = not weak and status.trusted
        return found | {"state": states.VALID if stamped else states.UNKNOWN, "reason": None}
    proven = _proven(status.timestamp_validity)
    if proven:
        found |= {"signed_on": utc_text(proven.timestamp), "stamped_by": described(proven.signing_cert)["name"]}
    if weak:
        return found | {"state": states.UNREADABLE, "reason": "digest"}
    if not status.seed_value_ok:
        return found | {"state": states.UNREADABLE, "reason": "constraints"}
    state, reason = await trust.verdict(signature, proven and proven.timestamp)
    return found | {"state": state, "reason": reason}


def _is_whole(status):
    """Whether what was signed is what there is, besides what its signer has left open."""
    covered = status.coverage in (SignatureCoverageLevel.ENTIRE_REVISION, SignatureCoverageLevel.ENTIRE_FILE)
    # coverage alone says nothing: a byte range that overlaps the signature counts as the entire file
    kept = status.modification_level not in (None, ModificationLevel.OTHER)
    locked = hasattr(status, "signer_reported_dt")  # a document time stamp locks nothing
    return bool(status.intact and status.valid and covered and kept and (status.docmdp_ok or not locked))


def _proven(stamp):
    """The time stamp, when an authority that the office trusts has made it."""
    return stamp if stamp and stamp.intact and stamp.valid and stamp.trusted else None


def _added(status):
    level = status.modification_level
    return _ADDED[ModificationLevel.OTHER if level is None else level]


def _pages(root):
    count = root["/Pages"]["/Count"]
    return int(count) if isinstance(count, int) else 0


def _report(state, reason=None):
    return {"state": state, "reason": reason, "signatures": [], "added": None, "pages_added": 0}
