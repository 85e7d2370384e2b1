from odoo import api, fields, models
from odoo.exceptions import UserError

from ...pades import states


class DocumentForReference(models.Model):
    """A file that was changed after it was signed is taken in for reference only, and for a reason (N30 Đ22)."""

    _inherit = "eoffice.document"

    reference_reason = fields.Char("Taken in for reference because", readonly=True, copy=False)
    for_reference = fields.Boolean(compute="_compute_for_reference")

    @api.depends("direction", "signature_check_ids.state")
    def _compute_for_reference(self):
        for document in self:
            document.for_reference = (
                document.direction == "incoming" and states.ALTERED in document.signature_check_ids.mapped("state")
            )

    def action_register(self):
        self._check_registrable()
        if self._needs_reason():
            return {
                "type": "ir.actions.act_window",
                "name": self.env._("Changed after it was signed"),
                "res_model": "eoffice.reference.reason",
                "view_mode": "form",
                "target": "new",
                "context": {"default_document_id": self.id},
            }
        return super().action_register()

    def action_register_anyway(self):
        self._check_registrable()
        if self._needs_reason():
            raise UserError(
                self.env._(
                    "«%s» was changed after it was signed. Open it, press «Register now», and say why it is taken in.",
                    self.display_name,
                )
            )
        return super().action_register_anyway()

    def _needs_reason(self):
        self._check_files_now()
        return self.for_reference and not self.reference_reason

    def _take_for_reference(self, reason):
        """Note why an altered file is registered all the same."""
        self.ensure_one()
        self._check_registrable()
        self.checked_sudo().reference_reason = reason
        self.env["eoffice.audit.log"]._add("for_reference", [(self, None, reason)])
