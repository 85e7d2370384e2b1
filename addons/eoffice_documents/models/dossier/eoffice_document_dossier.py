from odoo import api, fields, models


class DocumentDossier(models.Model):
    """The document's side of dossiers: where it lies, and the fields of N30 PL VI that say so."""

    _inherit = "eoffice.document"

    dossier_item_ids = fields.One2many("eoffice.dossier.item", "document_id", readonly=True)
    dossier_ids = fields.Many2many("eoffice.dossier", compute="_compute_dossier_ids", string="Lies in dossiers")
    dossier_notation = fields.Char(compute="_compute_dossier_place", store=True, readonly=False)
    dossier_ordinal = fields.Integer(compute="_compute_dossier_place", store=True)

    @api.depends("dossier_item_ids")
    @api.depends_context("uid")
    def _compute_dossier_ids(self):
        """The dossiers the reader may look into; others of the same document stay unknown to them."""
        items = self.env["eoffice.dossier.item"].search([("document_id", "in", self.ids)]).grouped("document_id")
        for document in self:
            document.dossier_ids = items.get(document._origin, self.env["eoffice.dossier.item"]).dossier_id

    def _main_item(self):
        """The place that stands in the registers: the first dossier of the document's own agency, else the first."""
        items = self.sudo().dossier_item_ids.sorted("id")
        return (items.filtered(lambda item: item.dossier_id.unit_id == self.unit_id) or items)[:1]

    @api.depends("dossier_item_ids.dossier_id.notation", "dossier_item_ids.ordinal")
    def _compute_dossier_place(self):
        for document in self:
            item = document._main_item()
            document.dossier_notation = item.dossier_id.notation or document.dossier_notation
            document.dossier_ordinal = item.ordinal

    @api.depends("dossier_item_ids.dossier_id.unit_id.organ_code", "dossier_item_ids.dossier_id.year")
    def _compute_dossier_key(self):
        super()._compute_dossier_key()
        for document in self:
            dossier = document._main_item().dossier_id
            if dossier:
                document.dossier_organ = dossier.unit_id.organ_code
                document.dossier_year = dossier.year

    def _after_change(self, vals):
        super()._after_change(vals)
        if vals.get("secrecy", "none") != "none":
            self._leave_dossiers()

    def _leave_dossiers(self):
        """A document that turns secret leaves every dossier, closed ones too, and their exports go with it."""
        for dossier, items in self.sudo().dossier_item_ids.grouped("dossier_id").items():
            dossier._take_out(items)
            dossier.export_ids.unlink()

    @api.ondelete(at_uninstall=False)
    def _unlink_from_dossiers(self):
        self._leave_dossiers()

    def action_put_into_dossier(self):
        """Ask into which dossier these documents go."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Put into a dossier"),
            "res_model": "eoffice.dossier.add",
            "view_mode": "form",
            "target": "new",
            "context": {"default_document_ids": self.ids},
        }
