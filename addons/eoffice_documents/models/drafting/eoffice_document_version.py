from odoo import api, fields, models
from odoo.exceptions import AccessError


class DocumentVersion(models.Model):
    """One version of an outgoing document: its file, who made it, and what changed in the form since the last.

    Every version stays (N30 PL VI III.5.a).
    """

    _name = "eoffice.document.version"
    _description = "Version of a draft"
    _inherit = "eoffice.job.mixin"
    _order = "number desc"

    document_id = fields.Many2one(
        "eoffice.document", required=True, readonly=True, index=True, ondelete="cascade", bypass_search_access=True
    )
    number = fields.Integer("Version", required=True, readonly=True, aggregator=False)
    attachment_id = fields.Many2one("ir.attachment", "File", readonly=True, ondelete="set null", help="Word or PDF.")
    pdf_id = fields.Many2one("ir.attachment", "PDF", readonly=True, ondelete="set null")
    user_id = fields.Many2one("res.users", "Made by", required=True, readonly=True, ondelete="restrict")
    made_on = fields.Datetime(required=True, readonly=True)
    content = fields.Json(readonly=True, help="Field → text as people read it, when the version was made.")
    changes = fields.Json(readonly=True, help="Field → [text before, text after].")
    note = fields.Char(readonly=True)

    _number_uniq = models.Constraint("UNIQUE(document_id, number)", "This version is already there.")

    def write(self, vals):
        if not self.env.su:
            raise AccessError(self.env._("A version of a document cannot be changed. Add a new one."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise AccessError(self.env._("A version of a document cannot be deleted. Add a new one."))
