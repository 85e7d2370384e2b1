from contextlib import suppress
from datetime import timedelta

from odoo import fields, models
from odoo.addons.eoffice_documents.tests.drafting.outgoing import ONE_PAGE, OutgoingCase
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import new_test_user

from .fill import fill_everything
from .marks import Marks, placed

OUTSIDERS = (
    "specialist_elsewhere", "head_elsewhere", "clerk_elsewhere", "chief_elsewhere", "leader_elsewhere",
    "administrator", "helper", "rollout", "staff", "portal", "public",
)  # fmt: skip
STAFF = frozenset(OUTSIDERS) - {"portal", "public"}


class SceneCase(OutgoingCase):
    """One circle of people at work on papers full of marks, and eleven persons outside it who may read none of them.

    Everything that can be done by the product's own methods is done by them, so that copies, labels, messages, jobs and
    contacts made on the way bear the marks too. What is left is filled in by ``fill_everything``.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        loud = {key: value for key, value in cls.env.context.items() if key != "tracking_disable"}
        cls.env = cls.env(context=loud)
        cls.marks = Marks()
        cls._outsiders()
        cls.env.cr.flush()  # what they got is their own agency's business
        cls.since = {name: cls._last_id(name) for name in cls._kept_models()}
        scene = cls("_play")
        scene._play()
        for name, made in vars(scene).items():
            if isinstance(made, models.BaseModel):
                setattr(cls, name, made)
        cls.unfilled = fill_everything(scene)
        cls.env.flush_all()
        cls.placed = {
            name: found for name, since in cls.since.items() if (found := placed(cls.env, cls.env[name], since))
        }
        cls.rows = {name: cls._rows_since(name) for name in cls.since}
        cls.rows = {name: ids for name, ids in cls.rows.items() if ids}

    @classmethod
    def _outsiders(cls):
        """Roles without any part in what the circle does."""
        persons = {
            "specialist_elsewhere": cls._person("t_specialist_elsewhere", "specialist"),
            "head_elsewhere": cls.other_head,
            "clerk_elsewhere": cls.other_clerk,
            "chief_elsewhere": cls._person("t_chief_elsewhere", "office_chief"),
            "leader_elsewhere": cls._person("t_leader_elsewhere", "leader"),
            "administrator": cls.administrator,
            "helper": cls.helper,
            "rollout": cls._person("t_rollout", "specialist"),
            "staff": new_test_user(cls.env, "t_staff", "base.group_user"),
            "portal": new_test_user(cls.env, "t_portal", "base.group_portal"),
            "public": cls.env.ref("base.public_user"),
        }
        persons["rollout"].group_ids += cls.env.ref("eoffice_rollout.group_rollout")
        places = {"specialist_elsewhere": cls.other, "chief_elsewhere": cls.commune, "leader_elsewhere": cls.commune}
        for role in (*places, "administrator", "helper", "rollout"):
            unit = places.get(role, cls.other)
            person = persons[role]
            cls.env["hr.employee"].create({"name": person.name, "user_id": person.id, "department_id": unit.id})
        cls.commune.office_chief_ids = persons["chief_elsewhere"]
        cls.commune.manager_id = persons["leader_elsewhere"].employee_ids
        cls.persons = persons

    @classmethod
    def _kept_models(cls):
        """Models whose records live in a table of the database."""
        return [
            name
            for name, model in cls.env.registry.items()
            if not model._abstract and model._auto and model._table_query is None
        ]

    @classmethod
    def _last_id(cls, name):
        cls.env.cr.execute(f'SELECT coalesce(max(id), 0) FROM "{cls.env[name]._table}"')
        return cls.env.cr.fetchone()[0]

    @classmethod
    def _rows_since(cls, name):
        cls.env.cr.execute(f'SELECT id FROM "{cls.env[name]._table}" WHERE id > %s ORDER BY id', [cls.since[name]])
        return [row for (row,) in cls.env.cr.fetchall()]

    def mark(self, place, *readers):
        return self.marks.new(place, readers)

    # the play: each act leaves marks in what it makes

    def _play(self):
        self.incoming = self._incoming()
        self.waiting = self.entry(**self._words("waiting entry"))
        self.secret = self._secret("secret")
        self.top_secret = self._secret("top_secret")
        self.draft_on_its_way = self._draft()
        self.dispatched = self._dispatched()
        self.file = self._dossier()
        self._meetings()
        self._conversation()
        self._ticket()
        self._own_things()
        self.authorisation()
        self.env.cr.precommit.run()
        self.env.flush_all()

    def _words(self, what, **values):
        return {
            "number": self.mark(f"number of the {what}"),
            "subject": f"V/v {self.mark(f'subject of the {what}')}",
            "issuer_name": f"Sở {self.mark(f'issuer of the {what}')}",
            "signer_name": self.mark(f"signer of the {what}"),
            "note": self.mark(f"note of the {what}"),
            **values,
        }

    def _incoming(self):
        """Registered, read, on its way to a specialist, talked over, lent and copied."""
        document = self.entry(**self._words("incoming document"))
        scan = document.sudo().recognition_ids
        scan.attachment_id.write({"raw": ONE_PAGE, "name": f"{self.mark('file name of the incoming document')}.pdf"})
        scan.write(
            {
                "state": "read",
                "page_count": 1,
                "page_ids": [Command.create({"number": 1, "state": "read", "text": self.mark("page of the scan")})],
            }
        )
        document.action_register_anyway()
        document.sudo()._index_text()
        self.first_line(document)._forward([self.target(self.leader, instruction=self.mark("instruction"))])
        deadline = fields.Datetime.now() + timedelta(days=9)
        self.line(document, self.leader)._forward([self.target(self.department, deadline=deadline)])
        self.line(document, self.department)._forward(
            [self.target(self.specialist, instruction=self.mark("instruction of the head"), deadline=deadline)]
        )
        line = self.line(document, self.specialist)
        line._request_extension(deadline + timedelta(days=9), self.mark("reason for more time"))
        document.with_user(self.head).message_post(
            body=self.mark("opinion"), partner_ids=self.specialist.partner_id.ids, message_type="comment"
        )
        document.sudo().activity_schedule(
            "mail.mail_activity_data_todo",
            user_id=self.specialist.id,
            summary=self.mark("summary of an activity"),
            note=self.mark("note of an activity"),
        )
        document.sudo().message_subscribe(self.colleague.partner_id.ids)
        document._lend(self.head)
        self.committee.copy_signer_ids = self.chief
        return document

    def _secret(self, level):
        """Typed with its file and its words, then kept as a stub only."""
        document = self.entry(**self._words(f"{level} document"))
        document.sudo().recognition_ids.attachment_id.name = f"{self.mark(f'file name of the {level} document')}.pdf"
        document.write({"secrecy": level, **({"subject": False} if level == "top_secret" else {})})
        document.action_make_stub()
        document.action_register_anyway()
        return document

    def _draft(self):
        document = self.submitted(subject=self.mark("subject of a draft"), note=self.mark("note of a draft"))
        self.asked(document, self.head)._approve(self.mark("note of an approval"))
        return document

    def _dispatched(self):
        """Signed, numbered and sent: to the department on the system, to an agency by mail."""
        agency = self.env["res.partner"].create(
            {"name": "Sở Nội vụ tỉnh Ví Dụ", "is_company": True, "eoffice_issuer": True, "email": "sonv@vidu.example"}
        )
        document = self.issued(subject=self.mark("subject of what was sent"), note=self.mark("note of what was sent"))
        self.department.write({"keeps_registers": True, "clerk_ids": self.clerk.ids})
        for direction in ("incoming", "outgoing"):
            self.register.copy({"unit_id": self.department.id, "code": f"NV{direction}", "direction": direction})
        note = self.mark("note to the receiver")
        document.with_user(self.clerk)._dispatch(
            [
                {"unit": self.department, "way": "system", "note": note},
                {"partner": agency, "way": "mail"},
            ]
        )
        return document

    def _dossier(self):
        dossier = self.env["eoffice.dossier"].with_user(self.specialist)
        retention = self.env["eoffice.retention"].search([], limit=1)
        dossier = dossier.create({"title": self.mark("title of a dossier"), "retention_id": retention.id})
        dossier._add_documents(self.incoming.with_user(self.specialist))
        return dossier

    def _meetings(self):
        """Two masked items, so that an order among them would tell something, and one private event."""
        self.committee.publishes_schedule = True
        start = fields.Datetime.now().replace(hour=2, minute=0, second=0, microsecond=0) + timedelta(days=8)
        self.masked = self.env["calendar.event"]
        for place in ("first masked item", "second masked item"):
            self.masked += (
                self.env["calendar.event"]
                .with_user(self.clerk)
                .with_context(eoffice_schedule=True)
                .create(
                    {
                        "name": self.mark(f"name of the {place}"),
                        "location": self.mark(f"location of the {place}"),
                        "description": self.mark(f"description of the {place}"),
                        "participants": self.mark(f"participants of the {place}"),
                        "preparation": self.mark(f"preparation of the {place}"),
                        "start": start,
                        "stop": start + timedelta(hours=2),
                        "chair_id": self.leader.id,
                        "guest_unit_ids": [Command.set(self.department.ids)],
                        "preparing_unit_id": self.department.id,
                        "audience": "masked",
                    }
                )
            )
        self.env["eoffice.meeting.paper"].with_user(self.clerk).create(
            {
                "event_id": self.masked[0].id,
                "name": self.mark("name of a meeting paper"),
                "file": "JVBERi0xLjQgcGFwZXI=",
                "file_name": f"{self.mark('file name of a meeting paper')}.pdf",
            }
        )
        week = self.masked.sudo().week_id
        week.with_user(self.leader).action_approve()
        week.with_user(self.clerk).action_publish()
        self.private = (
            self.env["calendar.event"]
            .with_user(self.leader)
            .create(
                {
                    "name": self.mark("name of a private event"),
                    "location": self.mark("location of a private event"),
                    "description": self.mark("description of a private event"),
                    "start": start,
                    "stop": start + timedelta(hours=1),
                    "privacy": "private",
                }
            )
        )

    def _conversation(self):
        channel = self.env["discuss.channel"].with_user(self.leader)
        channel = channel._get_or_create_chat(partners_to=self.head.partner_id.ids)
        channel.message_post(body=self.mark("word in a chat"), message_type="comment", subtype_xmlid="mail.mt_comment")

    def _ticket(self):
        tickets = self.env["helpdesk.ticket"].with_user(self.specialist)
        filed = tickets.action_file(self.mark("ticket", "helper", "administrator", "rollout"))
        self.ticket = tickets.browse(filed["id"])

    def _own_things(self):
        filters = self.env["ir.filters"].with_user(self.specialist)
        word = self.mark("words of a saved search")
        saved = filters.create(
            {
                "name": self.mark("name of a saved search"),
                "model_id": "eoffice.document",
                "domain": f"[('fulltext', 'ilike', '{word}')]",
                "user_ids": [Command.set(self.specialist.ids)],
            }
        )
        self.env["eoffice.search.alert"].with_user(self.specialist).watch(saved.id)
        self.env["eoffice.canned.instruction"].with_user(self.leader).create(
            {"text": self.mark("phrase of the leader")}
        )

    # asking as somebody

    def as_role(self, role):
        """A fresh environment of a person outside: nothing read by others is in its cache."""
        self.env.flush_all()
        self.env.invalidate_all(flush=False)
        return self.env(user=self.persons[role], su=False, context={"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"})

    def hidden(self, env, name, limit=1):
        """Ids of records of the scene that the person may not read, newest first."""
        found = []
        for row in reversed(self.rows.get(name, ())):
            record = env[name].browse(row)
            with suppress(AccessError):
                if not record.has_access("read"):
                    found.append(row)
            if len(found) == limit:
                break
        return found
