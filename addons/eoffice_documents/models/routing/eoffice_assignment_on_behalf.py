from odoo import fields, models


class AssignmentOnBehalf(models.Model):
    """Who acts on a line of somebody else: their assistant, or the one who stands in for them."""

    _inherit = "eoffice.assignment"

    sender_for_id = fields.Many2one("res.users", "Sent on behalf of", readonly=True, ondelete="restrict")
    substitute_for_id = fields.Many2one("res.users", "Stands in for", readonly=True, ondelete="restrict")

    def _on_behalf(self, user_id):
        """In whose name the user acts on this line; empty when in their own, or for a post of a unit."""
        owner = self.user_id
        return self.substitute_for_id or (owner if owner and owner.id != user_id else self.env["res.users"])

    def _giver(self):
        return self._acts_for() or super()._giver()

    def _acts_for(self):
        """In whose name the current user acts on this line; empty for somebody who does not hold it (a rule)."""
        mine = self.env.user in self.principal_id.member_ids
        return self._on_behalf(self.env.uid) if mine else self.env["res.users"]

    def _line_values(self, target, now):
        return {
            **super()._line_values(target, now),
            "sender_for_id": self._acts_for().id,
            "substitute_for_id": target.get("substitute_for") and target["substitute_for"].id,
        }

    def _forward_to(self, targets):
        """What is sent to somebody away goes to who stands in for them; the absent one can read it later."""
        lines = self.browse()
        in_force = self.env["eoffice.substitution"]._in_force()
        if not in_force:
            return super()._forward_to(targets)
        for line in self:
            placed, substituted = line._with_substitutes(targets, in_force)
            lines |= super(AssignmentOnBehalf, line)._forward_to(placed)
            self.env["eoffice.audit.log"]._add(
                "substituted", [(line.document_id, line, note) for _away, note in substituted]
            )
            self.env["eoffice.document.access"]._grant((line.document_id.id, away.id) for away, _note in substituted)
        return lines

    def _with_substitutes(self, targets, in_force):
        """``targets`` with stand-ins in the place of who is away, and [(principal away, note)].

        A substitute who is in the list as well gets one line, as lead when one of the two was to lead.
        """
        places, substituted = {}, []
        for target in sorted(targets, key=lambda target: target["role"] != "lead"):
            principal, way = target["principal"], self.env["eoffice.substitution"]
            if not target.get("in_person"):
                principal, way = way._resolve(principal, self.document_id, in_force)
            if way:
                substituted.append((target["principal"], way._note(principal)))
                target = {**target, "principal": principal, "substitute_for": way[:1].absent_id}
            places.setdefault(principal, target)
        return list(places.values()), substituted
