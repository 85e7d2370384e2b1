from odoo import fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.tools import SQL


class PaperSavings(models.Model):
    """How many pages were not photocopied: one for each unit invited to a published meeting, less the paper copies
    that were made all the same (Thông báo 186, mục 1). A row is a meeting; the months are for the graph and pivot.
    """

    _name = "eoffice.paper.savings"
    _description = "Pages not photocopied"
    _auto = False
    _order = "day desc, id desc"

    event_id = fields.Many2one("calendar.event", "Meeting", readonly=True)
    unit_id = fields.Many2one("hr.department", readonly=True)
    day = fields.Date(readonly=True)
    invited = fields.Integer("Invited units", readonly=True)
    copies = fields.Integer("Paper copies", readonly=True)
    saved = fields.Integer("Pages not photocopied", readonly=True)

    @property
    def _table_query(self):
        return SQL(
            """SELECT item.id, item.id AS event_id, week.unit_id,
                      (item.start AT TIME ZONE 'UTC' AT TIME ZONE %(zone)s)::date AS day,
                      guests.invited, paper.copies, greatest(0, guests.invited - paper.copies) AS saved
                 FROM calendar_event item
                 JOIN eoffice_schedule_week week ON week.id = item.week_id AND week.state = 'published'
                 JOIN LATERAL (SELECT count(*) AS invited FROM %(guests)s
                                WHERE calendar_event_id = item.id) guests ON guests.invited > 0
                 JOIN LATERAL (SELECT coalesce(sum(copies), 0) AS copies FROM eoffice_schedule_copy
                                WHERE event_id = item.id) paper ON true
                WHERE item.schedule_state NOT IN ('proposed', 'refused')""",
            zone=office_clock.zone(self.env).key,
            guests=SQL.identifier(self.env["calendar.event"]._fields["guest_unit_ids"].relation),
        )
