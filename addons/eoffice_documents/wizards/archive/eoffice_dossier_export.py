from odoo import fields, models


class DossierExport(models.TransientModel):
    """Export a dossier as one PDF with XML, by a profile."""

    _name = "eoffice.dossier.export.wizard"
    _description = "Export a dossier"

    dossier_id = fields.Many2one("eoffice.dossier", required=True, readonly=True)
    profile_id = fields.Many2one(
        "eoffice.export.profile",
        "What for",
        required=True,
        default=lambda self: self.env["eoffice.export.profile"].search([], limit=1),
    )
    basis = fields.Char(related="profile_id.basis")

    def action_export(self):
        """The file at once, or the list of exports where a large one shows its progress."""
        self.ensure_one()
        package = self.env["eoffice.dossier.export"]._request(self.dossier_id, self.profile_id)
        if package.state == "ready":
            return package.action_download() | {"close": True}
        return self.env["ir.actions.act_window"]._for_xml_id("eoffice_documents.action_dossier_exports")
