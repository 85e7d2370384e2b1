from odoo import api, fields, models
from odoo.exceptions import UserError


class DossierShare(models.TransientModel):
    """Let people or units read a dossier, or take it away from them."""

    _name = "eoffice.dossier.share"
    _description = "Share a dossier"

    dossier_ids = fields.Many2many("eoffice.dossier", required=True, readonly=True)
    choice_ids = fields.Many2many("eoffice.principal", compute="_compute_choice_ids")
    reader_ids = fields.Many2many("eoffice.principal", "eoffice_dossier_share_reader_rel", string="People and units")
    right = fields.Selection([("read", "May read"), ("add", "Read and add")], required=True, default="read")
    there_ids = fields.Many2many("eoffice.principal", compute="_compute_choice_ids")
    end_ids = fields.Many2many("eoffice.principal", "eoffice_dossier_share_end_rel", string="Take away from")

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        values["dossier_ids"] = self.env.context.get("active_ids", [])
        return values

    @api.depends("dossier_ids")
    def _compute_choice_ids(self):
        for wizard in self:
            wizard.choice_ids = self.env["eoffice.principal"]._choices(self.env.user)
            readers = wizard.dossier_ids.reader_ids.filtered(lambda row: row.right in ("read", "add"))
            wizard.there_ids = readers.principal_id

    def action_share(self):
        self.ensure_one()
        if not self.reader_ids and not self.end_ids:
            raise UserError(self.env._("Choose with whom you share the dossier."))
        if self.reader_ids:
            self.dossier_ids._share(self.reader_ids, self.right)
        if self.end_ids:
            self.dossier_ids._unshare(self.end_ids)
        return {"type": "ir.actions.act_window_close"}
