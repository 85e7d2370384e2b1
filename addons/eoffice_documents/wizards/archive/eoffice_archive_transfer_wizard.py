from odoo import api, fields, models


class ArchiveTransferOffer(models.TransientModel):
    """Offer closed dossiers to the archive, with what the minutes say of the papers."""

    _name = "eoffice.archive.transfer.offer"
    _inherit = ["eoffice.dossier.wizard.mixin"]
    _description = "Hand in to the archive"

    box_count = fields.Integer("Boxes of paper")
    paper_dossiers = fields.Integer()
    shelf_metres = fields.Float(digits=(8, 2))
    note = fields.Char(size=500)
    dossier_count = fields.Integer(compute="_compute_dossier_count")

    @api.depends("dossier_ids")
    def _compute_dossier_count(self):
        for wizard in self:
            wizard.dossier_count = len(wizard.dossier_ids)

    def action_offer(self):
        paper = {name: self[name] for name in ("box_count", "paper_dossiers", "shelf_metres", "note")}
        transfer = self.env["eoffice.archive.transfer"]._offer(self.dossier_ids, **paper)
        return {
            "type": "ir.actions.act_window",
            "res_model": "eoffice.archive.transfer",
            "res_id": transfer.id,
            "views": [(False, "form")],
        }


class ArchiveTransferReturn(models.TransientModel):
    _name = "eoffice.archive.transfer.return"
    _description = "Return a transfer"

    transfer_id = fields.Many2one("eoffice.archive.transfer", required=True, readonly=True)
    reason = fields.Char(required=True)

    def action_return(self):
        self.transfer_id._return(self.reason)
        return {"type": "ir.actions.act_window_close"}
