from functools import partial

from odoo import fields, models
from odoo.addons.eoffice_documents.models.common import office_clock


class SignatureCheckWords(models.Model):
    """What a check says to people: one sentence a verdict, one line a signature, and the report."""

    _inherit = "eoffice.signature.check"

    verdict = fields.Char(compute="_compute_words")
    signers = fields.Text(compute="_compute_words", help="A line a signature: who, for which agency, when.")
    report_html = fields.Html("Report", compute="_compute_report_html", sanitize=False)

    def _compute_words(self):
        for check in self:
            check.verdict = check._verdict()
            check.signers = "\n".join(one["line"] for one in check._signatures() if one["kind"] == "signature")

    def _compute_report_html(self):
        for check in self:
            check.report_html = self.env["ir.qweb"]._render("eoffice_signature.check_report", {"check": check})

    def _verdict(self):
        """One sentence on the whole file, and the reason where it helps."""
        self.ensure_one()
        report = self.report or {}
        reasons = [report.get("reason"), *(one["reason"] for one in report.get("signatures", ()) if self._is_it(one))]
        reason = self._reason_words().get(next(filter(None, reasons), None))
        sentence = self._state_words()[self.state]
        return f"{sentence} {reason}" if reason else sentence

    def _is_it(self, signature):
        """Whether it is this signature that the file is judged by."""
        return signature["state"] == self.state

    def _state_words(self):
        return {
            "valid": self.env._("The digital signature is valid; the document was not changed after it was signed."),
            "unchecked": self.env._(
                "The digital signature is right, but whether the certificate was revoked has not been looked up."
            ),
            "unknown": self.env._(
                "The document is unchanged, but the authority that vouches for the signer is not one the office trusts."
            ),
            "certificate": self.env._("The signer's certificate is not in force."),
            "altered": self.env._(
                "The document was changed after it was signed; its signature warrants the content no more."
            ),
            "unsigned": self.env._("The file has no digital signature."),
            "unreadable": self.env._("The digital signature of this file cannot be checked."),
        }

    def _reason_words(self):
        return {
            "revoked": self.env._("It was revoked."),
            "expired": self.env._("It had run out, and no time stamp proves that the signature is older."),
            "not_yet": self.env._("It is not in force yet."),
            "chain": self.env._("The certificate of the authority that issued it is not in force."),
            "self_signed": self.env._("The signer has issued the certificate for themselves."),
            "usage": self.env._("The certificate is not meant for signing documents."),
            "bytes": self.env._("Bytes that had been signed are others now."),
            "damaged": self.env._("The file is damaged. Ask the sender to send it once more."),
            "password": self.env._("It opens with a password only. Ask the sender for a file without one."),
            "digest": self.env._("It was made by a method that is no longer safe (such as SHA-1)."),
            "format": self.env._("It has a form that is not known here."),
            "removed": self.env._("A signature is in the file, but nothing leads to it: it may have been taken off."),
            "constraints": self.env._("It does not keep to the rules of its own signature field."),
            "slow": self.env._("Checking took too long."),
        }

    def _added_words(self):
        """What came after the last signature, as one sentence; "" for nothing."""
        report = self.report or {}
        words = {
            "validation": self.env._("After the last signature only proofs of its validity were added."),
            "form": self.env._("After the last signature empty fields of the form were filled in."),
            "notes": self.env._("After the last signature remarks were added."),
            "contents": self.env._("After the last signature the content was changed."),
        }
        said = [words.get(report.get("added"))]
        if report.get("pages_added"):
            said.append(self.env._("Pages added: %s.", report["pages_added"]))
        return " ".join(filter(None, said))

    def _signatures(self):
        """The signatures as people read them: {kind, state, label, reason, line, rows}; rows are (label, text)."""
        self.ensure_one()
        labels, reasons = dict(self._fields["state"]._description_selection(self.env)), self._reason_words()
        return [
            {
                "kind": one["kind"],
                "state": one["state"],
                "label": labels[one["state"]],
                "reason": reasons.get(one["reason"], ""),
                "line": self._line_of(one),
                "rows": self._rows_of(one),
            }
            for one in (self.report or {}).get("signatures", ())
        ]

    def _line_of(self, signature):
        """«Nguyễn Văn A (UBND xã B), 10:12 30/11/2026»"""
        certificate = signature["certificate"]
        agency = certificate["organisation"] or certificate["department"]
        who = certificate["name"] or agency or self.env._("no name")
        return ", ".join(
            filter(None, (f"{who} ({agency})" if agency and agency != who else who, self._when(signature)))
        )

    def _rows_of(self, signature):
        certificate, written = signature["certificate"], partial(office_clock.day_text, self.env)
        stamped = signature["stamped_by"] and self.env._("time stamp of %s", signature["stamped_by"])
        claimed = signature["kind"] == "signature" and self.env._("as the signer's computer says")
        when = self._when(signature)
        rows = (
            (self.env._("Signer"), certificate["name"]),
            (self.env._("Post"), certificate["title"]),
            (self.env._("Agency"), ", ".join(filter(None, (certificate["organisation"], certificate["department"])))),
            (self.env._("Signed on"), when and " – ".join(filter(None, (when, stamped or claimed)))),
            (self.env._("Certificate issued by"), certificate["issuer"]),
            (self.env._("Serial number"), certificate["serial"]),
            (
                self.env._("In force"),
                f"{written(certificate['valid_from'])} – {written(certificate['valid_until'])}",
            ),
        )
        return [row for row in rows if row[1]]

    def _checked_text(self):
        return office_clock.moment_text(self.env, self.checked_on)

    def _when(self, signature):
        return office_clock.moment_text(self.env, signature["signed_on"])
