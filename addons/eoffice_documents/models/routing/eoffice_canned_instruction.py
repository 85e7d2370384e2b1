from odoo import fields, models


class CannedInstruction(models.Model):
    """A sentence a leader picks for their instruction; without owner it is offered to everybody."""

    _name = "eoffice.canned.instruction"
    _description = "Phrase for instructions"
    _eoffice_logged = False  # one's own words
    _order = "user_id, sequence, id"
    _rec_name = "text"

    text = fields.Char("Phrase", required=True)
    user_id = fields.Many2one(
        "res.users", default=lambda self: self.env.user, index=True, ondelete="cascade", string="Owner"
    )
    sequence = fields.Integer(default=10)
