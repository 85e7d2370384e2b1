from odoo import fields, models


class UserOpenWork(models.Model):
    """Tickets of the help team and classes to come leave with their holder's other work."""

    _inherit = "res.users"

    def _open_tickets(self):
        return self.env["helpdesk.ticket"].sudo().search([("user_id", "=", self.id), ("stage_id.closed", "=", False)])

    def _classes_to_come(self):
        return (
            self.env["event.event"]
            .sudo()
            .search(
                [("user_id", "=", self.id), ("date_end", ">=", fields.Datetime.now()), ("kanban_state", "!=", "cancel")]
            )
        )

    def _eoffice_open_work(self):
        return [
            *super()._eoffice_open_work(),
            ("tickets", self._open_tickets()),
            ("classes", self._classes_to_come()),
        ]

    def _eoffice_handover(self, successor, reason):
        """A ticket goes to ``successor`` where they help as well, else back to the team; classes go to them."""
        count = super()._eoffice_handover(successor, reason)
        tickets, classes = self._open_tickets(), self._classes_to_come()
        helped = tickets.filtered(lambda ticket: successor in ticket.team_id.user_ids)
        helped.user_id = successor
        (tickets - helped).user_id = False
        classes.user_id = successor
        return count + len(tickets) + len(classes)
