from datetime import timedelta

from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.tools import SQL

from ...feeds import FeedItem, feed
from ...lunar import lunar_day

FEED_WEEKS = 8


class ScheduleWeekPublic(models.Model):
    """The published schedule for readers: days or leaders of a week, and the feed. Everything is read as superuser
    through ``calendar.event._public_domain`` and leaves as plain values.
    """

    _inherit = "eoffice.schedule.week"

    @api.model
    def _public_units(self):
        """Units whose schedule is on the website, the highest first."""
        return (
            self.env["hr.department"].sudo().search([("publishes_schedule", "=", True)], order="parent_path, sequence")
        )

    @api.model
    def _public_unit(self, code=None):
        units = self._public_units()
        return units.filtered(lambda unit: unit.code == code)[:1] if code else units[:1]

    @api.model
    def _public_version(self, code=None, monday=None):
        """(id, version) of the unit with ``code``, or of the first that publishes; (None, "") without one.

        The version changes when anything does that readers of the week (without one: of the feed) may see. One query:
        it is what an unchanged page costs.
        """
        first = monday or office_clock.today(self.env) - timedelta(weeks=FEED_WEEKS)
        last = monday or fields.Date.to_date("9999-12-31")
        self.env.flush_all()
        rows = self.env.execute_query(
            SQL(
                """SELECT unit.id,
                          md5(string_agg(
                              concat_ws('/', week.id, week.write_date, item.id, item.write_date, change.last),
                              ' ' ORDER BY week.id, item.id))
                     FROM (SELECT id FROM hr_department
                            WHERE publishes_schedule AND active AND %(of)s
                            ORDER BY parent_path, sequence LIMIT 1) unit
                     LEFT JOIN eoffice_schedule_week week ON week.unit_id = unit.id AND week.state = 'published'
                                                         AND week.monday BETWEEN %(first)s AND %(last)s
                     LEFT JOIN calendar_event item ON item.week_id = week.id
                     LEFT JOIN LATERAL (SELECT max(id) AS last FROM eoffice_schedule_change
                                         WHERE event_id = item.id) change ON true
                    GROUP BY unit.id""",
                of=SQL("code = %s", code) if code else SQL("true"),
                first=first,
                last=last,
            )
        )
        return rows[0] if rows else (None, "")

    @api.model
    def _public_week(self, unit, monday, leader_id=None, guest_id=None):
        """What the page of the week shows.

        :return: dict with ``week`` (record, empty when nothing is published), ``days`` (seven dicts ``date``,
            ``lunar``, ``items``), ``leaders`` (dicts ``name``, ``title``, ``items``), ``choices`` for the filters
        """
        week = self.sudo().search([("unit_id", "=", unit.id), ("monday", "=", monday), ("state", "=", "published")])
        events = self.env["calendar.event"].sudo()
        domain = events._public_domain(unit, monday, monday)
        records = events.search(domain) if week else events
        choices = {
            "leaders": (records.chair_id | records.leader_ids).sorted("id"),
            "units": records.filtered(lambda item: item.audience == "public").guest_unit_ids.sorted("sequence"),
        }
        if leader_id:
            records = records.filtered(lambda item: leader_id in (item.chair_id | item.leader_ids).ids)
        if guest_id:
            records = records.filtered(
                lambda item: (
                    item.audience == "public" and guest_id in (item.guest_unit_ids | item.preparing_unit_id).ids
                )
            )
        items = records._public_values()
        days = [
            {
                "date": day,
                "lunar": str(lunar_day(day)),
                "items": [item for item in items if item["day"] <= day <= item["last_day"]],
            }
            for day in (monday + timedelta(days=shift) for shift in range(7))
        ]
        leaders = [
            {
                "name": leader.name,
                "title": leader.sudo().employee_ids[:1].job_title or "",
                "items": [item for item in items if leader.id in item["leader_ids"]],
            }
            for leader in choices["leaders"]
        ]
        return {
            "week": week,
            "days": days,
            "leaders": [leader for leader in leaders if leader["items"]],
            "choices": choices,
            "updated": max([item["changed"] for item in items], default=week.published_on),
        }

    @api.model
    def _public_feed(self, unit, base_url, leader_id=None, guest_id=None):
        """The feed (bytes) of published weeks from eight weeks ago on; of one leader or one invited unit when named."""
        events = self.env["calendar.event"].sudo()
        since = office_clock.today(self.env) - timedelta(weeks=FEED_WEEKS)
        records = events.search(events._public_domain(unit, first=since))
        if leader_id:
            records = records.filtered(lambda item: leader_id in (item.chair_id | item.leader_ids).ids)
        if guest_id:
            records = records.filtered(lambda item: item.audience == "public" and guest_id in item.guest_unit_ids.ids)
        host = base_url.partition("//")[2].partition("/")[0].partition(":")[0] or "eoffice"
        return feed(
            self.env._("Work schedule – %s", unit.name),
            office_clock.zone(self.env),
            [self._feed_item(value, host, base_url) for value in records._public_values()],
        )

    def _feed_item(self, value, host, base_url):
        all_day = value["session"] == "all_day"
        chair = " – ".join(filter(None, (value["chair"], value["chair_title"])))
        notes = [
            self.env._("Chair: %s", chair),
            value["leaders"] and self.env._("Attending: %s", ", ".join(value["leaders"])),
            value["participants"] and self.env._("Participants: %s", value["participants"]),
            value["prepares"] and self.env._("Prepared by: %s", value["prepares"]),
            value["reason"],
        ]
        return FeedItem(
            uid=f"lich-{value['id']}@{host}",
            title=value["content"],
            start=value["day"] if all_day else value["starts"],
            stop=value["last_day"] + timedelta(days=1) if all_day else value["stops"],
            state=value["state"],
            sequence=value["sequence"],
            changed=value["changed"],
            place=value["place"],
            notes="" if value["masked"] else "\n".join(filter(None, notes)),
            url=f"{base_url}/lich-cong-tac?tuan={value['day'].isoformat()}",
        )
