import base64

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common.case import ScheduleCase

FILE = base64.b64encode(b"%PDF-1.4 paper")


@tagged("post_install", "-at_install")
class TestPapers(ScheduleCase):
    def meeting(self, **values):
        return self.item(
            guest_unit_ids=[(6, 0, (self.department | self.commune).ids)],
            preparing_unit_id=self.department.id,
            preparation="báo cáo",
            **values,
        )

    def paper(self, event, user=None, **values):
        papers = self.env["eoffice.meeting.paper"].with_user(user or self.clerk)
        return papers.create({"event_id": event.id, "name": "Tài liệu", "file": FILE, "file_name": "a.pdf", **values})

    def test_who_reads_which_paper(self):
        event = self.meeting()
        everybody = self.paper(event)
        private = self.paper(event, unit_ids=[(6, 0, self.commune.ids)])
        sees_all = {self.clerk, self.chief, self.head, self.specialist, self.other_clerk}
        for user in (*sees_all, self.leader, self.other_head, self.administrator):
            seen = self.env["eoffice.meeting.paper"].with_user(user).search([("event_id", "=", event.id)])
            with self.subTest(user.login):
                self.assertEqual(everybody in seen, user in sees_all | {self.leader})
                self.assertEqual(private in seen, user in sees_all, "the chair is not of the commune")
                if private not in seen:
                    with self.assertRaises(AccessError):
                        private.with_user(user).read(["file"])

    def test_the_file_follows_the_paper(self):
        private = self.paper(self.meeting(), unit_ids=[(6, 0, self.commune.ids)])
        file = (
            self.env["ir.attachment"]
            .sudo()
            .search([("res_model", "=", private._name), ("res_id", "=", private.id), ("res_field", "=", "file")])
        )
        self.env.invalidate_all()
        self.assertEqual(file.with_user(self.other_clerk).raw, b"%PDF-1.4 paper")
        with self.assertRaises(AccessError):
            file.with_user(self.other_head).read(["raw"])

    def test_only_the_office_and_who_prepares_lay_out_papers(self):
        event = self.meeting()
        for user in (self.clerk, self.chief, self.head):
            self.assertTrue(self.paper(event, user))
        for user in (self.other_head, self.other_clerk, self.specialist, self.leader):
            with self.subTest(user.login), self.assertRaises(AccessError), self.env.cr.savepoint():
                self.paper(event, user)
        with self.assertRaises(AccessError):
            event.sudo().paper_ids[:1].with_user(self.other_clerk).unlink()
        self.assertEqual(len(event.sudo().paper_ids), 3)

    def test_in_the_form_of_an_item_papers_have_the_same_owners(self):
        paper = [(0, 0, {"name": "Tài liệu", "file": FILE})]
        event = self.meeting()
        event.with_user(self.clerk).write({"paper_ids": paper})
        self.assertEqual(self.item(paper_ids=paper).paper_ids.name, "Tài liệu")
        proposal = self.item(self.specialist)
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            proposal.with_user(self.specialist).write({"paper_ids": paper})
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            proposal.with_user(self.specialist).write({"paper_ids": [(2, event.sudo().paper_ids.id)]})
        with self.assertRaises(AccessError), self.env.cr.savepoint():
            self.item(self.specialist, paper_ids=paper)
        self.assertEqual((len(event.sudo().paper_ids), len(proposal.sudo().paper_ids)), (1, 0))

    def test_invitations_are_not_photocopied(self):
        event = self.meeting()
        self.publish(event)
        self.assertEqual((event.pages_saved, event.week_id.pages_saved), (2, 2))
        with self.assertRaises(UserError) as refused:
            event._make_copies(2, "Theo thói quen")
        self.assertIn("/giay-moi", str(refused.exception))
        self.assertFalse(event.sudo().copy_ids)

    def test_pages_saved_are_counted_by_month(self):
        december = self.meeting(
            unplanned=True, unplanned_reason="Bão", start=self.at(15, 8), stop=self.at(15, 9), name="Chống bão"
        )
        self.publish(self.meeting())
        self.publish(december)
        december._make_copies(1, "Mất điện")
        self.meeting(user=self.head, name="Đề xuất", start=self.at(22, 8), stop=self.at(22, 9))
        self.env.flush_all()
        rows = self.env["eoffice.paper.savings"].with_user(self.chief)
        months = rows._read_group([], ["day:month"], ["invited:sum", "copies:sum", "saved:sum"], order="day:month")
        self.assertEqual(
            [(f"{day:%m/%Y}", *sums) for day, *sums in months], [("11/2026", 2, 0, 2), ("12/2026", 2, 1, 1)]
        )
        self.assertFalse(rows.with_user(self.other_clerk).search([]), "the clerk of another office")
        with self.assertRaises(AccessError):
            rows.with_user(self.specialist).search([])

    def test_but_for_an_unplanned_meeting_with_the_reason(self):
        event = self.meeting(unplanned=True, unplanned_reason="Bão số 5")
        self.publish(event)
        with self.assertRaises(AccessError):
            event.with_user(self.head)._make_copies(1, "x")
        event._make_copies(2, "Mất điện toàn xã")
        self.assertEqual(event.pages_saved, 0)
        self.assertEqual(event.sudo().copy_ids.mapped("reason"), ["Mất điện toàn xã"])
        with self.assertRaises(AccessError):
            event.sudo().copy_ids.write({"copies": 0})
