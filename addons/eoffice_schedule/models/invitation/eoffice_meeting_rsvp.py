from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import hash_sign, verify_hash_signed

SCOPE = "eoffice-meeting-reply"
LINK_HOURS = 24 * 60


class MeetingRsvp(models.Model):
    """Who comes from an invited unit, or which outside guest does; one row each, answered by methods only."""

    _name = "eoffice.meeting.rsvp"
    _description = "Reply to an invitation"
    _order = "event_id, state desc, id"

    event_id = fields.Many2one("calendar.event", required=True, readonly=True, index=True, ondelete="cascade")
    unit_id = fields.Many2one("hr.department", readonly=True, ondelete="cascade", index="btree_not_null")
    guest_name = fields.Char("Outside guest", readonly=True)
    guest_email = fields.Char(
        readonly=True, groups="eoffice_documents.group_clerk,eoffice_documents.group_office_chief"
    )
    name = fields.Char(compute="_compute_name", string="Who")
    state = fields.Selection(
        [("waiting", "No answer yet"), ("coming", "Comes"), ("not_coming", "Does not come")],
        required=True,
        readonly=True,
        default="waiting",
    )
    people = fields.Char("Who comes", readonly=True)
    reason = fields.Char("Why not", readonly=True)
    answered_by = fields.Char(readonly=True)
    answered_on = fields.Datetime(readonly=True)

    _one_unit = models.UniqueIndex("(event_id, unit_id) WHERE unit_id IS NOT NULL")

    @api.depends("unit_id", "guest_name")
    def _compute_name(self):
        for reply in self:
            reply.name = reply.unit_id.name or reply.guest_name

    def _of_user(self, user):
        """The replies that ``user`` may give: for units that they lead or is a clerk of."""
        return self.sudo().filtered(
            lambda reply: (
                reply.unit_id and user in reply.unit_id.head_id | reply.unit_id.deputy_ids | reply.unit_id.clerk_ids
            )
        )

    def action_answer(self, state, people="", reason=""):
        """Answer for one's own unit."""
        if self - self._of_user(self.env.user).sudo(False):
            raise AccessError(self.env._("Only the head, a deputy or a clerk of the invited unit answers for it."))
        self._answer(state, people, reason, self.env.user.name)

    def _answer(self, state, people, reason, who):
        people, reason = (people or "").strip()[:200], (reason or "").strip()[:200]
        if state not in ("coming", "not_coming"):
            raise UserError(self.env._("Say whether you come."))
        if state == "coming" and not people:
            raise UserError(self.env._("Write who comes: name and position."))
        if state == "not_coming" and not reason:
            raise UserError(self.env._("Write why you do not come."))
        for reply in self.sudo():
            if reply.event_id.schedule_state == "cancelled" or reply.event_id.stop < fields.Datetime.now():
                raise UserError(self.env._("This meeting is over or cancelled: there is nothing to answer any more."))
            reply.write(
                {
                    "state": state,
                    "people": people if state == "coming" else False,
                    "reason": reason if state == "not_coming" else False,
                    "answered_by": who,
                    "answered_on": fields.Datetime.now(),
                }
            )

    def _link(self):
        """The personal address at which an outside guest answers; signed, so that it cannot be guessed."""
        self.ensure_one()
        token = hash_sign(self.sudo().env, SCOPE, self.id, expiration_hours=LINK_HOURS)
        return f"{self.get_base_url()}/giay-moi/tra-loi/{token}"

    @api.model
    def _of_token(self, token):
        """The reply (superuser) that a personal address belongs to; empty when it is none of ours or too old."""
        try:
            reply_id = verify_hash_signed(self.sudo().env, SCOPE, token)
        except (ValueError, TypeError, IndexError):
            reply_id = None
        return self.sudo().browse(reply_id).exists() if reply_id else self.sudo().browse()
