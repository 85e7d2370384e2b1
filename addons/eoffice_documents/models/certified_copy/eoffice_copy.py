from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.translate import LazyTranslate

from ..common import office_clock

_lt = LazyTranslate(__name__)

KINDS = [("SY", "Full copy"), ("SL", "Copy of a copy"), ("TrS", "Extract")]
WAYS = [
    ("paper_paper", "From paper to paper"),
    ("electronic_paper", "From electronic to paper"),
    ("paper_electronic", "From paper to electronic"),
    ("electronic_electronic", "From electronic to electronic"),
]


class Copy(models.Model):
    """A certified copy (sao y, sao lục, trích sao): asked for by a clerk, signed by who may (N30 Đ25 to Đ27).

    Its number comes from one series a year for all kinds and is given when it is signed, never before. Rows are
    written by methods only: each checks who calls and then writes as superuser.
    """

    _name = "eoffice.copy"
    _description = "Certified copy"
    _inherit = ["eoffice.permanent.mixin", "eoffice.protected.fields.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "signed_on desc, id desc"

    document_id = fields.Many2one(
        "eoffice.document", required=True, readonly=True, index=True, ondelete="restrict", bypass_search_access=True
    )
    source_id = fields.Many2one("eoffice.copy", "Copied from", readonly=True, ondelete="restrict")
    unit_id = fields.Many2one("hr.department", "Copying agency", required=True, readonly=True, ondelete="restrict")
    type = fields.Selection(KINDS, "Form of copy", required=True, readonly=True)
    way = fields.Selection(WAYS, "Paper or electronic", required=True, readonly=True)
    pages = fields.Char("Pages of the extract", readonly=True)
    copies = fields.Integer("Number of copies", required=True, readonly=True, default=1, aggregator=False)
    recipients = fields.Text("Receivers of the copy", readonly=True)
    place = fields.Char(readonly=True)
    clerk_id = fields.Many2one("res.users", "Asked for by", required=True, readonly=True, ondelete="restrict")
    signer_id = fields.Many2one("res.users", required=True, readonly=True, ondelete="restrict")
    signer_title = fields.Text("Authority and position", readonly=True, help="As it stands above the name, e.g. TL. …")
    state = fields.Selection(
        [("waiting", "To be signed"), ("signed", "Signed"), ("refused", "Not signed")],
        required=True,
        readonly=True,
        default="waiting",
        tracking=True,
    )
    reason = fields.Char("Why it is not signed", readonly=True)
    register_id = fields.Many2one("eoffice.register", readonly=True, ondelete="restrict")
    number = fields.Integer(readonly=True, aggregator=False)
    reference = fields.Char("Number and symbol", compute="_compute_reference", store=True)
    signed_on = fields.Datetime("Signed on", readonly=True)
    extract_id = fields.Many2one("ir.attachment", "Extract as made anew", readonly=True, ondelete="restrict")
    attachment_id = fields.Many2one("ir.attachment", "File", readonly=True, ondelete="restrict")
    can_sign = fields.Boolean(compute="_compute_can_sign")

    _some_copies = models.Constraint("CHECK(copies > 0)", "At least one copy is made.")

    @api.depends("number", "type", "unit_id")
    def _compute_reference(self):
        """``n/SY-CQ``, below ten with a leading zero (N30 PL I Phần II.II.1.c)."""
        for copy in self:
            agency = copy.unit_id.symbol_code or copy.unit_id.code or ""
            copy.reference = f"{copy.number:02}/{copy.type}-{agency}" if copy.number else False

    @api.depends("reference", "type", "document_id.reference")
    def _compute_display_name(self):
        labels = dict(self._fields["type"]._description_selection(self.env))
        for copy in self:
            copy.display_name = f"{copy.reference or labels[copy.type]} ({copy.document_id.reference or ''})"

    @api.depends("state", "unit_id.copy_signer_ids")
    @api.depends_context("uid")
    def _compute_can_sign(self):
        for copy in self:
            copy.can_sign = copy.state == "waiting" and self.env.user in copy.sudo().unit_id.copy_signer_ids

    def action_sign(self):
        """Sign: give the number, make the file. Only who stands on the unit's list of copy signers (N30 Đ26)."""
        for copy in self:
            copy._check_signer()
            copy._check_open()
            record = copy.checked_sudo()
            record.unit_id._check_copy_right(self.env.user, record.type)
            now = fields.Datetime.now()
            register = record._book(office_clock.today(copy.env))
            number = register._allocate_number(self.env["eoffice.document"])
            row = self.env["eoffice.register.number"].checked_sudo()
            row.search([("register_id", "=", register.id), ("number", "=", number)]).copy_id = copy.id
            record.write(
                {
                    "state": "signed",
                    "signer_id": self.env.uid,
                    "signer_title": record.unit_id._copy_title(self.env.user, record.type),
                    "signed_on": now,
                    "register_id": register.id,
                    "number": number,
                }
            )
            record.attachment_id = (
                self.env["ir.attachment"]
                .checked_sudo()
                .create(
                    {
                        "name": f"{record.reference.replace('/', '-')}.pdf",
                        "raw": record._eoffice_sign_copy(record._make_file()),
                        "res_model": self._name,
                        "res_id": copy.id,
                    }
                )
            )
            record.activity_unlink(["mail.mail_activity_data_todo"])
            self.env["eoffice.audit.log"]._add("copied", [(copy.document_id, None, record.reference)])
            self.env["eoffice.notification"]._send(
                record.clerk_id, _lt("The copy %s is signed.", record.reference), record=copy.document_id
            )
        return True

    def _refuse(self, reason):
        """Do not sign, with the reason; no number is used."""
        self.ensure_one()
        self._check_signer()
        self._check_open()
        if not (reason or "").strip():
            raise UserError(self.env._("Write why the copy is not signed."))
        self.checked_sudo().write({"state": "refused", "reason": reason})
        self.checked_sudo().activity_unlink(["mail.mail_activity_data_todo"])
        self.env["eoffice.notification"]._send(
            self.checked_sudo().clerk_id, _lt("The copy is not signed: %s", reason), record=self.document_id
        )

    def _check_signer(self):
        self.check_access("read")
        if self.env.user not in self.sudo().unit_id.copy_signer_ids:
            raise AccessError(
                self.env._("Only who stands on the list of copy signers of %s signs copies.", self.sudo().unit_id.name)
            )

    def _check_open(self):
        if self.state != "waiting":
            raise UserError(self.env._("«%s» was signed or refused already. Refresh the page.", self.display_name))
        if self.document_id.secrecy != "none":
            raise UserError(self.env._("A secret document is not copied here (Q28 Đ1.2)."))

    def _book(self, day):
        """The unit's register of copies of that year, opened when it is the first."""
        registers = self.env["eoffice.register"].checked_sudo()
        domain = [("unit_id", "=", self.unit_id.id), ("direction", "=", "copy"), ("secret", "=", False)]
        if not registers.search_count(domain, limit=1):
            registers._open_first(
                {
                    "name": "Sổ đăng ký bản sao",
                    "code": "SAO",
                    "unit_id": self.unit_id.id,
                    "direction": "copy",
                    "year": day.year,
                }
            )
        return registers._find(self.unit_id, "copy", self.env["eoffice.document.type"], False, day)

    def action_download(self):
        """The copy to print or to send."""
        self.ensure_one()
        self.check_access("read")
        if not self.attachment_id:
            raise UserError(self.env._("The copy is not signed yet."))
        return {
            "type": "ir.actions.client",
            "tag": "eoffice_file",
            "params": {"url": f"/web/content/{self.attachment_id.id}", "show": True},
        }
