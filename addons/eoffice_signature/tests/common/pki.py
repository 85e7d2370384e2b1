"""A certificate authority made on the fly, and signers of every kind. No Odoo in it."""

from datetime import UTC, datetime, timedelta
from functools import cached_property

from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID as Use
from cryptography.x509.oid import NameOID
from pyhanko.sign import SimpleSigner
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

YEAR = timedelta(days=365)
NOW = datetime.now(UTC).replace(microsecond=0)


class Holder:
    """A key with its certificate, signed by another holder or by itself."""

    def __init__(self, name, by=None, *, ca=False, since=-YEAR, until=YEAR, use="sign", urls=False, **names):
        # pyHanko's time stamper for tests knows RSA alone
        self.key = rsa.generate_private_key(65537, 2048) if use == "stamp" else ec.generate_private_key(ec.SECP256R1())
        self.by = by or self
        self.urls = urls
        parts = {NameOID.COUNTRY_NAME: "VN", NameOID.COMMON_NAME: name}
        parts |= {getattr(NameOID, part.upper()): value for part, value in names.items()}
        self.subject = x509.Name([x509.NameAttribute(oid, value) for oid, value in parts.items()])
        builder = (
            x509.CertificateBuilder()
            .subject_name(self.subject)
            .issuer_name(self.by.subject)
            .public_key(self.key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW + since)
            .not_valid_after(NOW + until)
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(self.key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.by.key.public_key()), critical=False)
            .add_extension(_usage(ca, use), critical=True)
        )
        if use == "stamp":
            builder = builder.add_extension(x509.ExtendedKeyUsage([Use.TIME_STAMPING]), critical=True)
        if urls:
            builder = builder.add_extension(_addresses(urls), critical=False)
            point = x509.DistributionPoint([x509.UniformResourceIdentifier(f"{urls}/list.crl")], None, None, None)
            builder = builder.add_extension(x509.CRLDistributionPoints([point]), critical=False)
        self.certificate = builder.sign(self.by.key, hashes.SHA256())

    @cached_property
    def der(self):
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def sha256(self):
        return self.certificate.fingerprint(hashes.SHA256()).hex()

    @property
    def pem(self):
        return self.certificate.public_bytes(Encoding.PEM)

    def signer(self, *chain):
        store = SimpleCertificateStore()
        store.register_multiple([asn1.Certificate.load(one.der) for one in chain])
        return SimpleSigner(asn1.Certificate.load(self.der), self._private(), store)

    def stamper(self, *chain, at=None):
        store = SimpleCertificateStore()
        store.register_multiple([asn1.Certificate.load(one.der) for one in chain])
        return DummyTimeStamper(asn1.Certificate.load(self.der), self._private(), store, fixed_dt=at)

    def revocation_list(self, revoked=(), since=None, until=None):
        """The list (DER) of this authority; ``revoked``: pairs of a holder and the moment."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.subject)
            .last_update(since or NOW - timedelta(minutes=5))
            .next_update(until or NOW + timedelta(days=7))
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False)
            .add_extension(x509.CRLNumber(1), critical=False)
        )
        for holder, on in revoked:
            entry = x509.RevokedCertificateBuilder(holder.certificate.serial_number, on)
            builder = builder.add_revoked_certificate(entry.build())
        return builder.sign(self.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def _private(self):
        der = self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        return keys.PrivateKeyInfo.load(der)


class Authority:
    """A root of the office with an issuing authority, people and a time stamp service; and those of strangers."""

    def __init__(self):
        self.root = Holder("Cơ quan chứng thực thử", ca=True, since=-9 * YEAR, until=9 * YEAR)
        self.issuing = Holder("CA phục vụ cơ quan thử", self.root, ca=True, since=-5 * YEAR, until=5 * YEAR)
        agency = {"organization_name": "Ủy ban nhân dân huyện Thử", "title": "Chủ tịch"}
        self.person = Holder("Nguyễn Văn Ký", self.issuing, **agency)
        self.seal = Holder("Ủy ban nhân dân huyện Thử", self.issuing)
        self.revoked = Holder("Trần Thị Thu Hồi", self.issuing)
        self.revoked_early = Holder("Trần Thị Thu Hồi Sớm", self.issuing)
        self.revoked_once = Holder("Trần Văn Thu Hồi Xưa", self.issuing, since=-3 * YEAR, until=-YEAR)
        self.expired = Holder("Lê Văn Hết Hạn", self.issuing, since=-3 * YEAR, until=-YEAR)
        self.coming = Holder("Phạm Chưa Hiệu Lực", self.issuing, since=YEAR / 2)
        self.server = Holder("may-chu.example.vn", self.issuing, use="server")
        self.alone = Holder("Nguyễn Văn Ký", **agency)
        self.stamp = Holder("Dấu thời gian thử", self.issuing, use="stamp", until=3 * YEAR)
        stranger = Holder("CA lạ", ca=True, since=-5 * YEAR)
        self.stranger_root = stranger
        self.stranger = Holder("Nguyễn Văn Ký", stranger, **agency)

    @cached_property
    def lists(self):
        revoked = [(self.revoked, NOW - timedelta(hours=1)), (self.revoked_early, NOW - timedelta(days=40))]
        revoked.append((self.revoked_once, NOW - 2.5 * YEAR))
        return [self.root.revocation_list(), self.issuing.revocation_list(revoked)]

    @property
    def trust(self):
        """Arguments of `check_signatures`: roots, intermediates, revocation lists."""
        return [self.root.der], [self.issuing.der], self.lists


def _usage(ca, use):
    signs = use in ("sign", "stamp") and not ca
    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=signs,
        key_encipherment=use == "server",
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=ca,
        crl_sign=ca,
        encipher_only=False,
        decipher_only=False,
    )


def _addresses(urls):
    place = x509.UniformResourceIdentifier
    return x509.AuthorityInformationAccess(
        [
            x509.AccessDescription(x509.oid.AuthorityInformationAccessOID.CA_ISSUERS, place(f"{urls}/ca.cer")),
            x509.AccessDescription(x509.oid.AuthorityInformationAccessOID.OCSP, place(f"{urls}/ocsp")),
        ]
    )
