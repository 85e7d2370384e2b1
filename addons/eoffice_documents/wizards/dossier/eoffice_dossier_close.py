from odoo import api, fields, models

from ...models.common import office_clock


class DossierClose(models.TransientModel):
    """Close a dossier: take out duplicates and drafts, settle title and retention (N30 Đ29.4)."""

    _name = "eoffice.dossier.close"
    _description = "Close a dossier"

    dossier_id = fields.Many2one("eoffice.dossier", required=True, readonly=True)
    title = fields.Char(required=True, size=500)
    retention_id = fields.Many2one("eoffice.retention", required=True)
    ended_on = fields.Date("Work ended on", required=True, default=lambda self: office_clock.today(self.env))
    building_works = fields.Boolean("Building works, counted from the settlement")
    sort = fields.Boolean("Put in order of date", default=True)
    duplicate_ids = fields.Many2many(
        "eoffice.dossier.item", "eoffice_dossier_close_duplicate_rel", string="Duplicates to take out"
    )
    draft_ids = fields.Many2many("eoffice.dossier.item", "eoffice_dossier_close_draft_rel", string="Drafts to take out")

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        dossier = self.env["eoffice.dossier"].browse(
            values.get("dossier_id") or self.env.context.get("active_id") or []
        )
        duplicates = dossier._duplicates()
        return {
            **values,
            "dossier_id": dossier.id,
            "title": dossier.title,
            "retention_id": dossier.retention_id.id,
            "building_works": dossier.building_works,
            "duplicate_ids": duplicates.ids,
            "draft_ids": (dossier.item_ids.filtered("is_draft") - duplicates).ids,
        }

    def action_close(self):
        self.ensure_one()
        if self.building_works != self.dossier_id.building_works:
            self.dossier_id.building_works = self.building_works
        drop = self.duplicate_ids | self.draft_ids
        self.dossier_id._close(self.title, self.retention_id, self.ended_on, drop=drop, sort=self.sort)
        return {"type": "ir.actions.act_window_close"}
