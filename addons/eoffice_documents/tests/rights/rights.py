from datetime import timedelta
from unittest.mock import patch

from odoo.fields import Command

from ...models.common import office_clock
from ..drafting.outgoing import OutgoingCase


class RightsCase(OutgoingCase):
    """An office at work: its chief has logged in once, so that changes of rights have somebody to confirm them."""

    def setUp(self):
        super().setUp()
        self.env.company.partner_id.lang = "en_US"  # rights are written down in the words of the office
        self.env.cr.flush()
        self.acts = 0
        changes = self.env["eoffice.rights.change"]
        self.enterContext(patch.object(type(changes), "_act", lambda _changes: f"test {self.acts}"))
        self.env["res.users.log"].with_user(self.chief).sudo().create({})
        self.known = changes.sudo().search([])

    def ended(self):
        """What changes of rights the transaction that ends here leaves."""
        self.env.cr.flush()
        self.acts += 1
        found = self.env["eoffice.rights.change"].sudo().search([]) - self.known
        self.known |= found
        return found

    def one(self):
        changes = self.ended()
        self.assertEqual(len(changes), 1)
        return changes

    def lines(self, change):
        return [(line.kind, line.user_id, line.subject or "", line.old, line.new) for line in change.line_ids]

    def role(self, name):
        return self.env.ref(f"eoffice_documents.group_{name}")

    def give_role(self, user, name, by=None):
        user.with_user(by or self.administrator).sudo().write({"group_ids": [Command.link(self.role(name).id)]})

    def days(self):
        today = office_clock.today(self.env)
        return {"date_from": today, "date_to": today + timedelta(days=9)}
