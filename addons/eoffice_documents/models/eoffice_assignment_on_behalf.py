from odoo import fields, models


class AssignmentOnBehalf(models.Model):
    """Who acts on a line of somebody else: his assistant, or the one who stands in for him."""

    _inherit = "eoffice.assignment"

    sender_for_id = fields.Many2one("res.users", "Sent on behalf of", readonly=True, ondelete="restrict")
    stand_in_for_id = fields.Many2one("res.users", "Stands in for", readonly=True, ondelete="restrict")

    def _on_behalf(self, user_id):
        """In whose name the user acts on this line; empty when in his own, or for a post of a unit."""
        owner = self.user_id
        return self.stand_in_for_id or (owner if owner and owner.id != user_id else self.env["res.users"])
