import ast
import os
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from freezegun import freeze_time
from lxml import etree
from odoo.http import Request
from odoo.tests import HttpCase, TransactionCase, new_test_user, tagged

from ...models.common import office_clock
from ..drafting.outgoing import OutgoingCase

ADDONS = Path(__file__).parents[3]
ABROAD = "America/Los_Angeles"
OTHER_CLOCKS = {"context_today", "context_timestamp", "utcnow", "utcfromtimestamp"}
OF_A_CLASS = {("date", "today"), ("Date", "today"), ("datetime", "now"), ("datetime", "today")}
IN_SCREENS = re.compile(r"context_today|tz_name|Asia/Ho_Chi_Minh|new Date\(|DateTime\.(?:utc|local)\(")


def other_clocks(source):
    """[line] of Python ``source`` where it is asked what day it is, or where a zone is named: not by the office's."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute):
            owner = getattr(node.value, "attr", getattr(node.value, "id", None))
            wrong = node.attr in OTHER_CLOCKS or (owner, node.attr) in OF_A_CLASS
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names = {getattr(node, "module", None), *(alias.name for alias in node.names)}
            wrong = "pytz" in names
        else:
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            wrong = text == office_clock.DEFAULT or re.search(r"CURRENT_DATE|AT TIME ZONE '(?!UTC')", text)
        if wrong:
            found.append(node.lineno)
    return sorted(found)


@tagged("post_install", "-at_install")
class TestOneClock(TransactionCase):
    def test_nobody_asks_another_clock(self):
        found = []
        for path in sorted(ADDONS.glob("eoffice_*/**/*.py")):
            lines = other_clocks(path.read_text())
            if "tests" not in path.parts and path != Path(office_clock.__file__):
                found += [f"{path.relative_to(ADDONS)}:{line}" for line in lines]
        for kind in ("xml", "js"):
            for path in sorted(ADDONS.glob(f"eoffice_*/**/*.{kind}")):
                found += [str(path.relative_to(ADDONS))] if IN_SCREENS.search(path.read_text()) else []
        self.assertEqual(found, [])

    def test_another_clock_would_be_found(self):
        for source in (
            "fields.Date.context_today(self)",
            "fields.Date(default=fields.Date.context_today)",
            "date.today()",
            "fields.Date.today()",
            "datetime.now(zone)",
            "datetime.datetime.now()",
            "import pytz",
            "datetime.utcnow()",
            "from pytz import utc",
            "fields.Datetime.context_timestamp(self, moment)",
            "'Asia/Ho_Chi_Minh'",
            "SQL('WHERE day = CURRENT_DATE')",
            "'start AT TIME ZONE \\'UTC\\' AT TIME ZONE \\'Asia/Bangkok\\''",
        ):
            with self.subTest(source):
                self.assertEqual(other_clocks(source), [1])
        for source in ("fields.Datetime.now()", "office_clock.today(self.env)", "'now() AT TIME ZONE \\'UTC\\''"):
            with self.subTest(source):
                self.assertEqual(other_clocks(source), [])
        for screen in ("[('day', '=', context_today())]", "{'tz_name': zone}", "const today = new Date();"):
            with self.subTest(screen):
                self.assertTrue(IN_SCREENS.search(screen))

    def test_the_wall_and_utc(self):
        moment, wall = datetime(2026, 12, 31, 17, 1), datetime(2027, 1, 1, 0, 1)
        self.assertEqual(office_clock.local(self.env, moment), wall)
        self.assertEqual(office_clock.utc(self.env, wall), moment)
        self.assertEqual(office_clock.day(self.env, moment), date(2027, 1, 1))
        self.assertEqual(office_clock.with_offset(self.env, wall).isoformat(), "2027-01-01T00:01:00+07:00")
        self.assertEqual(
            office_clock.days(self.env, date(2026, 12, 31), date(2027, 1, 1)),
            (datetime(2026, 12, 30, 17), datetime(2027, 1, 1, 17)),
        )
        with freeze_time(moment):
            self.assertEqual((office_clock.now(self.env), office_clock.today(self.env)), (wall, wall.date()))

    def test_days_and_hours_are_written_as_people_do(self):
        moment = datetime(2026, 3, 5, 7, 5, 33)
        self.assertEqual(office_clock.written(moment.date()), "05/03/2026")
        self.assertEqual(office_clock.moment_text(self.env, moment), "14:05 05/03/2026")
        self.assertEqual(office_clock.day_text(self.env, moment), "05/03/2026")
        page = self.env["ir.qweb"]._render(etree.XML("<p t-out='written(day)'/>"), {"day": moment.date()})
        self.assertEqual(page, "<p>05/03/2026</p>", "and in templates")
        nothing = (office_clock.written, lambda value: office_clock.moment_text(self.env, value))
        self.assertEqual([write(value) for write in nothing for value in (None, False)], [""] * 4)

    def test_it_costs_no_query(self):
        office_clock.today(self.env)
        with self.assertQueryCount(0):
            office_clock.today(self.env)

    def test_everybody_lives_by_it(self):
        abroad = self.env["res.partner"].with_context(tz=ABROAD)
        person = abroad.create({"name": "A"})
        user = new_test_user(abroad.env, "t_abroad", tz=ABROAD)
        self.assertEqual((person.tz, user.tz), (office_clock.DEFAULT,) * 2)
        person.tz = user.tz = ABROAD
        self.assertEqual((person.tz, user.tz), (office_clock.DEFAULT,) * 2)
        self.assertEqual(user.with_user(user).context_get()["tz"], office_clock.DEFAULT)
        self.env.cr.execute("UPDATE res_partner SET tz = %s WHERE id = %s", [ABROAD, person.id])
        self.env.cr.execute("UPDATE resource_calendar SET tz = %s", [ABROAD])
        person._follow_office_clock()
        calendars = self.env["resource.calendar"].with_context(active_test=False).search([])
        self.assertEqual({person.tz, *calendars.mapped("tz")}, {office_clock.DEFAULT}, "as a browser had left them")

    def test_an_office_may_move(self):
        office_clock.set_zone(self.env, "Asia/Tokyo")
        self.assertEqual(office_clock.local(self.env, datetime(2026, 12, 31, 15)), datetime(2027, 1, 1))
        self.assertEqual(self.env.user.tz, "Asia/Tokyo")
        self.env.cr.execute("SELECT prosrc FROM pg_proc WHERE proname = 'eoffice_daily_statistics'")
        [(source,)] = self.env.cr.fetchall()
        self.assertTrue("Asia/Tokyo" in source and office_clock.DEFAULT not in source)


@tagged("post_install", "-at_install")
class TestNewYear(OutgoingCase):
    """A minute before and a minute after midnight, for people whose browser is in Los Angeles."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.year = cls._year()
        midnight = office_clock.midnight(cls.env, date(cls.year + 1, 1, 1))
        cls.before, cls.after = (midnight + timedelta(minutes=minutes) for minutes in (-1, 1))
        cls.env = cls.env(context={**cls.env.context, "tz": ABROAD})

    def setUp(self):
        super().setUp()
        self.clerk, self.chief, self.specialist = (
            person.with_env(self.env) for person in (self.clerk, self.chief, self.specialist)
        )

    def test_a_letter_is_entered_on_the_office_s_day(self):
        seen = []
        for number, moment in (("1", self.before), ("2", self.after), ("3", self.after + timedelta(hours=14))):
            with freeze_time(moment):
                document = self.registered(number=number)
            seen.append((document.received_on, document.register_id.year, document.sequence_number))
        first = date(self.year + 1, 1, 1)
        last = first - timedelta(days=1)
        self.assertEqual(seen, [(last, self.year, 1), (first, first.year, 1), (first, first.year, 2)])

    def test_a_letter_goes_out_on_the_office_s_day(self):
        with freeze_time(self.before - timedelta(hours=1)):
            waiting = [self.signed() for _ in range(3)]
        with freeze_time(self.before):
            waiting[0].with_user(self.clerk).action_issue()
        with freeze_time(self.after):
            waiting[1].with_user(self.clerk).action_issue()
            late = self.env["eoffice.late.registration"].with_user(self.clerk)
            late = late.create({"document_id": waiting[2].id, "reason": "Quên vào sổ"})
            self.assertEqual(late.issued_on, date(self.year + 1, 1, 1))
            late.issued_on = date(self.year, 12, 31)
            late.action_issue()
        seen = [(paper.issued_on, paper.register_id.year, paper.sequence_number) for paper in waiting]
        last, first = date(self.year, 12, 31), date(self.year + 1, 1, 1)
        self.assertEqual(seen, [(last, last.year, 1), (first, first.year, 1), (last, last.year, 2)])

    def test_a_deadline_is_on_the_office_s_day(self):
        document = self.registered()
        self.first_line(document)._forward([self.target(self.leader, deadline=self.after)])
        line = self.line(document, self.leader)
        activity = self.env["mail.activity"].sudo().search([("eoffice_line_id", "=", line.id)])
        self.assertEqual(activity.date_deadline, date(self.year + 1, 1, 1))
        self.assertEqual(line._moment_text(line.deadline), f"00:01 01/01/{self.year + 1}")

    def test_work_is_counted_on_the_office_s_day(self):
        with freeze_time(datetime(self.year, 12, 1, 3)):
            papers = [self.at_specialist(number=number) for number in ("11", "12")]
        for document, moment in zip(papers, (self.before, self.after), strict=True):
            with freeze_time(moment):
                self.line(document, self.specialist)._complete("Xong")
        with freeze_time(self.after):
            figures = self.env["eoffice.dashboard"].with_user(self.chief).figures("month")
        self.assertEqual([row["day"] for row in figures["days"]], [f"{self.year}-12-31", f"{self.year + 1}-01-01"])


@tagged("post_install", "-at_install")
class TestLogIn(OutgoingCase, HttpCase):
    """The browser tells its zone in a cookie, and the engine would make it that of whoever logs in first there."""

    def setUp(self):
        super().setUp()
        self.clerk.password = "Sen hồng 2026"

    def test_the_cookie_moves_no_clock(self):
        self.authenticate(None, None)
        self.opener.cookies.set("tz", ABROAD)
        self.assertFalse(self.clerk.login_date)
        form = {"login": self.clerk.login, "password": "Sen hồng 2026", "csrf_token": Request.csrf_token(self)}
        self.url_open("/web/login", data=form)
        session = self.make_jsonrpc_request("/web/session/get_session_info")
        self.clerk.invalidate_recordset()
        self.assertTrue(self.clerk.login_date, "this was the first log-in")
        self.assertEqual(session["uid"], self.clerk.id)
        self.assertEqual({session["user_context"]["tz"], self.clerk.tz}, {office_clock.DEFAULT})

    def test_the_screen_shows_the_office_s_hours(self):
        code = f"""
            const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
            const shown = odoo.loader.modules.get("@web/core/l10n/dates").deserializeDateTime("2026-12-31 17:01:00");
            if (here !== "{ABROAD}") {{
                console.error(`this browser is in ${{here}}`);
            }} else if (shown.toFormat("dd/MM/yyyy HH:mm") !== "01/01/2027 00:01") {{
                console.error(shown.toFormat("dd/MM/yyyy HH:mm"));
            }} else {{
                console.log("test successful");
            }}
        """
        with patch.dict(os.environ, TZ=ABROAD):
            self.browser_js("/odoo", code, ready="odoo.isReady", login=self.clerk.login, timeout=60)
