from odoo import api, fields, models


class DispatchPaperCopy(models.TransientModel):
    """Print a document on paper: the original to be stamped, or copies for receivers, who need a reason."""

    _name = "eoffice.dispatch.paper.copy"
    _description = "Print on paper"

    document_id = fields.Many2one("eoffice.document", required=True, readonly=True)
    dispatch_ids = fields.Many2many("eoffice.dispatch", string="For", help="Empty: the original for the office itself.")
    copies = fields.Integer(default=1, required=True)
    reason = fields.Selection(
        lambda self: self.env["eoffice.dispatch"]._fields["paper_reason"]._description_selection(self.env)
    )

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        if self.env.context.get("active_model") == "eoffice.document":
            values.setdefault("document_id", self.env.context.get("active_id"))
        return values

    def action_print(self):
        """Note the copies and open the signed file for printing."""
        self.ensure_one()
        if self.dispatch_ids:
            self.dispatch_ids._paper_copy(self.copies, self.reason)
        else:
            self.document_id._print_original(self.copies)
        file = self.document_id.signed_file_id
        if not file:
            return {"type": "ir.actions.act_window_close"}
        return {"type": "ir.actions.act_url", "url": f"/web/content/{file.id}", "target": "new", "close": True}
