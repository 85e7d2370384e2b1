from secrets import token_hex

from odoo import api, fields, models
from odoo.addons.mail.tools.alias_error import AliasError
from odoo.tools import html2plaintext

from ...intake import is_authenticated, reasons_of, scans_of, sender_allowed, sender_of
from ...intake.scan_mailbox import MAX_BYTES, MAX_FILES
from ..common.error_messages import error_message

MAIL_SERVER = "eoffice.mail_authserv_id"  # how the office's own mail server calls itself in Authentication-Results


class IntakeLog(models.Model):
    """What came through a door of a unit, its scanner's mailbox or folder: taken in, or refused with the reason."""

    _name = "eoffice.intake.log"
    _description = "Arrival by mail or folder"
    _inherit = ["mail.thread"]
    _order = "id desc"

    unit_id = fields.Many2one("hr.department", required=True, readonly=True, index=True, ondelete="cascade")
    door = fields.Selection([("mail", "Scanner mailbox"), ("folder", "Scan folder")], required=True, readonly=True)
    name = fields.Char(readonly=True)
    sender = fields.Char(readonly=True)
    checksum = fields.Char(readonly=True, index=True)
    state = fields.Selection(
        [("taken", "Taken in"), ("refused", "Refused")], required=True, readonly=True, default="taken", index=True
    )
    reason = fields.Char(readonly=True)

    @api.model
    def _take(self, unit, files, door, note=None):
        """Entries to register, or batches where the unit has its files split, of (name, bytes)."""
        if unit.scan_folder_batch:
            return self.env["eoffice.scan.batch"]._receive(files, unit, came_by=door, note=note)
        documents = self.env["eoffice.document"]._receive_files(files, unit)
        if note:
            for document in documents:
                document._message_log(body=note)
        return documents

    def _forget(self):
        """One of the documents that came in this way is secret: where from and when stays, its words go.

        The file that was laid aside in the scan folder goes as soon as all this is in the database.
        """
        for arrival in self.filtered("checksum"):
            arrival.unit_id._forget_done(arrival.checksum, arrival.create_date)
        self.write({"name": False, "reason": False})
        said = self.env["mail.message"].search([("model", "=", self._name), ("res_id", "in", self.ids)])
        said.write({"body": self.env._("Removed: the document is secret now."), "subject": False})

    @api.model
    def message_new(self, msg_dict, custom_values=None):
        """A mail to a unit's scanner mailbox: its scans are taken in, its text stays with them as a note."""
        unit = self.env["hr.department"].browse((custom_values or {}).get("unit_id")).exists()
        files = [(part[0] or "scan", _bytes_of(part[1])) for part in msg_dict.pop("attachments", None) or ()]
        msg_dict["attachments"] = []  # the documents have them
        scans, left_out = scans_of(files)
        values = {
            "unit_id": unit.id,
            "door": "mail",
            "name": msg_dict.get("subject"),
            "sender": msg_dict.get("email_from"),
        }
        unsafe = list(self.env.context.get("eoffice_refused_files") or [])
        unsafe += [error_message(self.env, error) for error in reasons_of(files)]
        reason = self._reason_to_refuse(scans)
        if unsafe and not scans:
            reason = " ".join(unsafe)
        if reason:
            return self.create({**values, "state": "refused", "reason": reason})
        body = html2plaintext(msg_dict.get("body") or "").strip()[:2000]
        note = "\n".join(part for part in (msg_dict.get("subject"), body) if part)
        received = self._take(unit, scans, "mail", note)
        if left_out:
            unsafe = [self.env._("Left out, as no scans: %s", ", ".join(left_out)[:300]), *unsafe]
        values["reason"] = " ".join(unsafe)
        return self._note(values, received)

    @api.model
    def _note(self, values, received):
        """The row of an arrival; ``received`` are the documents or batches that came with it."""
        arrival = self.create(values)
        received.sudo().intake_id = arrival
        return arrival

    @api.model
    def _reason_to_refuse(self, scans):
        if not scans:
            return self.env._("The mail has no scan: no PDF, JPEG, PNG or TIFF file.")
        if len(scans) > MAX_FILES:
            return self.env._(
                "The mail has %(count)s files, more than %(most)s. Send them in several mails.",
                count=len(scans),
                most=MAX_FILES,
            )
        if sum(len(data) for _name, data in scans) > MAX_BYTES:
            return self.env._(
                "The files of the mail are larger than %s MB. Send them in several mails.", MAX_BYTES >> 20
            )
        return None


class MailboxOfUnit(models.Model):
    """The mailbox that a scanner of the unit sends to."""

    _name = "hr.department"
    _inherit = ["hr.department", "mail.alias.mixin.optional"]

    scan_folder_batch = fields.Boolean(
        "Split what comes by mail or folder", help="Each file holds several documents and waits to be split."
    )
    scan_senders = fields.Text(
        "Senders allowed", help="Addresses or domains (@example.vn) that may send scans; nobody else may."
    )

    scan_trust = fields.Selection(
        [("checked", "The mail server has checked the sender"), ("secret", "The address of the mailbox is secret")],
        "Mails are let in when",
        required=True,
        default="checked",
        help="What a mail gives as its sender is proof of nothing: anybody can write it.",
    )

    def action_new_secret_address(self):
        """An address for the scanner that nobody guesses; the old one takes nothing in any more."""
        self.ensure_one()
        self.write({"alias_name": f"scan-{token_hex(8)}", "scan_trust": "secret"})

    def _alias_get_creation_values(self):
        values = super()._alias_get_creation_values()
        values["alias_model_id"] = self.env["ir.model"]._get_id("eoffice.intake.log")
        values["alias_contact"] = "everyone"
        if self.id:
            values["alias_defaults"] = {"unit_id": self.id}
        return values

    def _alias_get_error(self, message, message_dict, alias):
        """Only the senders that the unit has named."""
        if alias.alias_model_id.model == "eoffice.intake.log":
            if not self.keeps_registers or not self._lets_mail_in(message):
                return AliasError("eoffice_sender", self.env._("This address may not send scans to this mailbox."))
            return False
        return super()._alias_get_error(message, message_dict, alias)

    def _lets_mail_in(self, message):
        """Whether a mail is from a sender that the unit has named, and proves it."""
        sender = sender_of(message)
        if not sender or not sender_allowed(sender, self.scan_senders or ""):
            return False
        if self.scan_trust == "secret":
            return True
        server = self.env["ir.config_parameter"].sudo().get_param(MAIL_SERVER) or ""
        return is_authenticated(message, server)


class Alias(models.Model):
    _inherit = "mail.alias"

    def _get_alias_bounced_body_fallback(self, message_dict):
        if self.alias_model_id.model == "eoffice.intake.log":
            return self.env._(
                "This mailbox takes scans from the office's own scanners only. Your mail was not taken in."
            )
        return super()._get_alias_bounced_body_fallback(message_dict)


def _bytes_of(content):
    return content.encode() if isinstance(content, str) else bytes(content or b"")
