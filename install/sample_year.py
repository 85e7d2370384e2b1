"""Run once by `odoo shell` after the sample office is loaded: a year of work behind it, ending today.

Each act is done by the person whose act it is, through the same methods as the screens and under the same rules, at a
moment of the year to which the clock is set; nothing is written past them. What happens on which day is drawn from a
fixed seed, so the same day makes the same year. Texts are in config/tuy_phuoc/year; people and letters are invented.
"""

import csv
import heapq
import io
import os
import random
import subprocess
from datetime import datetime, time, timedelta
from pathlib import Path

from freezegun import freeze_time
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.addons.eoffice_documents.working_time import Limit
from odoo.exceptions import UserError
from odoo.sql_db import BaseCursor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FOLDER = Path(os.environ["EOFFICE_YEAR"])
SHARE = float(os.environ.get("EOFFICE_YEAR_SHARE", "1"))  # of the documents; tests do with fewer
INCOMING, OUTGOING, WEEKS, DAYS = int(54 * SHARE), int(16 * SHARE), 8, 360
SENDERS = ("Lê Văn Ví Dụ", "Trần Thị Mẫu", "Phạm Văn Thí Dụ", "Nguyễn Thị Giả Định")
RESULTS = (
    "Đã thực hiện xong theo yêu cầu.",
    "Đã báo cáo bằng văn bản.",
    "Đã triển khai đến các đơn vị.",
    "Đã tổng hợp, lưu hồ sơ.",
)
WORDS = (
    "Giao phòng tham mưu trả lời đúng hạn.",
    "Kiểm tra, báo cáo kết quả.",
    "Chủ trì, phối hợp các đơn vị triển khai.",
)
FONT = subprocess.check_output(["fc-match", "-f", "%{file}", "Liberation Serif"], text=True)  # has Vietnamese


def rows(name):
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def letter(head, reference, place, day, subject, body, signer):
    """A page as such a letter looks, as bytes of a PDF."""
    out = io.BytesIO()
    page = Canvas(out, pagesize=A4)
    width, height = A4
    page.setFont("Letter", 12)
    page.drawCentredString(width * 0.28, height - 60, head.upper()[:44])
    page.drawCentredString(width * 0.72, height - 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    page.drawCentredString(width * 0.72, height - 76, "Độc lập - Tự do - Hạnh phúc")
    page.setFont("Letter", 13)
    page.drawCentredString(width * 0.28, height - 100, f"Số: {reference}")
    page.drawCentredString(width * 0.72, height - 100, f"{place}, {day}")
    page.drawCentredString(width / 2, height - 150, subject)
    for number, line in enumerate(body):
        page.drawString(85, height - 190 - 20 * number, line)
    page.drawCentredString(width * 0.72, height - 240 - 20 * len(body), signer)
    page.save()
    return out.getvalue()


def long_day(day):
    return f"ngày {day:%d} tháng {day:%m} năm {day:%Y}" if day else "ngày      tháng      năm"


class Year:
    """The people, the clock and the list of what is still to happen, earliest first."""

    def __init__(self, env, clock):
        self.env, self.clock = env, clock
        self.chance = random.Random(186)
        self.end = datetime.now()
        self.events, self.number = [], 0
        self.users = {user.login: user for user in env["res.users"].search([])}
        self.units = {unit.code: unit for unit in env["hr.department"].search([])}
        self.types = {kind.code: kind for kind in env["eoffice.document.type"].search([])}
        self.calendar = self.units["UBND"]._calendar()

    def as_(self, login, model):
        return self.env[model].with_user(self.users[login])

    def specialist(self, unit):
        """Somebody of the unit who is not its head, or its head when there is nobody else."""
        people = unit.member_ids.user_id - unit.manager_id.user_id - unit.deputy_ids
        return self.chance.choice(people.sorted("login")) if people else unit.manager_id.user_id

    def later(self, moment, hours):
        """When so many hours at work have passed since ``moment``: nights, week-ends and holidays are no work."""
        return self.calendar._end_of(Limit(hours, "hours"), moment)

    def at_work(self, moment):
        """The first minute at work from ``moment`` on."""
        return self.later(moment, 1 / 60)

    def plan(self, moment, act, *arguments):
        """Let ``act`` happen then, unless that is still to come."""
        if moment < self.end:
            self.number += 1
            heapq.heappush(self.events, (moment, self.number, act, arguments))

    def live(self):
        """What was planned happens, each act whole or not at all; one that a rule refuses is left out."""
        refused = {}
        while self.events:
            moment, _number, act, arguments = heapq.heappop(self.events)
            self.clock.move_to(moment)
            try:
                with self.env.cr.savepoint():
                    act(moment, *arguments)
            except UserError as error:
                refused[f"{act.__name__}: {error}"] = refused.get(f"{act.__name__}: {error}", 0) + 1
            self.env.invalidate_all()
        return refused

    # incoming documents

    def receive(self, moment, row, number):
        day = office_clock.day(self.env, moment)
        sent = day - timedelta(days=self.chance.randint(1, 4))
        subject = filled(row["subject"], day)
        clerk = self.chance.choice(("vanthu1", "vanthu2"))
        signer = self.chance.choice(SENDERS)
        reference = f"{number}/{row['symbol']}" if row["symbol"] else ""
        scan = letter(
            row["issuer"],
            reference,
            "Bình Định",
            long_day(sent),
            subject,
            ["Kính gửi: UBND huyện Tuy Phước.", subject],
            signer,
        )
        document = self.as_(clerk, "eoffice.document")._receive_files([(f"den-{moment:%Y%m%d}-{number}.pdf", scan)])
        document.write(
            {
                "number": str(number) if row["symbol"] else False,
                "symbol": row["symbol"],
                "issuer_name": row["issuer"],
                "issued_on": sent,
                "document_type_id": self.types[row["type"]].id,
                "subject": subject.removeprefix("V/v "),
                "urgency": row["urgency"],
                "signer_name": signer,
            }
        )
        document.action_register_anyway()
        self.plan(self.later(moment, self.chance.uniform(0.5, 2)), self.propose, document.id, row)

    def propose(self, moment, document, row):
        """The office chief hands it to the leader."""
        leader = self.chance.choice(("chutich", "pct.kinhte", "pct.vanxa", "pct.thuongtruc"))
        self.forward("chanhvp", document, [self.target(self.users[leader], "lead")])
        self.plan(self.later(moment, self.chance.uniform(0.5, 4)), self.instruct, document, row, leader)

    def instruct(self, moment, document, row, leader):
        lead = self.units[row["lead"]]
        targets = [{**self.target(lead, "lead"), "instruction": self.chance.choice(WORDS)}]
        targets += [self.target(self.units[code], "support") for code in row["supports"].split()]
        deadline = self.at_work(moment + timedelta(days=self.chance.choice((3, 5, 7, 10))))
        targets[0]["deadline"] = deadline
        self.forward(leader, document, targets)
        self.plan(self.later(moment, self.chance.uniform(1, 5)), self.hand_on, document, row["lead"], deadline)
        for code in row["supports"].split():
            self.plan(
                self.later(moment, self.chance.uniform(3, 12)),
                self.finish,
                document,
                self.units[code].manager_id.user_id.login,
            )

    def hand_on(self, moment, document, code, deadline):
        unit = self.units[code]
        person = self.specialist(unit)
        if person == unit.manager_id.user_id:
            self.plan_finish(moment, document, person.login, deadline)
            return
        self.forward(unit.manager_id.user_id.login, document, [self.target(person, "lead")])
        self.plan_finish(moment, document, person.login, deadline)

    def plan_finish(self, moment, document, login, deadline):
        if self.chance.random() < 0.1:
            return  # forgotten: it stays open and gets late
        left = max((deadline - moment).total_seconds() / 3600, 8)
        share = self.chance.choice((0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.9, 1.3))  # one of eight is late
        self.plan(self.at_work(moment + timedelta(hours=left * share)), self.finish, document, login)

    def finish(self, moment, document, login):
        line = self.mine(login, document)
        if line:
            line._complete(self.chance.choice(RESULTS))

    def forward(self, login, document, targets):
        line = self.mine(login, document)
        if line:
            line._forward(targets)

    def mine(self, login, document):
        lines = self.as_(login, "eoffice.assignment").search([("document_id", "=", document)])
        return lines.filtered(lambda line: line.is_mine and line.state in ("waiting", "open"))[:1]

    def target(self, who, role):
        posts = self.env["eoffice.principal"]
        return {"principal": posts._of_user(who) if who._name == "res.users" else posts._of_unit(who), "role": role}

    # outgoing documents

    def draft(self, moment, row):
        unit = self.units[row["draft"]]
        person = self.specialist(unit)
        subject = filled(row["subject"], office_clock.day(self.env, moment))
        whole = row["to"].startswith("UBND các")
        receivers = [row["to"]] if whole else row["to"].split(", ")
        recipients = "\n".join([*(f"- {name};" for name in receivers), "- Lưu: VT."])
        drafts = self.env["eoffice.document"].with_user(person).with_context(default_direction="outgoing")
        document = drafts.create(
            {
                "unit_id": self.units["UBND"].id,
                "document_type_id": self.types[row["type"]].id,
                "subject": subject.removeprefix("V/v "),
                "recipients": recipients,
            }
        ).with_context(default_direction=None)
        document._add_version(self.page(document, subject), "du-thao.pdf")
        self.plan(self.later(moment, self.chance.uniform(0.5, 3)), self.submit, document.id, person.login, subject)

    def page(self, document, subject):
        signer = document.signer_name or ""
        return letter(
            document.unit_id.name,
            f"      /{document.symbol or ''}",
            document.unit_id.place or "",
            long_day(None),
            subject,
            [f"Kính gửi: {document.recipients.splitlines()[0].strip('-; ')}.", subject],
            signer,
        )

    def submit(self, moment, document, login, subject):
        self.as_(login, "eoffice.document").browse(document).action_submit()
        self.plan(self.later(moment, 1), self.approve, document, subject)

    def approve(self, moment, document, subject):
        """The next one who is asked agrees; after the last, the clerk has the signed paper."""
        paper = self.env["eoffice.document"].sudo().browse(document)
        asked = paper.approval_ids.filtered(lambda step: step.state == "waiting")[:1]
        if asked:
            asked.with_user(asked.principal_id._first())._approve()
            self.plan(self.later(moment, self.chance.uniform(0.5, 3)), self.approve, document, subject)
        else:
            self.plan(self.later(moment, 0.5), self.issue, document, subject)

    def issue(self, moment, document, subject):
        paper = self.as_("vanthu1", "eoffice.document").browse(document)
        paper._sign(self.page(paper, subject), "da-ky.pdf")
        paper.action_issue()
        self.plan(self.later(moment, self.chance.uniform(0.2, 2)), self.send, document)

    def send(self, moment, document):
        wizard = (
            self.as_("vanthu1", "eoffice.send").with_context(active_ids=[document], queue_job__no_delay=True).create({})
        )
        wizard.action_send()
        for entry in self.env["eoffice.document"].sudo().search([("dispatch_id.document_id", "=", document)]):
            self.plan(self.later(moment, self.chance.uniform(0.5, 8)), self.accept, entry.id)

    def accept(self, moment, entry):
        document = self.env["eoffice.document"].sudo().browse(entry)
        clerks = document.unit_id.clerk_ids
        if clerks and self.chance.random() < 0.9:
            document.with_user(clerks.sorted("login")[0]).action_accept()
            head = document.unit_id.manager_id.user_id.login
            self.plan(self.later(moment, self.chance.uniform(2, 30)), self.finish, entry, head)

    # the weeks

    def week(self, moment, monday):
        items = self.env["calendar.event"]
        for row in rows("meetings"):
            start = datetime.combine(monday, time()) + timedelta(days=int(row["day"]), hours=float(row["hour"]))
            start = office_clock.utc(self.env, start)
            items |= (
                self.as_("vanthu1", "calendar.event")
                .with_context(eoffice_schedule=True)
                .create(
                    {
                        "name": row["name"],
                        "start": start,
                        "stop": start + timedelta(hours=float(row["hours"])),
                        "chair_id": self.users[row["chair"].replace("_", ".")].id,
                        "location": row["room"] or "Tại địa bàn",
                    }
                )
            )
        week = items[:1].sudo().week_id
        self.plan(self.later(moment, 2), self.approve_week, week.id)

    def approve_week(self, moment, week):
        self.as_("chutich", "eoffice.schedule.week").browse(week).action_approve()
        self.plan(self.later(moment, 1), self.publish_week, week)

    def publish_week(self, moment, week):
        self.as_("chanhvp", "eoffice.schedule.week").browse(week).action_publish()


def filled(text, day):
    return text.format(month=day.month, quarter=(day.month + 2) // 3, year=day.year)


def days_of(year, count):
    """``count`` moments of working days, more of them near today."""
    for _ in range(count):
        yield year.end - timedelta(days=DAYS * year.chance.random() ** 1.7, minutes=year.chance.randint(0, 500))


def main(env):
    BaseCursor.now = lambda cursor: datetime.now()  # what the database notes follows the clock of the year
    pdfmetrics.registerFont(TTFont("Letter", FONT))
    for register in env["eoffice.register"].search([]):
        register.copy({"year": register.year - 1})
    with freeze_time(datetime.now(), tick=False) as clock:
        year = Year(env, clock)
        arriving, leaving = rows("incoming"), rows("outgoing")
        for number, moment in enumerate(sorted(days_of(year, INCOMING)), 1):
            year.plan(year.at_work(moment), year.receive, arriving[number % len(arriving)], 100 + 3 * number)
        for number, moment in enumerate(sorted(days_of(year, OUTGOING))):
            year.plan(year.at_work(moment), year.draft, leaving[number % len(leaving)])
        monday = office_clock.today(env) - timedelta(days=office_clock.today(env).weekday())
        for back in range(WEEKS):
            first = monday - timedelta(weeks=back)
            year.plan(year.at_work(datetime.combine(first - timedelta(days=4), time(2))), year.week, first)
        for sentence, times in year.live().items():
            print(f"left out {times} times: {sentence}")
    env.cr.commit()


main(env)
