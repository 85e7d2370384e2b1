from datetime import date

from odoo import fields
from odoo.tests import Form, tagged

from ..common.case import OfficeCase


@tagged("post_install", "-at_install")
class TestWizards(OfficeCase):
    def route(self, lines, user):
        context = {"active_model": "eoffice.assignment", "active_ids": lines.ids}
        return Form(self.env["eoffice.assignment.forward"].with_user(user).with_context(**context))

    def test_a_leader_routes_in_one_form(self):
        document = self.registered()
        self.first_line(document)._forward([self.target(self.leader)])
        phrase = self.env["eoffice.canned.instruction"].with_user(self.leader).create({"text": "Khẩn trương thực hiện"})
        with self.route(self.line(document, self.leader), self.leader) as form:
            form.lead_id = self.principal(self.department)
            form.support_ids.add(self.principal(self.other))
            form.canned_instruction_id = phrase
            form.deadline = date(2030, 12, 31)
            self.assertEqual(form.instruction, "Khẩn trương thực hiện")
        form.record.action_route()
        lead, support = self.line(document, self.department), self.line(document, self.other)
        self.assertEqual((lead.role, support.role), ("lead", "support"))
        self.assertEqual(lead.instruction, "Khẩn trương thực hiện")
        self.assertEqual(lead.deadline, fields.Datetime.to_datetime("2030-12-31 10:00:00"), "17:00 in Vietnam")

    def test_a_deadline_each(self):
        document = self.registered()
        with self.route(self.first_line(document), self.chief) as form:
            form.deadline = date(2030, 12, 31)
            form.lead_id = self.principal(self.department)
            form.support_ids.add(self.principal(self.other))
            with form.line_ids.edit(1) as line:
                line.deadline = date(2030, 12, 20)
        form.record.action_route()
        days = [self.line(document, unit)._deadline_day() for unit in (self.department, self.other)]
        self.assertEqual(days, [date(2030, 12, 31), date(2030, 12, 20)])

    def test_the_deadline_of_the_document_is_offered(self):
        document = self.registered(deadline="2030-12-15")
        self.assertEqual(self.route(self.first_line(document), self.chief).deadline, date(2030, 12, 15))

    def test_an_instruction_is_kept_among_my_phrases(self):
        document = self.registered()
        with self.route(self.first_line(document), self.chief) as form:
            form.lead_id = self.principal(self.department)
            form.instruction = "Nghiên cứu,\ntham mưu"
            form.save_instruction = True
        form.record.action_route()
        phrases = self.env["eoffice.canned.instruction"].with_user(self.chief).search([("user_id", "=", self.chief.id)])
        self.assertEqual(phrases.mapped("text"), ["Nghiên cứu, tham mưu"])

    def test_documents_of_a_list_stand_for_my_lines(self):
        documents = self.registered() | self.registered(number="187")
        context = {"active_model": "eoffice.document", "active_ids": documents.ids}
        form = Form(self.env["eoffice.complete"].with_user(self.chief).with_context(**context))
        form.result = "Lưu"
        form.save().action_complete()
        self.assertEqual(set(documents.mapped("state")), {"done"})
