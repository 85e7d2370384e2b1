"""Whether a signer's certificate leads to a root of the office, is in force, and is not revoked."""

import time
from datetime import UTC, datetime, timedelta

from asn1crypto import crl, x509
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.policy_decl import (
    REQUIRE_REVINFO,
    CertRevTrustPolicy,
    RevocationCheckingPolicy,
    RevocationCheckingRule,
)

from . import states

# pyHanko's "hard-fail" passes a certificate that names no list, though we hold one that revokes it
ALL_KNOWN = REQUIRE_REVINFO
SIGNER_KNOWN = RevocationCheckingPolicy(REQUIRE_REVINFO.ee_certificate_rule, RevocationCheckingRule.NO_CHECK)
IF_DECLARED = RevocationCheckingPolicy.from_legacy("soft-fail")
_TOLERANCE = timedelta(minutes=1)  # a signer asks for the lists right after its time stamp
# certificates of Vietnamese authorities have one or the other
_USAGE = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)


class Trust:
    """The office's roots, intermediate certificates and revocation lists (DER), and those that a file brings along.

    What a file brings only helps to find the way to a root of the office; it is never one itself.
    """

    def __init__(self, roots, intermediates, lists, reader):
        self.roots = [x509.Certificate.load(root) for root in roots]
        self.intermediates = [x509.Certificate.load(one) for one in intermediates]
        self.lists = [crl.CertificateList.load(one) for one in lists]
        try:
            self._store = DocumentSecurityStore.read_dss(reader)
        except NoDSSFoundError:
            self._store = None

    def context(self, policy, moment=None, hindsight=False):
        """A fresh one, because it remembers what it has found. It fetches nothing, whatever a file asks for."""
        options = {
            "trust_roots": self.roots,  # None would mean those of the operating system
            "other_certs": list(self.intermediates),
            "crls": list(self.lists),
            "ocsps": [],
            "allow_fetching": False,
            "revinfo_policy": CertRevTrustPolicy(policy, retroactive_revinfo=hindsight),
            "moment": moment,
        }
        return self._store.as_validation_context(options) if self._store else ValidationContext(**options)

    async def look(self, signature, policy=ALL_KNOWN, moment=None, hindsight=False, skip_changes=True):
        """pyHanko's status of an embedded signature."""
        return await async_validate_pdf_signature(
            signature,
            self.context(policy, moment, hindsight),
            ts_validation_context=self.context(IF_DECLARED),
            key_usage_settings=_USAGE,
            skip_diff=skip_changes,
        )

    async def verdict(self, signature, stamped_on=None):
        """(state, reason) of an unbroken signature, with the moment that a trusted time stamp says.

        A proven time counts: what was signed while its certificate was good stays signed (ETSI EN 319 102-1, 5.5).
        """
        state, reason, status = await self._verdict_at(signature)
        if not stamped_on or state != states.CERTIFICATE:
            return state, reason
        then, why, _status = await self._verdict_at(signature, stamped_on + _TOLERANCE, hindsight=True)
        if then == states.VALID and status.signing_cert.not_valid_after < _now():
            # a list of today need not name a certificate any more that had run out before: only lists of then count
            then, why, _status = await self._verdict_at(signature, stamped_on + _TOLERANCE)
        return (then, None) if then in (states.VALID, states.UNCHECKED) else (state, why or reason)

    async def _verdict_at(self, signature, moment=None, hindsight=False):
        for policy in (ALL_KNOWN, SIGNER_KNOWN, IF_DECLARED):
            status = await self.look(signature, policy, moment, hindsight)
            if status.trusted:
                return states.VALID if policy is ALL_KNOWN else states.UNCHECKED, None, status
            if status.revoked or _problem(status).startswith("REVOKED"):
                return states.CERTIFICATE, "revoked", status
        return *_refusal(status), status


def _now():
    """This moment in UTC, as certificates say theirs; no day of the office is asked for."""
    return datetime.fromtimestamp(time.time(), UTC)


def _refusal(status):
    certificate, now, problem = status.signing_cert, _now(), _problem(status)
    if problem.startswith("CRYPTO_CONSTRAINTS"):
        return states.UNREADABLE, "digest"
    if certificate.not_valid_after < now:
        return states.CERTIFICATE, "expired"
    if certificate.not_valid_before > now:
        return states.CERTIFICATE, "not_yet"
    if problem in ("OUT_OF_BOUNDS_NO_POE", "OUT_OF_BOUNDS_NOT_REVOKED", "EXPIRED", "NOT_YET_VALID"):
        return states.CERTIFICATE, "chain"  # of whoever issued it
    if certificate.self_issued:
        return states.UNKNOWN, "self_signed"
    return states.UNKNOWN, "usage" if problem == "CHAIN_CONSTRAINTS_FAILURE" else None


def _problem(status):
    return getattr(status.trust_problem_indic, "name", "")
