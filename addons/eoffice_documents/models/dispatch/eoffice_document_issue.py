from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from ..common import office_clock

_lt = LazyTranslate(__name__)


class DocumentIssue(models.Model):
    """Number and date, given when the document is issued and never before (N30 Đ15, Đ18)."""

    _inherit = "eoffice.document"

    identifier = fields.Char(
        readonly=True, copy=False, help="Of the document in exchanges: agency, year, number (Q28 Đ10.2.b)."
    )
    issue_due = fields.Datetime(
        "To be issued by",
        compute="_compute_issue_due",
        store=True,
        help="The next working day after the signature; urgent ones at once (N30 Đ15.2, 18.1).",
    )
    send_due = fields.Datetime(
        "To be sent by",
        compute="_compute_issue_due",
        store=True,
        help="The morning of the next working day after the signature (Q28 Đ6.2).",
    )
    is_issue_late = fields.Boolean(
        "Signed, not issued in time", compute="_compute_is_issue_late", search="_search_is_issue_late"
    )

    _identifier_uniq = models.UniqueIndex("(identifier) WHERE identifier IS NOT NULL", "This identifier is taken.")

    def action_issue(self):
        """Give number and date of today; the paper is written and stamped with them."""
        self.ensure_one()
        self._issue()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "title": self.reference,
                "message": self.display_name,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def _issue(self, day=None, reserved=None, reason=False):
        """Issue the document.

        :param day: its date; another than today is a late entry and needs ``reason``
        :param reserved: a number row that was kept free for it
        """
        self.ensure_one()
        self._check_issuing_clerk()
        today = office_clock.today(self.env)
        day = day or today
        self._check_issuable(day, today, reserved, reason)
        register = self.env["eoffice.register"]._find(
            self.unit_id, "outgoing", self.document_type_id, self.secrecy != "none", day
        )
        if reserved and reserved.register_id != register:
            raise UserError(self.env._("This number was kept free in another register: %s.", reserved.display_name))
        record = self.checked_sudo()
        record.write(
            {
                "register_id": register.id,
                "issued_on": day,
                "registered_on": fields.Datetime.now(),
                "registered_by_id": self.env.uid,
            }
        )
        number = reserved._use(self, reason) if reserved else register._allocate_number(self)
        if reason and not reserved:
            self.env["eoffice.register.number"].checked_sudo().search([("document_id", "=", self.id)]).reason = reason
        record.write(
            {
                "sequence_number": number,
                "number": f"{number:02d}",  # N30 PL I Phần I.II.3.c
                "identifier": self._make_identifier(register, number),
            }
        )
        self.env["eoffice.audit.log"]._add("issued", [(self, None, ": ".join(filter(None, (self.reference, reason))))])
        self._close_answered_work()
        self._let_readers_of_answered_read()
        self.env["eoffice.notification"]._send(
            record.drafter_id | record.signer_id, _lt("Issued under number %s", self.reference), record=self
        )
        self._after_issue()

    def _check_issuable(self, day, today, reserved, reason):
        if self.state != "signed":
            raise UserError(self.env._("Only a signed document gets a number, and only once: %s.", self.display_name))
        signed = office_clock.day(self.env, self.signed_on)
        if not signed <= day <= today:
            raise UserError(
                self.env._("The date lies between the signature (%s) and today.", office_clock.written(signed))
            )
        if (day != today or reserved) and not (reason or "").strip():
            raise UserError(self.env._("A late entry, or a number kept free, needs its reason."))
        self._check_authority(signed)

    @api.model
    def _identifier_pattern(self):
        return (
            self.env["ir.config_parameter"].sudo().get_param("eoffice_documents.identifier_pattern")
            or "{organ}.{year}.{register}.{number}"
        )

    def _make_identifier(self, register, number):
        unit = self.checked_sudo().unit_id
        return self._identifier_pattern().format(
            organ=unit.organ_code or unit.code, year=register.year, register=register.code, number=number
        )

    def _close_answered_work(self):
        """The work this document answers is done, in the name of its drafter, who still holds it."""
        line = self.checked_sudo().answers_line_id
        drafter = self.checked_sudo().drafter_id
        if line.state in ("waiting", "open") and drafter in line.principal_id.member_ids:
            line.with_user(drafter)._complete(self.env._("Answered by %s", self.reference), self.with_user(drafter))

    def _let_readers_of_answered_read(self):
        """Who has the incoming document may read what was answered."""
        readers = self.checked_sudo().answers_id.access_ids.principal_id
        self.env["eoffice.document.access"]._grant((self.id, reader.id) for reader in readers)

    @api.depends("signed_on", "urgency", "unit_id", "document_type_id", "direction")
    def _compute_issue_due(self):
        for document in self:
            signed = document.direction == "outgoing" and document.signed_on
            document.issue_due = signed and document._limit_end("issue", signed)
            document.send_due = signed and document._limit_end("send", signed)

    @api.model
    def _issue_late_domain(self):
        return [("state", "=", "signed"), ("issue_due", "<", fields.Datetime.now())]

    @api.depends("issue_due", "state")
    def _compute_is_issue_late(self):
        late = self.filtered_domain(self._issue_late_domain())
        for document in self:
            document.is_issue_late = document in late

    @api.model
    def _search_is_issue_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = fields.Domain(self._issue_late_domain())
        return late if True in value else ~late
