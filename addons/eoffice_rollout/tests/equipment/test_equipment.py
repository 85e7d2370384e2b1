from io import BytesIO

from docx import Document
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, freeze_time, tagged

from ..common.case import RolloutCase


@tagged("post_install", "-at_install")
class TestEquipment(RolloutCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["eoffice.equipment.need"].search([]).unlink()
        cls.computer = cls.env.ref("eoffice_rollout.equipment_computer")
        cls.scanner = cls.env.ref("eoffice_rollout.equipment_scanner")
        cls.needs = cls.env["eoffice.equipment.need"].create(
            [
                {"category_id": cls.computer.id, "per": "person", "amount": 1, "price": 14_000_000},
                {"category_id": cls.scanner.id, "per": "unit", "amount": 1, "price": 12_500_000},
            ]
        )

    def equipment(self, category, **values):
        return (
            self.env["maintenance.equipment"]
            .with_user(self.team)
            .create(
                {
                    "name": "Máy",
                    "category_id": category.id,
                    "equipment_assign_to": "department",
                    "department_id": self.department.id,
                    **values,
                }
            )
        )

    def need(self):
        return next(need for need in self.department._eoffice_readiness() if need[0] == "equipment")

    def test_what_a_unit_has_and_needs(self):
        self.assertEqual(self.need()[2:4], (0, 5), "a computer for each of four people, and a scanner")
        self.equipment(self.computer)
        self.equipment(
            self.computer, equipment_assign_to="employee", department_id=False, employee_id=self.head.employee_ids.id
        )
        self.equipment(self.computer, scrap_date="2015-01-01")
        for _number in range(3):
            self.equipment(self.scanner)
        self.assertEqual(self.need()[2:4], (3, 5), "three scanners are no computer, scrap counts not")
        self.assertIn(": 2", self.need()[4])

    def test_what_a_unit_needs_depends_on_its_phase(self):
        with freeze_time("2015-11-30"):
            first = self.phase("2015-12-02", self.department)
            second = self.phase("2016-01-02", self.other)
        self.needs.filtered(lambda need: need.category_id == self.scanner).phase_ids = second
        self.assertEqual(self.need()[2:4], (0, 4), "no scanner is needed in the first phase")
        self.env["eoffice.equipment.need"].create(
            {"category_id": self.computer.id, "phase_ids": first.ids, "amount": 2, "price": 9_000_000}
        )
        for _number in range(5):
            self.equipment(self.computer)
        self.assertEqual(self.need()[2:4], (5, 6), "lines of the same equipment add up, and no machine counts twice")
        line = self.department.rollout_ids.with_user(self.team)
        line.action_refresh()
        self.assertIn(": 1", line.missing)
        kind = self.department.type_id
        self.needs.type_ids = self.env["eoffice.unit.type"].search([("id", "!=", kind.id)])
        self.assertEqual(self.need()[2:4], (2, 2), "the unit is of another kind")

    def test_the_proposal_is_by_phase(self):
        with freeze_time("2015-11-30"):
            first = self.phase("2015-12-02", self.department)
            second = self.phase("2016-01-02", self.other)
            third = self.phase("2017-01-01", self.commune)
        purchases = self.env["eoffice.equipment.purchase"].with_user(self.team)
        for day, proposed in (("2015-12-01", first), ("2015-12-03", second), ("2017-02-01", first + second + third)):
            with self.subTest(day), freeze_time(day):
                self.assertEqual(purchases.create({}).phase_ids, proposed)
        self.needs.filtered(lambda need: need.category_id == self.scanner).phase_ids = second
        purchase = purchases.create({"phase_ids": (second + first).ids})
        self.assertEqual(purchase.unit_ids, self.department + self.other)
        self.env["hr.employee"].create({"name": "t_rollout", "user_id": self.team.id, "department_id": self.office.id})
        draft = self.env["eoffice.document"].browse(purchase.action_draft()["res_id"]).sudo()
        document = Document(BytesIO(draft.version_ids.attachment_id.raw))
        table = next(table for table in document.tables if table.cell(0, 0).text == "Đơn vị")
        cells = [[cell.text for cell in row.cells] for row in table.rows][1:]
        people = len(self.other.member_ids)
        self.assertEqual(
            [(row[0], row[2], row[4]) for row in cells],
            [
                (self.department.name, "4", "56.000.000"),
                (f"Cộng {first.name}", "4", "56.000.000"),
                (self.other.name, str(people), f"{14 * people}.000.000"),
                (self.other.name, "1", "12.500.000"),
                (f"Cộng {second.name}", str(people + 1), f"{14 * people + 12}.500.000"),
                ("Tổng cộng", str(people + 5), f"{14 * people + 68}.500.000"),
            ],
        )

    def test_the_proposal_has_a_table_and_the_sum(self):
        self.equipment(self.computer)
        wizard = Form(self.env["eoffice.equipment.purchase"].with_user(self.team))
        wizard.phase_ids.clear()
        wizard.unit_ids.add(self.department)
        purchase = wizard.save()
        self.assertEqual(purchase.total, 3 * 14_000_000 + 12_500_000)
        self.env["hr.employee"].create(
            {"name": "t_rollout", "user_id": self.team.id, "department_id": self.department.id}
        )
        action = purchase.action_draft()
        draft = self.env["eoffice.document"].browse(action["res_id"]).sudo()
        self.assertEqual((draft.state, draft.drafter_id), ("draft", self.team))
        document = Document(BytesIO(draft.version_ids.attachment_id.raw))
        table = next(table for table in document.tables if table.cell(0, 0).text == "Đơn vị")
        cells = [[cell.text for cell in row.cells] for row in table.rows]
        self.assertEqual(cells[-1][-1], "54.500.000")
        self.assertEqual([row[2] for row in cells[1:-2]], ["3", "1"])
        words = "\n".join(paragraph.text for paragraph in document.paragraphs)
        self.assertIn("năm mươi bốn triệu năm trăm nghìn", words.lower())

    def test_nothing_missing_is_nothing_to_propose(self):
        purchase = self.env["eoffice.equipment.purchase"].with_user(self.team).create({"phase_ids": [(5, 0, 0)]})
        with self.assertRaises(UserError):
            purchase.action_draft()

    def test_rights(self):
        mine = self.equipment(self.computer)
        for user in (self.specialist, self.clerk, self.other_head, self.administrator):
            with self.subTest(user.login):
                with self.assertRaises(AccessError):
                    self.env["eoffice.equipment.purchase"].with_user(user).create({})
                with self.assertRaises(AccessError):
                    mine.with_user(user).write({"name": "Khác"})
                self.assertFalse(self.env["maintenance.equipment"].with_user(user).search([("id", "=", mine.id)]))
        self.assertTrue(mine.with_user(self.head).name, "the head sees what their unit has")
