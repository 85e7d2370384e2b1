from odoo import models
from odoo.exceptions import UserError

from ...letters.wording import URGENCY


class DispatchEnvelope(models.Model):
    """The envelope in which paper goes to its receiver (N30 PL IV): who sends what, to whom, and where."""

    _inherit = "eoffice.dispatch"

    def _envelopes(self):
        """Envelopes of these lines, one for a sender and a receiver with all that goes to them at once.

        Returns [{sender, sender_lines, numbers, mark, receiver, address}]; an address that is not known is "", to be
        written by hand. Raises UserError for a receiver who gets no paper.
        """
        self.document_id._check_issuing_clerk()
        electronic = self.filtered(lambda line: line.way in ("system", "mail") and not line.paper_copies)
        if electronic:
            raise UserError(
                self.env._(
                    "%s gets no paper. Choose lines sent by post or by hand, or with paper copies.",
                    ", ".join(electronic.mapped("name")[:5]),
                )
            )
        envelopes = []
        for (unit, agency, to_unit), lines in self.grouped(
            lambda line: (line.document_id.unit_id, line.partner_id, line.unit_id)
        ).items():
            # an address on an envelope is for everybody to read
            partner = agency.sudo() or to_unit.sudo().partner_id
            most_urgent = max(lines, key=lambda line: line.urgency_level)
            envelope = {
                "sender": unit.sudo().name,
                "sender_lines": lines.document_id[:1]._agency_address(),
                "numbers": ", ".join(dict.fromkeys(lines.sorted("id").mapped("reference"))),
                "mark": URGENCY.get(most_urgent.urgency, ""),
                "receiver": lines[0].name,
                "address": ", ".join(filter(None, (partner.street, partner.street2, partner.city))),
                "phone": partner.phone or "",
            }
            envelopes += [envelope] * max(1, *lines.mapped("envelopes"))
        return envelopes
