from odoo.exceptions import AccessError
from odoo.tests import tagged

from .case import OfficeCase

LOG = "eoffice.change.audit.log"


@tagged("post_install", "-at_install")
class TestChangeLog(OfficeCase):
    """Who changes a list or a rule leaves a row with what stood there before; the context here says: no tracking."""

    def rows(self, record):
        return self.env[LOG].search([("model", "=", record._name), ("record_id", "=", record.id)])

    def test_made_changed_and_removed(self):
        receivers = self.env["eoffice.recipient.list"].with_user(self.clerk)
        receivers = receivers.create({"name": "Các xã", "unit_ids": self.commune.ids})
        self.assertEqual(self.rows(receivers).mapped("act"), ["made"])
        receivers.write({"unit_ids": [(4, self.department.id)], "sequence": receivers.sequence})
        row = self.rows(receivers)[0]
        self.assertEqual((row.act, row.user_id, row.name), ("changed", self.clerk, "Các xã"))
        self.assertIn("«T.XA» → «", row.note)
        self.assertEqual(len(row.note.splitlines()), 1, "the same value is no change")
        rows = self.rows(receivers)
        receivers.write({"sequence": receivers.sequence})
        self.assertEqual(self.rows(receivers), rows)
        receivers.unlink()
        self.assertEqual((self.rows(receivers) - rows).mapped("act"), ["removed"])

    def test_authorisations_stand_ins_rules_and_hours(self):
        self.leader.employee_ids.department_id = self.committee
        today = "2026-11-30"
        made = (
            (self.specialist, "eoffice.substitution",
             {"substitute_id": self.colleague.id, "date_from": today, "date_to": today}, {"date_to": "2026-12-24"}),
            (self.chief, "eoffice.assistant",
             {"leader_id": self.leader.id, "assistant_id": self.specialist.id}, None),
            (self.administrator, "hr.department", {"name": "Phòng mới", "code": "T.MOI"}, {"name": "Phòng khác"}),
            (self.chief, "resource.calendar.leaves",
             {"name": "Nghỉ", "date_from": f"{today} 00:00:00", "date_to": f"{today} 10:00:00"}, {"name": "Tết"}),
        )  # fmt: skip
        for user, model, values, change in made:
            with self.subTest(model):
                record = self.env[model].with_user(user).create(values)
                if change:
                    record.write(change)
                removes = record.has_access("unlink")
                if removes:
                    record.unlink()
                acts = ["made", *["changed"] * bool(change), *["removed"] * removes]
                told = self.rows(record).mapped("act")[::-1]
                self.assertEqual(list(dict.fromkeys(told)), acts)  # a unit writes what follows from a change, too

    def test_methods_that_work_as_superuser_tell_for_themselves(self):
        rows = self.env[LOG].search_count([])
        self.env["eoffice.recipient.list"].sudo().create({"name": "Các xã"}).unlink()
        self.assertEqual(self.env[LOG].search_count([]), rows)

    def test_an_authorisation_is_confirmed(self):
        """The log names the fields alone, as the authorisation may name its document; the row is there all the same."""
        values = {"unit_id": self.committee.id, "holder_id": self.head.id, "date_from": "2026-01-01"}
        values |= {"date_to": "2099-12-31", "scope": "Văn thư", "source": "Giấy ủy quyền 05/GUQ-UBND"}
        row = self.env["eoffice.signing.delegation"].with_user(self.leader).create(values)
        made = self.rows(row)
        with self.assertRaises(AccessError):
            row.with_user(self.chief).action_confirm()
        self.assertEqual(self.rows(row), made)
        row.action_confirm()
        told = self.rows(row) - made
        self.assertEqual((told.act, told.user_id), ("changed", self.leader))
        self.assertEqual(told.note.splitlines(), ["Confirmed", "Authorised by"])

    def test_a_list_of_dossiers_is_approved_and_taken_back(self):
        plan = self.env["eoffice.file.plan"].with_user(self.clerk).create({"unit_id": self.committee.id})
        retention = self.env["eoffice.retention"].search([], limit=1)
        plan.entry_ids.create({"list_id": plan.id, "notation": "01", "title": "Tổng hợp", "retention_id": retention.id})
        before = self.rows(plan)
        plan.with_user(self.leader).action_approve()
        approved = self.rows(plan) - before
        self.assertEqual((approved.act, approved.user_id), ("changed", self.leader))
        self.assertIn("«Draft» → «Approved»", approved.note)
        plan.with_user(self.chief).action_revise()
        revised = self.rows(plan) - before - approved
        self.assertEqual((revised.act, revised.user_id), ("changed", self.chief))
        self.assertIn("«t_leader» → «»", revised.note)

    def test_a_refused_change_is_none(self):
        receivers = self.env["eoffice.recipient.list"].create({"name": "Các xã"})
        rows = self.env[LOG].search_count([])
        with self.assertRaises(AccessError):
            receivers.with_user(self.specialist).write({"name": "Các phòng"})
        self.assertEqual(self.env[LOG].search_count([]), rows)

    def test_rows_are_read_by_the_administrator_and_changed_by_nobody(self):
        receivers = self.env["eoffice.recipient.list"].with_user(self.clerk).create({"name": "Các xã"})
        row = self.rows(receivers)
        self.assertEqual(row.with_user(self.administrator).read(["name"])[0]["name"], "Các xã")
        for user in (self.clerk, self.chief, self.leader, self.head, self.specialist):
            self.assertFalse(row.with_user(user).has_access("read"), user.login)
        for user in (self.administrator, self.env.ref("base.user_root")):
            with self.assertRaises(AccessError):
                row.with_user(user).write({"note": "x"})
            with self.assertRaises(AccessError):
                row.with_user(user).unlink()

    def test_of_records_tied_to_a_document_the_log_says_no_words(self):
        self.assertTrue(self.env["eoffice.recipient.list"]._eoffice_is_open())
        for model in ("eoffice.dossier.item", "eoffice.assignment", "eoffice.copy"):
            self.assertFalse(self.env[model]._eoffice_is_open(), model)
