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

    def _giver(self):
        return self._acts_for() or super()._giver()

    def _acts_for(self):
        """In whose name the person at work acts on this line; empty for somebody who does not hold it (a rule)."""
        mine = self.env.user in self.principal_id.member_ids
        return self._on_behalf(self.env.uid) if mine else self.env["res.users"]

    def _line_values(self, target, now):
        return {
            **super()._line_values(target, now),
            "sender_for_id": self._acts_for().id,
            "stand_in_for_id": target.get("stand_in_for") and target["stand_in_for"].id,
        }

    def _forward(self, targets):
        """What is sent to somebody away goes to who stands in for him; the absent one can read it later."""
        lines = self.browse()
        in_force = self.env["eoffice.stand.in"]._in_force()
        if not in_force:
            return super()._forward(targets)
        for line in self:
            placed, stood_in = line._with_stand_ins(targets, in_force)
            lines |= super(AssignmentOnBehalf, line)._forward(placed)
            self.env["eoffice.trace"]._add("stood_in", [(line.document_id, line, note) for _away, note in stood_in])
            self.env["eoffice.document.access"]._grant((line.document_id.id, away.id) for away, _note in stood_in)
        return lines

    def _with_stand_ins(self, targets, in_force):
        """``targets`` with stand-ins in the place of who is away, and [(principal away, note)].

        A stand-in who is in the list himself gets one line, as lead when one of the two was to lead.
        """
        places, stood_in = {}, []
        for target in sorted(targets, key=lambda target: target["role"] != "lead"):
            principal, way = target["principal"], self.env["eoffice.stand.in"]
            if not target.get("in_person"):
                principal, way = way._resolve(principal, self.document_id, in_force)
            if way:
                stood_in.append((target["principal"], way._note(principal)))
                target = {**target, "principal": principal, "stand_in_for": way[:1].absent_id}
            places.setdefault(principal, target)
        return list(places.values()), stood_in
