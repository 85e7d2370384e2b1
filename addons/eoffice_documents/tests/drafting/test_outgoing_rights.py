from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common.case import RightsTable
from .outgoing import ONE_PAGE, OutgoingCase

WHO = (
    "specialist",
    "colleague",
    "head",
    "deputy",
    "other_head",
    "chief",
    "clerk",
    "leader",
    "vice",
    "other_clerk",
    "administrator",
    "helper",
)
UNIT = {"specialist", "head", "deputy"}

# who sees an outgoing document, by how far it has come
SEES = {
    "draft": UNIT,
    "submitted": UNIT,
    "at_office": UNIT | {"chief"},
    "at_signer": UNIT | {"chief", "leader"},
    "approved": UNIT | {"chief", "leader", "clerk"},
    "issued": UNIT | {"chief", "leader", "clerk"},
}

# act → who may do it to a document that the office chief is asked to check
ACTS = {
    "approve": {"chief"},
    "send_back": {"chief"},
    "change": {"chief"},
    "new_version": {"chief"},
    "ask": {"chief", "specialist"},
    "take_back": {"specialist"},
    "sign": set(),
    "issue": set(),
}


@tagged("post_install", "-at_install")
class TestOutgoingRights(RightsTable, OutgoingCase):
    def at_office(self):
        document = self.submitted()
        self.approve(document, self.head)
        return document

    def at_signer(self):
        document = self.at_office()
        self.approve(document, self.chief)
        return document

    def test_through_a_draft_no_other_record_is_changed(self):
        others = self.registered()
        message = others.message_post(body="Của văn thư")
        before = (message.res_id, message.body)
        drafts = self.env["eoffice.document"].with_user(self.specialist).with_context(default_direction="outgoing")
        forged = {
            "message_ids": [
                [(4, message.id)],
                [(1, message.id, {"body": "x"})],
                [(0, 0, {"body": "x", "author_id": self.leader.partner_id.id})],
            ],
            "activity_ids": [[(0, 0, {"user_id": self.leader.id, "summary": "x"})]],
        }
        for name, values in forged.items():
            for value in values:
                with self.subTest(name=name, value=value), self.assertRaises(AccessError):
                    drafts.create({"subject": "x", name: value})
                with self.subTest(name=name, value=value, by="default"), self.assertRaises(AccessError):
                    drafts.with_context(**{f"default_{name}": value}).create({"subject": "x"})
        self.assertEqual((message.res_id, message.body), before)

    def test_no_context_forges_an_approval(self):
        draft = self.draft()
        forged = {"state": "approved", "finished_by_id": self.head.id, "opinion": "Đồng ý", "blocking": True}
        draft.with_context(**{f"default_{name}": value for name, value in forged.items()}).action_submit()
        steps = draft.sudo().approval_ids
        self.assertEqual((draft.state, steps.mapped("state")), ("checking", ["waiting", "pending", "pending"]))
        self.assertFalse(steps.finished_by_id or any(steps.mapped("opinion")) or any(steps.mapped("blocking")))

    def test_who_sees_what(self):
        for stage, expected in SEES.items():
            document = getattr(self, stage)()
            for who in WHO:
                with self.subTest(stage=stage, who=who):
                    self._assert_sees(document, getattr(self, who), who in expected)

    def _assert_sees(self, document, user, expected):
        seen, domain = document.with_user(user), [("id", "=", document.id)]
        self.assertEqual(bool(seen.search(domain)), expected)
        self.assertEqual(seen.search_count([*domain, ("fulltext", "ilike", "phe duyet")]), int(expected))
        mine = document.sudo()
        roads = {
            "read": lambda: seen.read(["subject"]),
            "version": lambda: mine.version_ids.with_user(user).read(["changes_html"]),
            "file": lambda: mine.version_ids.attachment_id.with_user(user).read(["raw"]),
            "trace": lambda: mine.audit_log_ids.with_user(user).read(["note"]),
        }
        if mine.approval_ids:
            roads["approvals"] = lambda: mine.approval_ids.with_user(user).read(["opinion"])
        if mine.signed_file_id:
            roads["signed file"] = lambda: mine.signed_file_id.with_user(user).read(["raw"])
        self.assert_roads(roads, expected)
        if not expected:
            for model in ("eoffice.approval", "eoffice.document.version", "eoffice.audit.log"):
                self.assertFalse(self.env[model].with_user(user).search([("document_id", "=", document.id)]))

    def test_who_is_asked_an_opinion_sees_it(self):
        document = self.draft()
        document._request_opinion(self.principal(self.other), "Kinh phí?")
        self._assert_sees(document, self.other_head, True)

    def test_who_may_do_what(self):
        self.walk_table(ACTS, WHO, lambda act: self.at_office())

    @staticmethod
    def refused_with(act):
        """The signer has the right, but not yet: they are refused by a sentence, the others by the rights."""
        return UserError if act in ("sign", "issue") else AccessError

    def _picture(self, document):
        document = document.sudo()
        lines = document.approval_ids.sorted("id")
        return (
            document.state,
            document.subject,
            len(document.audit_log_ids),
            len(document.version_ids),
            lines.mapped("state"),
            document.access_ids.principal_id.ids,
            document.sequence_number,
        )

    def _line(self, document, user):
        waiting = document.sudo().approval_ids._active_steps().filtered(lambda line: line.state == "waiting")
        return waiting.with_user(user)

    def _do_approve(self, document, user):
        self._line(document, user)._approve()

    def _do_send_back(self, document, user):
        self._line(document, user)._return("Sửa")

    def _do_change(self, document, user):
        document.with_user(user).write({"subject": "Khác"})

    def _do_new_version(self, document, user):
        document.with_user(user)._add_version(ONE_PAGE, "moi.pdf")

    def _do_ask(self, document, user):
        document.with_user(user)._request_opinion(self.principal(self.other), "Kinh phí?")

    def _do_take_back(self, document, user):
        document.with_user(user).action_withdraw_draft()

    def _do_sign(self, document, user):
        document.with_user(user)._sign()

    def _do_issue(self, document, user):
        document.with_user(user).action_issue()


LIST = {
    name: {}
    for name in ("reference", "issued_on", "subject", "signer_name", "lead_name", "urgency", "state", "is_issue_late")
} | {name: {"fields": {"display_name": {}}} for name in ("document_type_id", "drafting_unit_id", "drafter_id")}
WORK = {name: {} for name in ("asked_on", "type", "subject", "question", "urgency", "state", "opened_on")} | {
    name: {"fields": {"display_name": {}}} for name in ("document_type_id", "drafting_unit_id", "drafter_id")
}


@tagged("post_install", "-at_install")
class TestOutgoingPerformance(OutgoingCase):
    """Budgets of queries that do not grow with the rows shown."""

    def cost(self, user, act):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        act(self.env(user=user.id))
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def test_lists(self):
        for _turn in range(9):
            self.submitted()
        lists = {
            "eoffice.document": (self.head, [("direction", "=", "outgoing")], LIST),
            "eoffice.approval": (self.head, [("is_mine", "=", True), ("state", "=", "waiting")], WORK),
        }
        for model, (user, domain, columns) in lists.items():
            few, many = (
                self._second(user, lambda env: env[model].web_search_read(domain, columns, limit=limit))
                for limit in (2, 9)
            )
            with self.subTest(model):
                self.assertLessEqual(many, few)
                self.assertLessEqual(many, 20)

    def _second(self, user, act):
        self.cost(user, act)
        return self.cost(user, act)

    def test_acts(self):
        approvals = [self.asked(self.submitted(), self.head) for _turn in range(2)]
        spent = [self.cost(self.head, lambda env: line.with_env(env)._approve()) for line in approvals][1]
        self.assertLessEqual(spent, 90)
        documents = [self.signed() for _turn in range(2)]
        spent = [self.cost(self.clerk, lambda env: row.with_env(env).action_issue()) for row in documents][1]
        self.assertLessEqual(spent, 90)
