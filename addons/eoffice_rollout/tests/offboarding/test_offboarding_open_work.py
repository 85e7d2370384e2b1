from datetime import timedelta

from odoo import fields
from odoo.addons.eoffice_documents.tests.drafting.outgoing import OutgoingCase
from odoo.exceptions import AccessError
from odoo.tests import Form, tagged


@tagged("post_install", "-at_install")
class TestLeavingOpenWork(OutgoingCase):
    """Each kind of work a person may have in hand: seen in the dialog, and gone from them afterwards."""

    def work(self, user):
        return {kind: len(records) for kind, records in user._eoffice_open_work() if records}

    def leave(self, who, successor, user=None, **values):
        wizard = self.env["eoffice.offboarding"].with_user(user or self.administrator)
        values = {"user_id": who.id, "successor_id": successor.id, "reason": "Nghỉ hưu", **values}
        return wizard.create(values).action_leave()

    def loaded(self):
        """The specialist with one piece of every kind."""
        me, now = self.specialist, fields.Datetime.now()
        line = self.line(self.at_specialist(), me)
        asking = self.line(self.at_head(), self.department)
        asking.sudo().deadline = now + timedelta(days=5)
        question = (
            self.env["eoffice.deadline.extension"]
            .sudo()
            .create(
                {
                    "assignment_id": asking.id,
                    "asked_by_id": self.head.id,
                    "asked_on": now,
                    "reason": "Chờ số liệu",
                    "wanted_deadline": now + timedelta(days=60),
                    "decider_id": me.id,
                }
            )
        )
        draft = self.draft()
        step = self.env["eoffice.approval"].create(
            {"document_id": self.draft(self.colleague).id, "type": "review", "principal_id": self.principal(me).id}
        )
        step._request()
        sign = self.draft(self.colleague)
        sign.write({"signer_id": me.id, "signer_authority": "tl"})
        dossier = self.env["eoffice.dossier"].with_user(me).create({"title": "Hồ sơ công tác cán bộ"})
        meeting, told = self.env["calendar.event"].create(
            [
                {
                    "name": "Họp giao ban",
                    "start": now + timedelta(days=day),
                    "stop": now + timedelta(days=day, hours=1),
                    field: me.id,
                }
                for day, field in ((2, "chair_id"), (3, "office_leader_id"))
            ]
        )
        team = self.env["helpdesk.ticket.team"].create({"name": "Hỗ trợ", "user_ids": [(6, 0, (me | self.helper).ids)]})
        ticket = self.env["helpdesk.ticket"].create(
            {"name": "Không in được", "description": "Máy in", "team_id": team.id, "user_id": me.id}
        )
        lesson = self.env["event.event"].create(
            {
                "name": "Lớp văn thư",
                "date_begin": now + timedelta(days=4),
                "date_end": now + timedelta(days=5),
                "user_id": me.id,
            }
        )
        return {
            "lines": line,
            "questions": question,
            "drafts": draft,
            "approvals": step,
            "signatures": sign,
            "dossiers": dossier,
            "meetings": meeting | told,
            "tickets": ticket,
            "classes": lesson,
        }

    def test_the_dialog_counts_every_kind_and_nothing_is_left_open(self):
        made = self.loaded()
        counted = self.work(self.specialist)
        self.assertEqual(counted, {kind: len(records) for kind, records in made.items()})
        form = Form(self.env["eoffice.offboarding"].with_user(self.administrator))
        form.user_id = self.specialist
        for path in (
            "viec-cua-nguoi",
            "du-thao-cua-nguoi",
            "buoc-duyet-cua-nguoi",
            "cho-ky-cua-nguoi",
            "ho-so-cua-nguoi",
            "xin-gia-han-cua-nguoi",
            "ho-tro-cua-nguoi",
            "lop-cua-nguoi",
        ):
            self.assertIn(f'<a href="/odoo/{self.specialist.id}/{path}" target="_blank">1</a>', form.work)
        self.assertIn('/lich-cua-nguoi" target="_blank">2</a>', form.work)
        self.leave(self.specialist, self.colleague)
        self.assertEqual(self.work(self.specialist), {})
        self.assertEqual(made["questions"].decider_id, self.colleague)
        self.assertEqual(made["drafts"].sudo().drafter_id, self.colleague)
        self.assertEqual(made["approvals"].principal_id, self.principal(self.colleague))
        self.assertEqual(made["dossiers"].sudo().holder_id, self.colleague)
        self.assertEqual(made["meetings"].mapped("chair_id") | made["meetings"].office_leader_id, self.colleague)
        self.assertFalse(made["tickets"].user_id, "the successor is not of the help team: the ticket is the team's")
        self.assertEqual(made["classes"].user_id, self.colleague)
        self.assertFalse(made["signatures"].sudo().signer_id, "nobody signs who may not")

    def test_a_ticket_goes_to_an_heir_who_helps(self):
        ticket = self.loaded()["tickets"]
        self.leave(self.specialist, self.helper)
        self.assertEqual(ticket.user_id, self.helper)

    def test_who_takes_the_post_of_the_head_signs_what_waits(self):
        document = self.submitted()
        self.approve(document, self.head, self.chief)
        self.leave(self.leader, self.vice)
        self.assertEqual(self.committee.head_id, self.vice)
        self.assertEqual((document.signer_id, document.signer_authority), (self.vice, "tm"))
        self.assertEqual(self.work(self.leader), {})

    def test_the_dialog_says_before_what_the_heir_may_not_sign(self):
        document = self.submitted()
        form = Form(self.env["eoffice.offboarding"].with_user(self.administrator))
        form.user_id, form.successor_id = self.leader, self.colleague
        self.assertFalse(form.warning, "with the post comes the right")
        form.posts = False
        self.assertIn(self.colleague.name, form.warning)
        form.successor_id = self.vice
        self.assertFalse(form.warning)
        self.leave(self.leader, self.colleague, posts=False)
        self.assertEqual(document.state, "draft")

    def test_originals_lent_are_said(self):
        self.env["eoffice.loan"].create(
            {
                "document_id": self.registered().id,
                "borrower_id": self.specialist.id,
                "lent_by_id": self.clerk.id,
                "lent_on": fields.Datetime.now(),
            }
        )
        form = Form(self.env["eoffice.offboarding"].with_user(self.administrator))
        form.user_id = self.specialist
        self.assertIn("1", form.warning)

    def test_an_authorisation_of_his_ends(self):
        row = self.env["eoffice.signing.delegation"].create(
            {
                "unit_id": self.committee.id,
                "holder_id": self.specialist.id,
                "date_from": "2026-01-01",
                "date_to": "2099-12-31",
                "scope": "Mọi việc",
                "source": "05/GUQ-UBND",
            }
        )
        self.leave(self.specialist, self.colleague)
        self.assertFalse(row.active)

    def test_the_list_behind_a_number_shows_what_the_reader_may_read(self):
        document = self.at_specialist()
        domain = [("principal_id.user_id", "=", self.specialist.id), ("state", "in", ("waiting", "open", "passed"))]
        lines = self.env["eoffice.assignment"]
        self.assertEqual(lines.with_user(self.head).search(domain).document_id, document.with_user(self.head))
        self.assertFalse(lines.with_user(self.administrator).search(domain), "the administrator reads no documents")


@tagged("post_install", "-at_install")
class TestMoved(OutgoingCase):
    def test_who_moves_reads_what_was_given_to_him_and_nothing_new_of_the_old_unit(self):
        given = self.at_specialist(number="1")
        of_unit = self.at_head(number="2")
        self.department.deputy_ids |= self.specialist
        self.env.flush_all()
        self.assertTrue(of_unit.with_user(self.specialist).has_access("read"), "as deputy they read all of the unit")
        role = self.env.ref("eoffice_documents.group_specialist")
        self.env["eoffice.internal.transfer"].with_user(self.administrator).create(
            {
                "user_id": self.specialist.id,
                "unit_id": self.other.id,
                "job_title": "Chuyên viên",
                "role_ids": role.ids,
                "reason": "Điều động",
                "successor_id": self.colleague.id,
            }
        ).action_move()
        self.env.flush_all()
        me = self.specialist
        self.assertEqual(given.with_user(me).read(["subject"])[0]["subject"], given.sudo().subject)
        with self.assertRaises(AccessError):
            of_unit.with_user(me).read(["subject"])
        self.assertFalse(self.env["eoffice.document"].with_user(me).search([("id", "=", of_unit.id)]))
        later = self.at_head(number="3")
        self.assertFalse(later.with_user(me).has_access("read"))
        self.assertFalse(
            self.line(given, self.colleague).with_user(me).is_mine, "they read it, they no longer acts on it"
        )
        self.line(later, self.other)._forward([self.target(me)])
        self.assertTrue(later.with_user(me).has_access("read"), "the new unit passes on to them")
