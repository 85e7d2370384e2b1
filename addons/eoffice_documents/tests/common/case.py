from functools import partial

from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, new_test_user

from ...models.common import office_clock

PDF = b"%PDF-1.4\n%%EOF"


class OfficeCase(TransactionCase):
    """A small office: a committee with a leader, its Office, two departments and a neighbour that sees nothing."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        quiet = {"tracking_disable": True, "queue_job__no_delay": False, "no_reset_password": True}
        cls.env = cls.env(context={**cls.env.context, **quiet})
        person = cls._person
        cls.clerk = person("t_clerk", "clerk")
        cls.chief = person("t_chief", "office_chief")
        cls.leader = person("t_leader", "leader")
        cls.head = person("t_head", "unit_head")
        cls.deputy = person("t_deputy", "unit_head")
        cls.specialist = person("t_specialist", "specialist")
        cls.colleague = person("t_colleague", "specialist")
        cls.other_head = person("t_other_head", "unit_head")
        cls.other_clerk = person("t_other_clerk", "clerk")
        cls.administrator = person("t_administrator", "administrator")
        cls.helper = person("t_helper", "help")
        cls.committee = cls._unit("T.UBND", [cls.leader], clerks=cls.clerk, chiefs=cls.chief, keeps=True)
        cls.committee.sequence = 1  # it runs the office, and not that of a sample office that is loaded
        cls.office = cls._unit("T.VP", [cls.chief, cls.clerk], parent=cls.committee)
        cls.department = cls._unit("T.NV", [cls.head, cls.deputy, cls.specialist, cls.colleague], parent=cls.committee)
        cls.department.deputy_ids = cls.deputy
        cls.other = cls._unit("T.TC", [cls.other_head], parent=cls.committee)
        cls.commune = cls._unit("T.XA", [cls.other_clerk], clerks=cls.other_clerk, keeps=True)
        cls.register = cls.env["eoffice.register"].create(
            {
                "name": "Sổ văn bản đến",
                "code": "DEN",
                "unit_id": cls.committee.id,
                "direction": "incoming",
                "year": cls._year(),
            }
        )
        cls.secret_register = cls.register.copy({"name": "Sổ văn bản đến mật", "code": "DENMAT", "secret": True})
        cls.notice = cls.env["eoffice.document.type"]._by_code("TB")

    @classmethod
    def _year(cls):
        return office_clock.today(cls.env).year

    @classmethod
    def _person(cls, login, role):
        return new_test_user(
            cls.env,
            login,
            f"eoffice_documents.group_{role}",
            name=login,
            tz="Asia/Ho_Chi_Minh",
            notification_type="inbox",
        )

    @classmethod
    def _unit(cls, code, people, parent=None, clerks=None, chiefs=None, keeps=False):
        unit = cls.env["hr.department"].create(
            {
                "name": code,
                "code": code,
                "symbol_code": code,
                "parent_id": parent and parent.id,
                "keeps_registers": keeps,
                "clerk_ids": clerks and clerks.ids,
                "office_chief_ids": chiefs and chiefs.ids,
            }
        )
        employees = cls.env["hr.employee"].create(
            [{"name": user.name, "user_id": user.id, "department_id": unit.id} for user in people]
        )
        unit.manager_id = employees[0]
        return unit

    def principal(self, who):
        posts = self.env["eoffice.principal"].sudo()
        return posts._of_user(who) if who._name == "res.users" else posts._of_unit(who)

    def entry(self, **values):
        """A document to register, with a scan that nobody reads in this test."""
        files = [("scan.pdf", PDF + str(self.env.cr.now()).encode() + str(len(values)).encode())]
        document = self.env["eoffice.document"].with_user(self.clerk)._receive_files(files)
        document.write(
            {
                "number": "186",
                "symbol": "TB-UBND",
                "issuer_name": "Sở Nội vụ tỉnh Ví Dụ",
                "issued_on": "2015-11-30",
                "document_type_id": self.notice.id,
                "subject": "Triển khai Văn phòng điện tử tại các phòng, ban",
                **values,
            }
        )
        return document

    def perform(self, trap):
        """Run what is queued and what that queues in turn, each job after those it depends on, as the runner does."""
        done = set()
        while jobs := [job for job in trap.enqueued_jobs if job not in done and set(job.depends_on) <= done]:
            for job in jobs:
                done.add(job)
                job.perform()

    def registered(self, **values):
        document = self.entry(**values)
        document.action_register_anyway()
        return document

    def line(self, document, who):
        """The newest line of ``document`` in the hands of ``who``, seen as one of its holders."""
        principal = self.principal(who)
        return (
            self.env["eoffice.assignment"]
            .search([("document_id", "=", document.id), ("principal_id", "=", principal.id)], limit=1)
            .with_user(principal._first())
        )

    def first_line(self, document):
        return document.sudo().assignment_ids.filtered(lambda line: not line.parent_id).with_user(self.chief)

    def target(self, who, role="lead", **values):
        return {"principal": self.principal(who), "role": role, **values}

    def at_head(self, **values):
        """A registered document on its way: office chief → leader → head of the department."""
        document = self.registered(**values)
        self.first_line(document)._forward([self.target(self.leader)])
        self.line(document, self.leader)._forward([self.target(self.department), self.target(self.other, "support")])
        return document

    def at_specialist(self, **values):
        document = self.at_head(**values)
        self.line(document, self.department)._forward([self.target(self.specialist)])
        return document


class RightsTable:
    """For a case with a table of who may do what: a refused act leaves the picture of the record as it was.

    The case has ``_do_<act>(record, user)`` for each act and ``_picture(record)``, all that an act could change.
    """

    def walk_table(self, acts, persons, prepare):
        """``acts``: {act: persons who may}; ``prepare(act)`` makes the record; ``persons`` are names of the case."""
        for act, allowed in acts.items():
            do = getattr(self, f"_do_{act}")
            for who in persons:
                with self.subTest(act=act, who=who), self.env.cr.savepoint() as savepoint:
                    record = prepare(act)
                    before = self._picture(record)
                    if who in allowed:
                        do(record, getattr(self, who))
                        self.assertNotEqual(self._picture(record), before)
                    else:
                        with self.assertRaises(self.refused_with(act)):
                            do(record, getattr(self, who))
                        self.assertEqual(self._picture(record), before)
                    savepoint.rollback()
                    self.env.invalidate_all()

    def refused_with(self, act):
        return AccessError

    def assert_written_by_methods_only(self, rows, users):
        """``rows``: {model: values that would be a forgery}; none of ``users`` writes, creates or deletes one."""
        for model, values in rows.items():
            record = self.env[model].sudo().search([], limit=1)
            for user in users:
                mine = record.with_user(user)
                for attempt in (partial(mine.write, values), partial(mine.create, values), mine.unlink):
                    with self.subTest(model=model, user=user.login), self.assertRaises(AccessError):
                        attempt()

    def assert_roads(self, roads, expected):
        """Each of ``roads`` ({name: callable}) can be walked, or none of them."""
        for road, walk in roads.items():
            with self.subTest(road=road):
                if expected:
                    walk()
                else:
                    with self.assertRaises(AccessError):
                        walk()
