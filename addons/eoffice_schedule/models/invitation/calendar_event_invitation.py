from odoo import fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import UserError


class CalendarEventInvitation(models.Model):
    """The numbered giấy mời of an item (N30 PL III, mẫu 1.7): an outgoing document that fills itself."""

    _inherit = "calendar.event"

    invitation_id = fields.Many2one(
        "eoffice.document", readonly=True, copy=False, ondelete="set null", index="btree_not_null"
    )

    def action_make_invitation(self):
        """Draft the invitation from the item, letter included, and open it; the one that is there is opened again."""
        self.ensure_one()
        self._check_office()
        item = self.checked_sudo()
        if item.schedule_state != "accepted":
            raise UserError(self.env._("Only a meeting of the schedule is invited to."))
        if not item.invitation_id:
            item.invitation_id = self._draft_invitation()
        return {
            "type": "ir.actions.act_window",
            "res_model": "eoffice.document",
            "res_id": item.invitation_id.id,
            "views": [(False, "form")],
        }

    def _draft_invitation(self):
        draft = self.env["eoffice.document"]._create_draft(
            {
                "direction": "outgoing",
                "unit_id": self.week_id.unit_id.id,
                "document_type_id": self.env["eoffice.document.type"]._by_code("GM").id,
                "subject": self.name,
                "addressees": "\n".join(self._invited_names()),
                "letter_body": "\n".join(self._invitation_lines()),
                **({"urgency": "urgent"} if self.unplanned else {}),
            }
        )
        draft.action_compose_letter()
        return draft

    def _invited_names(self):
        item = self.checked_sudo()
        return [*item.guest_unit_ids.mapped("name"), *(item.participants or "").split("; ")]

    def _invitation_lines(self):
        """The body of form 1.7: what, when, where, who presides."""
        item = self.checked_sudo()
        start, titles = item._start_here(), item._title_of(item.chair_id)
        preparing = item.preparing_unit_id.name
        hour = "" if item.allday else f"{start:%H} giờ {start:%M}, "
        return [
            line
            for line in (
                f"{item.week_id.unit_id.name} trân trọng kính mời dự: {item.name}.",
                f"Thời gian: {hour}ngày {office_clock.written(start.date())}.",
                item.location and f"Địa điểm: {item.location}.",
                f"Chủ trì: {' – '.join(filter(None, (item.chair_id.name, titles)))}.",
                preparing and f"Chuẩn bị nội dung: {preparing} ({item.preparation}).",
                item.assembly_point and f"Điểm tập trung: {item.assembly_point}.",
            )
            if line
        ]
