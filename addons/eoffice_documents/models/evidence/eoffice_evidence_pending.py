from odoo import fields, models


class EvidencePending(models.Model):
    """A note of a row that was written: its hash, until the next seal takes it in. Written and read by SQL only."""

    _name = "eoffice.evidence.pending"
    _description = "Note that waits for its seal"
    _log_access = False

    model = fields.Char(required=True)
    row_id = fields.Integer(required=True)
    parent_id = fields.Integer("Belongs to", required=True)
    columns = fields.Char(required=True, help="What was hashed; empty: the system has removed the row.")
    key_name = fields.Char(required=True)
    hash = fields.Binary(required=True, attachment=False, groups=fields.NO_ACCESS)
    noted_on = fields.Datetime(required=True)

    _row_idx = models.Index("(model, row_id)")
