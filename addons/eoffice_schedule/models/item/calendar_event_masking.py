from odoo import api, models
from odoo.fields import Domain

# what everybody sees of a masked item, and what lists and calendars must ask by to show it as busy
ASKABLE = {"partner_ids", "attendee_ids", "res_id", "week_id", "schedule_state", "create_uid", "create_date"}


class CalendarEventMasking(models.Model):
    """What is masked cannot be found, sorted or compared by: only its hours are, as they are shown."""

    _inherit = "calendar.event"

    @api.model
    def _search(self, domain, offset=0, limit=None, order=None, **kwargs):
        domain = Domain(domain)
        if not self.env.su and self._names_masked_fields(domain, order):
            domain &= self._unmasked_domain()
        return super()._search(domain, offset, limit, order, **kwargs)

    @api.model
    def _names_masked_fields(self, domain, order):
        named = {condition.field_expr.split(".")[0] for condition in domain.iter_conditions()}
        named |= {term.split()[0].split(".")[0].strip('"') for term in (order or "").split(",") if term.strip()}
        return bool(named - self._get_public_fields() - ASKABLE)

    @api.model
    def _unmasked_domain(self):
        """The events whose contents the user may know: the counterpart of ``_check_private_event_conditions``."""
        hiding = self.env["res.users.settings"].sudo().search([("calendar_default_privacy", "=", "private")]).user_id
        publishing = self.env["hr.department"].sudo().search([("publishes_schedule", "=", True)])
        arranged = publishing.filtered(lambda unit: self.env.user in unit._schedule_editors())
        return Domain.OR(
            [
                Domain("user_id", "=", self.env.uid),
                Domain("partner_ids", "in", self.env.user.partner_id.ids),
                Domain("week_id.unit_id", "in", arranged.ids),
                Domain("privacy", "in", ("public", "confidential")),
                Domain("privacy", "=", False) & Domain("user_id", "not in", hiding.ids),
            ]
        )
