from odoo import api, fields, models
from odoo.exceptions import UserError


class DispatchPaper(models.Model):
    """Paper only when it must be: every paper copy has its reason and is counted (Q28 Đ5.3, 7.2)."""

    _inherit = "eoffice.dispatch"

    paper_copies = fields.Integer(readonly=True)
    paper_reason = fields.Selection(
        [
            ("no_account", "The receiver has no account"),
            ("important", "Important document, kept as original"),
            ("emergency", "Emergency, or the system is down"),
        ],
        readonly=True,
    )
    envelopes = fields.Integer(readonly=True, default=1, help="For the post register (N30 PL IV.III).")
    note = fields.Char(readonly=True)

    def _send_post(self):
        """On its way in an envelope: the line stands in the post register."""
        self._check_paper()
        self.write({"state": "sent"})

    def _send_hand(self):
        """Handed over against signature."""
        self._check_paper()
        self.write({"state": "sent"})

    def _check_paper(self):
        for line in self:
            line._refuse_paper(line.paper_reason)

    def _refuse_paper(self, reason):
        """UserError when this receiver may not get paper. An agency that is not on the system may."""
        if self.unit_id:
            sentence = self._eoffice_paper_refusal(self.unit_id, self.document_id, reason)
            if sentence:
                raise UserError(sentence)

    @api.model
    def _eoffice_paper_refusal(self, unit, document, reason):
        """Hook: a sentence why ``unit`` gets no paper of ``document`` for ``reason``; False when it may."""
        if not reason:
            return self.env._("%s is on the system: say why it gets paper as well.", unit.name)
        if reason == "no_account" and unit._can_receive():
            return self.env._("%s has accounts. Choose another reason, or send it on the system.", unit.name)
        return False

    def _paper_copy(self, copies, reason):
        """Print ``copies`` on paper for these receivers, besides what they got."""
        self.document_id._check_issuing_clerk()
        if copies < 1:
            raise UserError(self.env._("Type how many copies are printed: one at least."))
        lines = self.checked_sudo()
        for line in lines:
            if line.state in ("refused", "recalled"):
                raise UserError(self.env._("%s refused it, or it was recalled: nothing to print.", line.name))
            line._refuse_paper(reason)
        for line in lines:
            line.write({"paper_copies": line.paper_copies + copies, "paper_reason": reason or line.paper_reason})
        label = dict(self._fields["paper_reason"]._description_selection(self.env)).get(reason)
        for document, group in lines.grouped("document_id").items():
            note = "; ".join(filter(None, (", ".join(group.mapped("name")), label)))
            document.with_env(self.env)._log_printing(copies * len(group), note)

    def action_mark_arrived(self):
        """The clerk notes that a paper copy or a letter has arrived."""
        self.document_id._check_issuing_clerk()
        if any(line.way == "system" or line.state != "sent" for line in self):
            raise UserError(self.env._("Only what was sent by post, by hand or by e-mail is noted as arrived."))
        self.checked_sudo().write({"state": "arrived", "arrived_on": fields.Datetime.now()})
        self._refresh_screens()


class DocumentPaperCopies(models.Model):
    _inherit = "eoffice.document"

    paper_count = fields.Integer("Paper copies", compute="_compute_paper_count", help="For all receivers together.")

    @api.depends("dispatch_ids.paper_copies")
    def _compute_paper_count(self):
        for document in self:
            document.paper_count = sum(document.sudo().dispatch_ids.mapped("paper_copies"))

    def _print_original(self, copies):
        """Print the original of an electronically signed document, to be stamped (N30 Đ18.5)."""
        self.ensure_one()
        self._check_issuing_clerk()
        if self.state != "issued" or not self.signed_file_id:
            raise UserError(self.env._("Only an issued document with its signed file is printed as original."))
        if copies < 1:
            raise UserError(self.env._("Type how many copies are printed: one at least."))
        self._log_printing(copies, False)

    def _log_printing(self, copies, note):
        text = self.env._("%s copies", copies)
        self.env["eoffice.audit.log"]._add("printed", [(self, None, ": ".join(filter(None, (text, note))))])


class PaperAuditLog(models.Model):
    _inherit = "eoffice.audit.log"

    act = fields.Selection(selection_add=[("printed", "Printed on paper")], ondelete={"printed": "cascade"})


class UnitReceiving(models.Model):
    _inherit = "hr.department"

    def _can_receive(self):
        """Whether somebody of this unit would see a document sent to it on the system."""
        self.ensure_one()
        unit = self.sudo()
        if unit.keeps_registers:
            return bool(unit.clerk_ids)
        return bool(unit.head_id or unit.deputy_ids or unit.office_chief_ids)
