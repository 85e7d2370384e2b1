from odoo import api, fields, models


class AuditLog(models.Model):
    """What was done with a document: one row an act, which nobody edits (N30 PL VI III.5.a)."""

    _name = "eoffice.audit.log"
    _description = "Trace of a document"
    _inherit = ["eoffice.immutable.mixin", "eoffice.evidence.mixin"]
    _order = "id desc"
    _evidence_parent = "document_id"

    document_id = fields.Many2one(
        "eoffice.document", required=True, readonly=True, index=True, ondelete="restrict", bypass_search_access=True
    )
    assignment_id = fields.Many2one("eoffice.assignment", readonly=True, index="btree_not_null", ondelete="restrict")
    user_id = fields.Many2one("res.users", required=True, readonly=True, ondelete="restrict")
    done_on = fields.Datetime(required=True, readonly=True)
    act = fields.Selection(
        [
            ("received", "Taken in"),
            ("read_again", "Read again"),
            ("discarded", "Thrown away"),
            ("put_back", "Put back into the list"),
            ("registered", "Registered"),
            ("form_changed", "Form changed"),
            ("voided", "Number voided"),
            ("made_stub", "Files removed"),
            ("redacted", "Words removed"),
            ("opened", "Opened"),
            ("passed", "Passed on"),
            ("completed", "Completed"),
            ("returned", "Returned"),
            ("withdrawn", "Withdrawn"),
            ("reopened", "Taken up again"),
            ("lent", "Original lent"),
            ("given_back", "Original given back"),
            ("shared", "Read through a dossier by"),
            ("drafted", "Drafted"),
            ("new_version", "New version"),
            ("submitted", "Submitted"),
            ("approved", "Approved"),
            ("sent_back", "Sent back"),
            ("forwarded", "Handed to a stand-in"),
            ("asked_opinion", "Asked for an opinion"),
            ("opinion", "Opinion given"),
            ("taken_back", "Taken back"),
            ("draft_discarded", "Given up"),
            ("signed", "Signed"),
            ("signature_removed", "Signed file taken off"),
            ("issued", "Issued and numbered"),
        ],
        required=True,
        readonly=True,
    )
    note = fields.Text(readonly=True)

    @api.model
    def _add(self, act, lines):
        """Write a row for each ``(document, assignment or None, note)`` of ``lines``, by the current user."""
        now = fields.Datetime.now()
        self.sudo().create(
            [
                {
                    "act": act,
                    "document_id": document.id,
                    "assignment_id": assignment and assignment.id,
                    "user_id": self.env.uid,
                    "done_on": now,
                    "note": note,
                }
                for document, assignment, note in lines
            ]
        )
