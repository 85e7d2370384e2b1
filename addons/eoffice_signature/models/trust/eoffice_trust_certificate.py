import base64
from datetime import timedelta

from asn1crypto import pem
from odoo import api, fields, models
from odoo.addons.eoffice_documents import sandbox
from odoo.exceptions import UserError, ValidationError

CERTIFICATES = "eoffice_signature.pades.certificates"
SECONDS = 20
DAYS_OF_WARNING = 30


class TrustCertificate(models.Model):
    """An authority whose certificates the office trusts; none comes with the product: the administrator loads them."""

    _name = "eoffice.trust.certificate"
    _description = "Trusted authority"
    _order = "role desc, name"

    file = fields.Binary("Certificate", required=True, attachment=False, help="A file .cer, .crt, .der or .pem.")
    file_name = fields.Char()
    name = fields.Char("Authority", compute="_compute_from_file", store=True)
    role = fields.Selection(
        [("root", "Root"), ("intermediate", "Intermediate")],
        compute="_compute_from_file",
        store=True,
        help="A root vouches for itself; an intermediate authority is trusted when a root has issued its certificate.",
    )
    issuer = fields.Char("Issued by", compute="_compute_from_file", store=True)
    serial = fields.Char("Serial number", compute="_compute_from_file", store=True)
    fingerprint = fields.Char(
        "Fingerprint (SHA-256)",
        compute="_compute_from_file",
        store=True,
        help="Compare it with what the authority has published, before you trust it.",
    )
    valid_from = fields.Datetime(compute="_compute_from_file", store=True)
    valid_until = fields.Datetime(compute="_compute_from_file", store=True)
    problem = fields.Char(compute="_compute_from_file", store=True)
    runs_out = fields.Boolean("Runs out soon", compute="_compute_runs_out")
    active = fields.Boolean("Trusted", default=True)
    note = fields.Char(help="Where the certificate was taken from, and with what its fingerprint was compared.")

    _fingerprint_uniq = models.UniqueIndex("(fingerprint)", "This certificate is in the list already.")

    @api.depends("file")
    def _compute_from_file(self):
        for certificate in self:
            found = _read("read_certificate", certificate.file)
            certificate.problem = found["problem"]
            certificate.role = not found["problem"] and ("root" if found["root"] else "intermediate")
            certificate.fingerprint = found.get("sha256")
            for name in ("name", "issuer", "serial", "valid_from", "valid_until"):
                certificate[name] = found.get(name)

    @api.depends("valid_until")
    def _compute_runs_out(self):
        soon = fields.Datetime.now() + timedelta(days=DAYS_OF_WARNING)
        for certificate in self:
            certificate.runs_out = bool(certificate.valid_until) and certificate.valid_until < soon

    @api.constrains("problem")
    def _check_problem(self):
        sentences = {
            "no_certificate": self.env._(
                "This file is no certificate. Choose the authority's .cer, .crt or .pem file."
            ),
            "several": self.env._("This file holds several certificates. Load each of them as a file of its own."),
            "no_authority": self.env._("This certificate belongs to no authority: it may not issue certificates."),
            "weak": self.env._("The key of this certificate is too short to be trusted. Ask for the newer one."),
        }
        for certificate in self:
            if certificate.problem:
                raise ValidationError(sentences.get(certificate.problem, sentences["no_certificate"]))

    @api.model_create_multi
    def create(self, vals_list):
        made = super().create(vals_list)
        made._check_problem()  # at once, and not only when the transaction ends
        return made

    def write(self, vals):
        if "file" in vals:
            raise UserError(self.env._("A certificate is not exchanged for another one. Load that one as well."))
        return super().write(vals)

    @api.model
    def _trust(self):
        """(roots, intermediate certificates, revocation lists), each a list of bytes (DER)."""
        found = self.sudo().with_context(active_test=True).search([])
        lists = found.env["eoffice.revocation.list"].search([])
        return (
            [_der(one) for one in found if one.role == "root"],
            [_der(one) for one in found if one.role == "intermediate"],
            [_der(one) for one in lists],
        )


def _read(reader, file, *arguments):
    """What ``reader`` of the plain room says of a file that somebody has chosen."""
    try:
        return sandbox.run(CERTIFICATES, reader, base64.b64decode(file or b""), *arguments, seconds=SECONDS)
    except (sandbox.SandboxError, ValueError):
        return {"problem": "no_certificate" if reader == "read_certificate" else "no_list"}


def _der(record):
    """DER of a certificate or list that has been read before, whichever of the two forms its file has."""
    data = base64.b64decode(record.with_context(bin_size=False, bin_size_file=False).file)
    return pem.unarmor(data)[2] if pem.detect(data) else data
