from odoo import api, fields, models

# a line that has ended without the receiver having the document does not stand in the way of another one
ENDED = ("refused", "recalled")


class Dispatch(models.Model):
    """One receiver of an issued document: who, by which way, and how far it has come (N30 Đ18, PL VI III.1.k).

    A unit of the system or an agency outside. State belongs to the line, as with assignments: lines are
    written by methods only, each checks who calls and then writes as superuser. ``_send_<way>()`` carries
    lines of one way; another way is one more selection and one more method.
    """

    _name = "eoffice.dispatch"
    _inherit = ["eoffice.urgency.mixin"]
    _description = "Dispatch"
    _order = "urgency_level desc, sent_on desc, id desc"

    document_id = fields.Many2one(
        "eoffice.document", required=True, readonly=True, index=True, ondelete="restrict", bypass_search_access=True
    )
    unit_id = fields.Many2one("hr.department", readonly=True, index="btree_not_null", ondelete="restrict")
    partner_id = fields.Many2one("res.partner", "Agency", readonly=True, index="btree_not_null", ondelete="restrict")
    name = fields.Char("Receiver", required=True, readonly=True, help="As it was called when the document was sent.")
    way = fields.Selection(
        [("system", "On the system"), ("mail", "By e-mail"), ("post", "By post"), ("hand", "By hand")],
        required=True,
        readonly=True,
    )
    state = fields.Selection(
        [
            ("waiting", "Being sent"),
            ("failed", "Could not be sent"),
            ("sent", "Sent"),
            ("arrived", "Arrived"),
            ("opened", "Opened"),
            ("accepted", "Accepted"),
            ("refused", "Refused"),
            ("recalled", "Recalled"),
        ],
        required=True,
        readonly=True,
        default="waiting",
    )
    sender_id = fields.Many2one("res.users", "Sent by", required=True, readonly=True, ondelete="restrict")
    sent_on = fields.Datetime(required=True, readonly=True)
    arrived_on = fields.Datetime(readonly=True)
    opened_on = fields.Datetime(readonly=True)
    opened_by_id = fields.Many2one("res.users", readonly=True, ondelete="restrict")
    decided_on = fields.Datetime("Accepted or refused", readonly=True)
    decided_by_id = fields.Many2one("res.users", "Accepted or refused by", readonly=True, ondelete="restrict")
    reason = fields.Char("Reason of refusal", readonly=True)
    entry_ids = fields.One2many("eoffice.document", "dispatch_id", "Entry of the receiver", readonly=True)

    reference = fields.Char(related="document_id.reference")
    subject = fields.Char(related="document_id.subject")
    issued_on = fields.Date(related="document_id.issued_on")
    urgency = fields.Selection(related="document_id.urgency")

    _one_receiver = models.Constraint(
        "CHECK((unit_id IS NULL) != (partner_id IS NULL))", "A receiver is either a unit or an agency."
    )
    _unit_uniq = models.UniqueIndex(
        "(document_id, unit_id) WHERE unit_id IS NOT NULL AND state NOT IN ('refused', 'recalled')",
        "This unit has got the document already.",
    )
    _partner_uniq = models.UniqueIndex(
        "(document_id, partner_id) WHERE partner_id IS NOT NULL AND state NOT IN ('refused', 'recalled')",
        "This agency has got the document already.",
    )

    @api.depends("name", "document_id.reference")
    def _compute_display_name(self):
        for line in self:
            line.display_name = " → ".join(filter(None, (line.document_id.reference, line.name)))

    def action_open_document(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "eoffice.document",
            "res_id": self.document_id.id,
            "views": [(False, "form")],
        }

    def _refresh_screens(self):
        """Screens that show these lines refresh themselves."""
        for document, lines in self.grouped("document_id").items():
            watchers = lines.sender_id | document.drafter_id | document.unit_id.clerk_ids
            for partner in (watchers | document.unit_id.office_chief_ids).partner_id:
                partner._bus_send("eoffice.dispatch", {"document": document.id})


class DispatchAuditLog(models.Model):
    _inherit = "eoffice.audit.log"

    act = fields.Selection(
        selection_add=[
            ("dispatched", "Sent out"),
            ("accepted", "Accepted"),
            ("refused", "Refused"),
        ],
        ondelete={"dispatched": "cascade", "accepted": "cascade", "refused": "cascade"},
    )
