from odoo import api, models
from odoo.exceptions import UserError


class Attachment(models.Model):
    _inherit = "ir.attachment"

    @api.model_create_multi
    def create(self, vals_list):
        attachments = super().create(vals_list)
        ids = [attachment.res_id for attachment in attachments if attachment.res_model == "eoffice.document"]
        if ids and self.env["eoffice.document"].sudo().search_count(
            [("id", "in", ids), ("secrecy", "!=", "none")], limit=1
        ):
            raise UserError(self.env._("A secret document is kept without file (Q28 Đ1.2): the file was not stored."))
        return attachments
