from odoo import fields, models
from odoo.addons.eoffice_documents.vietnamese.letters import nfc_values
from odoo.exceptions import AccessError, UserError
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class TicketActions(models.Model):
    """What is done with a ticket: taken, answered, asked back, passed up, reopened."""

    _inherit = "helpdesk.ticket"

    def _check_helper(self):
        user = self.env.user
        if not user.has_groups("eoffice_documents.group_help,eoffice_documents.group_administrator"):
            for ticket in self.sudo():
                if user not in ticket._responsible(ticket.level):
                    raise AccessError(self.env._("Only the help team, or who a ticket has climbed to, answers it."))
        self.check_access("read")

    def _go_to(self, stage, **values):
        values["stage_id"] = self.env.ref(f"helpdesk_mgmt.helpdesk_ticket_stage_{stage}").id
        self.sudo().with_context(tracking_disable=True).write(values)

    def action_take(self):
        """The helper at work takes the ticket: others see whose it is."""
        self._check_helper()
        for ticket in self:
            if ticket.state == "solved":
                raise UserError(self.env._("%s is solved already; the person reopens it if need be.", ticket.number))
            ticket._go_to("in_progress", user_id=self.env.uid)
            self.env["eoffice.notification"]._send(
                ticket.checked_sudo().asker_id, _lt("%s looks at your question now.", self.env.user.name), record=ticket
            )

    def _answer(self, text, solved):
        """Tell the person ``text``; with ``solved`` the ticket is done, else it waits for what they say."""
        self.ensure_one()
        self._check_helper()
        text = nfc_values({"text": text or ""})["text"]
        if not text:
            raise UserError(self.env._("Write the answer the person is to read."))
        if self.state == "solved":
            raise UserError(self.env._("%s is solved already; the person reopens it if need be.", self.number))
        now = fields.Datetime.now()
        values = {"user_id": self.env.uid}
        if solved:
            calendar = self.env.company.resource_calendar_id
            values |= {
                "answer": text,
                "solved_on": now,
                "hours": calendar._hours_between(self.asked_on or self.create_date, now),
            }
        self._go_to("done" if solved else "awaiting", **values)
        partner = self.checked_sudo().partner_id
        self.checked_sudo().message_post(
            body=text, partner_ids=partner.ids, message_type="comment", subtype_xmlid="mail.mt_comment"
        )

    def action_reopen(self):
        """Who asked, or a helper, takes it up again: the time limit runs anew, at the level it had."""
        for ticket in self:
            if not ticket.is_mine:
                ticket._check_helper()
            if ticket.state != "solved":
                raise UserError(self.env._("%s is still open.", ticket.number))
            due = ticket._due(ticket.checked_sudo().category_id, fields.Datetime.now())
            ticket._go_to(
                "in_progress" if ticket.user_id else "new",
                solved_on=False,
                deadline=due,
                escalation_date=due,
                reopened=ticket.reopened + 1,
            )
            self.env["eoffice.notification"]._send(
                ticket.user_id or ticket._responsible("help"),
                _lt("Reopened: it is not solved yet."),
                record=ticket,
            )

    def action_pass_up(self):
        """A helper who can go no further gives the ticket one level up, without waiting for its time to be over."""
        self._check_helper()
        for ticket in self.checked_sudo():
            if ticket.state == "solved":
                raise UserError(self.env._("%s is solved already.", ticket.number))
            if not ticket._escalate():
                raise UserError(self.env._("There is nobody above who could take %s.", ticket.number))

    def action_open_about(self):
        """The record the person was at, for who may read it."""
        self.ensure_one()
        record = self.sudo()._about_record()
        if record is None:
            raise UserError(self.env._("The record is not there any more."))
        if not record.with_user(self.env.user).has_access("read"):
            raise UserError(self.env._("This record is not open to you. Ask the person, or look at it beside them."))
        return {
            "type": "ir.actions.act_window",
            "res_model": record._name,
            "res_id": record.id,
            "views": [[False, "form"]],
        }

    def _message_post_after_hook(self, message, msg_vals):
        """What the person writes answers the question they were asked: the ticket goes on."""
        result = super()._message_post_after_hook(message, msg_vals)
        asked = self.sudo().filtered(
            lambda ticket: (
                ticket.state == "asked" and message.author_id == ticket.partner_id and message.message_type == "comment"
            )
        )
        for ticket in asked:
            due = ticket._due(ticket.category_id, fields.Datetime.now())
            ticket._go_to("in_progress", escalation_date=max(ticket.escalation_date or due, due))
            self.env["eoffice.notification"]._send(
                ticket.user_id, _lt("The person has answered your question."), record=ticket
            )
        return result
