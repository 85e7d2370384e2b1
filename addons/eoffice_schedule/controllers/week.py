import hashlib
from datetime import timedelta
from urllib.parse import urlencode

from babel.dates import get_day_names
from odoo.addons.eoffice_documents.controllers.numbers import a_number
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.addons.eoffice_documents.printing import Column, html_to_pdf, workbook
from odoo.http import Controller, request, route
from odoo.tools.misc import get_lang
from werkzeug.exceptions import NotFound

from .public import a_day, answer, monday_of, page, today


def words_of(name):
    """What the values of a selection of an item are called."""
    return dict(request.env["calendar.event"]._fields[name]._description_selection(request.env))


class PublicWeek(Controller):
    """/lich-cong-tac: the week for everybody; the same as PDF, Excel and as a feed to subscribe to."""

    def _asked(self, params, monday=None):
        """(unit, version, leader id, invited unit id) of an address; NotFound when it names none that is published."""
        code = (params.get("don-vi") or "")[:64]
        unit_id, version = request.env["eoffice.schedule.week"]._public_version(code, monday)
        if not unit_id:
            raise NotFound
        unit = request.env["hr.department"].sudo().browse(unit_id)
        return unit, version, a_number(params.get("lanh-dao")), a_number(params.get("moi"))

    def _values(self, unit, monday, leader, guest, by_leader):
        values = request.env["eoffice.schedule.week"]._public_week(unit, monday, leader, guest)

        def address(path="/lich-cong-tac", **changes):
            params = {
                "tuan": monday.isoformat(),
                "don-vi": unit.code,
                "lanh-dao": leader,
                "moi": guest,
                "xem": by_leader and "lanh-dao",
                **changes,
            }
            return f"{path}?{urlencode({name: value for name, value in params.items() if value})}"

        return {
            **values,
            "published": office_clock.moment_text(request.env, values["week"].published_on),
            "updated": office_clock.moment_text(request.env, values["updated"]),
            "unit": unit,
            "units": request.env["eoffice.schedule.week"]._public_units(),
            "monday": monday,
            "sunday": monday + timedelta(days=6),
            "number": monday.isocalendar().week,
            "today": today(),
            "leader": leader,
            "guest": guest,
            "by_leader": by_leader,
            "address": address,
            "before": address(tuan=(monday - timedelta(days=7)).isoformat()),
            "after": address(tuan=(monday + timedelta(days=7)).isoformat()),
            "this_week": address(tuan=monday_of(today()).isoformat()),
            "weekdays": get_day_names(locale=get_lang(request.env).code),
            "sessions": words_of("session"),
            "marks": words_of("change_mark"),
            "additional_title": request.env._(
                "Work schedule of week %(number)s from %(day)s – %(unit)s",
                number=monday.isocalendar().week,
                day=office_clock.written(monday),
                unit=unit.name,
            ),
        }

    @route("/lich-cong-tac", type="http", auth="public", website=True, sitemap=True, readonly=True, multilang=False)
    def week(self, **params):
        monday = monday_of(a_day(params.get("tuan")))
        unit, version, leader, guest = self._asked(params, monday)
        by_leader = params.get("xem") == "lanh-dao"
        key = (unit.id, monday, leader, guest, by_leader, today())
        return page(
            "eoffice_schedule.week_page", key, version, lambda: self._values(unit, monday, leader, guest, by_leader)
        )

    @route("/lich-cong-tac/in", type="http", auth="public", website=True, sitemap=False, readonly=True, multilang=False)
    def pdf(self, **params):
        """The week on one page, A4 across."""
        monday = monday_of(a_day(params.get("tuan")))
        unit, _version, leader, guest = self._asked(params, monday)
        values = self._values(unit, monday, leader, guest, False)
        if not values["week"]:
            raise NotFound
        html = request.env["ir.qweb"].sudo()._render("eoffice_schedule.week_print", values)
        name = f"lich-cong-tac-tuan-{values['number']:02}-{monday.year}.pdf"
        return request.make_response(
            html_to_pdf(str(html)),
            [("Content-Type", "application/pdf"), ("Content-Disposition", f'inline; filename="{name}"')],
        )

    @route(
        "/lich-cong-tac.xlsx", type="http", auth="public", website=True, sitemap=False, readonly=True, multilang=False
    )
    def excel(self, **params):
        monday = monday_of(a_day(params.get("tuan")))
        unit, _version, leader, guest = self._asked(params, monday)
        values = self._values(unit, monday, leader, guest, False)
        if not values["week"]:
            raise NotFound
        titles = request.env._("Day|Session|Hours|Content|Chair|Leaders|Participants|Place|Prepared by|Note").split("|")
        columns = [Column(*pair) for pair in zip(titles, (14, 10, 14, 50, 26, 26, 40, 26, 30, 24), strict=True)]
        rows = [
            [
                item["day"],
                values["sessions"][item["session"]],
                " – ".join(filter(None, (item["start"], item["stop"]))),
                item["content"],
                item["chair"],
                ", ".join(item["leaders"]),
                item["participants"],
                item["place"],
                item["prepares"],
                ": ".join(filter(None, (values["marks"].get(item["mark"]), item["reason"]))),
            ]
            for day in values["days"]
            for item in day["items"]
            if item["day"] == day["date"]
        ]
        book = workbook(
            request.env._("Work schedule of week %s", values["number"]),
            columns,
            rows,
            [unit.name, f"{office_clock.written(monday)} – {office_clock.written(values['sunday'])}"],
        )
        name = f"lich-cong-tac-tuan-{values['number']:02}-{monday.year}.xlsx"
        return request.make_response(
            book,
            [
                ("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                ("Content-Disposition", f'attachment; filename="{name}"'),
            ],
        )

    @route(
        "/lich-cong-tac.ics", type="http", auth="public", website=True, sitemap=False, readonly=True, multilang=False
    )
    def feed(self, **params):
        unit, version, leader, guest = self._asked(params)
        base, key = request.website._office_address(), (unit.id, leader, guest, today())
        etag = hashlib.sha256(repr((key, version)).encode()).hexdigest()[:32]
        weeks = request.env["eoffice.schedule.week"]
        content = request.website._kept(
            "week feed", (key, base), version, lambda: weeks._public_feed(unit, base, leader, guest)
        )
        headers = [("Content-Disposition", 'inline; filename="lich-cong-tac.ics"')]
        return answer(content, "text/calendar; charset=utf-8", etag, headers, for_all=True)
