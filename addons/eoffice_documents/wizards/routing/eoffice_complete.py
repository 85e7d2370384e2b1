from odoo import fields, models


class Complete(models.TransientModel):
    """Finish documents with a result, an answering document, or a file that holds the answer."""

    _name = "eoffice.complete"
    _inherit = ["eoffice.assignment.wizard.mixin"]
    _description = "Complete documents"

    result = fields.Text()
    answer_id = fields.Many2one("eoffice.document", "Answering document")
    file_ids = fields.Many2many("ir.attachment", string="Files of the answer")

    def action_complete(self):
        self.ensure_one()
        self.assignment_ids._complete(self.result, self.answer_id)
        own = self.file_ids.filtered(lambda file: file.create_uid == self.env.user)
        for document in self.assignment_ids.document_id if own else ():
            files = [(file.name, file.raw) for file in own]
            document.message_post(body=self.result or "", attachments=files)
        return {"type": "ir.actions.act_window_close"}
