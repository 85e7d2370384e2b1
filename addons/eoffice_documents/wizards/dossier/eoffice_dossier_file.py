from odoo import fields, models
from odoo.exceptions import UserError


class DossierFile(models.TransientModel):
    """Add what is no document of the registry: loose files, drafts, a paper on the shelf."""

    _name = "eoffice.dossier.file"
    _description = "Add files to a dossier"

    dossier_id = fields.Many2one("eoffice.dossier", required=True, readonly=True)
    type = fields.Selection(
        [("file", "Other file"), ("draft", "Draft"), ("paper", "Paper without file")], required=True, default="file"
    )
    file_ids = fields.Many2many("ir.attachment", string="Files")
    title = fields.Char("What it is", size=500)
    page_count = fields.Integer()

    def action_add(self):
        self.ensure_one()
        if self.type == "paper":
            if not self.title:
                raise UserError(self.env._("Say what paper it is."))
            self.dossier_id._add_paper(self.title, self.page_count)
        else:
            own = self.file_ids.filtered(lambda file: file.create_uid == self.env.user)
            if not own:
                raise UserError(self.env._("Choose the files to add."))
            self.dossier_id._add_files([(file.name, file.raw) for file in own], self.type)
        return {"type": "ir.actions.act_window_close"}
