from odoo import models

POSTS = ("deputy_ids", "clerk_ids", "office_chief_ids", "archivist_ids", "copy_signer_ids")


class UserPosts(models.Model):
    """The posts a person holds in units."""

    _inherit = "res.users"

    def _eoffice_leave_posts(self, successor=None):
        """Leave every post held in a unit; ``successor`` takes them, but the head's only where nobody else leads.

        :return: names of the units where a post was held
        """
        self.ensure_one()
        units = self.env["hr.department"].sudo()
        held = units
        for post in POSTS:
            for unit in units.search([(post, "in", self.ids)]):
                held |= unit
                unit[post] = (unit[post] - self) | (successor or self.browse())
        for unit in units.search([("head_id", "=", self.id)]):
            held |= unit
            unit.manager_id = successor and successor.sudo().employee_ids[:1]
            if successor:
                unit.deputy_ids -= successor
        return held.mapped("name")
