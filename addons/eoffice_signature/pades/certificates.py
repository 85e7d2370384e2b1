"""Certificates and revocation lists that an administrator brings, refused when they are no ground for trust."""

import hashlib

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding

from .acts import act
from .naming import text_of

_PEM = b"-----BEGIN CERTIFICATE-----"
_PEM_LIST = b"-----BEGIN X509 CRL-----"
_BROKEN = (ValueError, TypeError, UnsupportedAlgorithm, x509.InvalidVersion, x509.DuplicateExtension)
LEAST_BITS = 2048


@act
def read_certificate(data: bytes) -> dict:
    """What a file (PEM or DER) with the certificate of one authority says, or {"problem": code}.

    Codes: no_certificate, several, no_authority (it may not issue certificates), weak.
    """
    try:
        if data.count(_PEM) > 1:
            return {"problem": "several"}
        load = x509.load_pem_x509_certificate if _PEM in data else x509.load_der_x509_certificate
        certificate = load(data)
        key = certificate.public_key()
        if not _may_issue(certificate):
            return {"problem": "no_authority"}
        if isinstance(key, rsa.RSAPublicKey) and key.key_size < LEAST_BITS:
            return {"problem": "weak"}
        der = certificate.public_bytes(Encoding.DER)
        return {
            "problem": None,
            "der": der,
            "root": _is_by(certificate, certificate),
            "name": _name(certificate.subject),
            "issuer": _name(certificate.issuer),
            "serial": f"{certificate.serial_number:X}"[:64],
            "sha256": hashlib.sha256(der).hexdigest(),
            "valid_from": certificate.not_valid_before_utc.strftime("%Y-%m-%d %H:%M:%S"),
            "valid_until": certificate.not_valid_after_utc.strftime("%Y-%m-%d %H:%M:%S"),
        }
    except _BROKEN:
        return {"problem": "no_certificate"}


@act
def read_revocation_list(data: bytes, authorities: list) -> dict:
    """What a revocation list (PEM or DER) says, or {"problem": code}.

    Codes: no_list, stranger (none of ``authorities``, certificates in DER, has signed it).
    """
    try:
        load = x509.load_pem_x509_crl if _PEM_LIST in data else x509.load_der_x509_crl
        found = load(data)
        known = (x509.load_der_x509_certificate(one) for one in authorities)
        if not any(one.subject == found.issuer and found.is_signature_valid(one.public_key()) for one in known):
            return {"problem": "stranger"}
        ends = found.next_update_utc
        return {
            "problem": None,
            "der": found.public_bytes(Encoding.DER),
            "issuer": _name(found.issuer),
            "number": len(found),
            "made_on": found.last_update_utc.strftime("%Y-%m-%d %H:%M:%S"),
            "next_on": ends and ends.strftime("%Y-%m-%d %H:%M:%S"),
        }
    except _BROKEN:
        return {"problem": "no_list"}


def _may_issue(certificate):
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False


def _is_by(certificate, authority):
    try:
        certificate.verify_directly_issued_by(authority)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _name(name):
    for oid in (x509.NameOID.COMMON_NAME, x509.NameOID.ORGANIZATION_NAME):
        for attribute in name.get_attributes_for_oid(oid):
            return text_of(attribute.value)
    return text_of(name.rfc4514_string())
