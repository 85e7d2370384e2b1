from odoo import api, fields, models
from odoo.exceptions import UserError


class DossierWizardMixin(models.AbstractModel):
    """An act on the dossiers chosen in a list or shown on the form."""

    _name = "eoffice.dossier.wizard.mixin"
    _description = "Act on dossiers"

    dossier_ids = fields.Many2many("eoffice.dossier", required=True, readonly=True)

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        if "dossier_ids" in fields_list and self.env.context.get("active_model") == "eoffice.dossier":
            values["dossier_ids"] = self.env.context.get("active_ids", [])
        return values


class DossierReopen(models.TransientModel):
    _name = "eoffice.dossier.reopen"
    _inherit = ["eoffice.dossier.wizard.mixin"]
    _description = "Open a dossier again"

    reason = fields.Char(required=True)

    def action_reopen(self):
        self.dossier_ids._reopen(self.reason)
        return {"type": "ir.actions.act_window_close"}


class DossierDeferTransfer(models.TransientModel):
    _name = "eoffice.dossier.defer.transfer"
    _inherit = ["eoffice.dossier.wizard.mixin"]
    _description = "Keep dossiers back"

    until = fields.Date("Keep back until", required=True)
    consent = fields.Char("Written consent", required=True, size=200)

    def action_defer_transfer(self):
        self.dossier_ids._defer_transfer(self.until, self.consent)
        return {"type": "ir.actions.act_window_close"}


class DossierHandover(models.TransientModel):
    """Give dossiers to a successor: those chosen, or all that a person holds (N30 Đ31.3.đ)."""

    _name = "eoffice.dossier.handover"
    _inherit = ["eoffice.dossier.wizard.mixin"]
    _description = "Hand dossiers over"

    dossier_ids = fields.Many2many("eoffice.dossier", required=False, readonly=True)
    holder_id = fields.Many2one("res.users", "All dossiers of", domain=[("share", "=", False)])
    successor_id = fields.Many2one("res.users", "Takes over", required=True, domain=[("share", "=", False)])
    reason = fields.Char()
    dossier_count = fields.Integer(compute="_compute_dossier_count")

    @api.depends("dossier_ids", "holder_id")
    def _compute_dossier_count(self):
        for wizard in self:
            wizard.dossier_count = len(wizard._chosen())

    def _chosen(self):
        if not self.holder_id:
            return self.dossier_ids
        return self.env["eoffice.dossier"].search(
            [("holder_id", "=", self.holder_id.id), ("state", "in", ("open", "closed"))]
        )

    def action_handover(self):
        dossiers = self._chosen()
        if not dossiers:
            raise UserError(self.env._("There is nothing to hand over."))
        dossiers._handover(self.successor_id, self.reason)
        return {"type": "ir.actions.act_window_close"}
