import io
from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, freeze_time, tagged
from odoo.tools import mute_logger
from psycopg2.errors import UniqueViolation

from .dossiers import DossierCase


@tagged("post_install", "-at_install")
class TestDossier(DossierCase):
    def test_its_code_is_agency_year_and_notation(self):
        first, second = self.dossier(), self.dossier()
        self.assertEqual((first.notation, second.notation), ("01.PNV", "02.PNV"))
        self.assertEqual(first.unit_id, self.committee)
        self.assertEqual(first.code, f"000.00.30.H99.{self._year()}.01.PNV")

    def test_each_change_of_its_form_is_a_row_of_its_log(self):
        dossier = self.dossier()
        for name, value in (("title", "Tên khác"), ("note", "Ghi chú"), ("rights", "Mở"), ("building_works", True)):
            with self.subTest(name):
                rows = dossier.sudo().audit_log_ids
                dossier.with_context(tracking_disable=True).write({name: value})
                row = dossier.sudo().audit_log_ids - rows
                self.assertEqual((row.act, row.user_id), ("form_changed", dossier.env.user))
                self.assertIn("→ «✓»" if value is True else f"→ «{value}»", row.note)
        rows = dossier.sudo().audit_log_ids
        dossier.write({"note": "Ghi chú"})
        self.assertEqual(dossier.sudo().audit_log_ids, rows, "the same value is no change")

    def test_each_change_of_an_item_is_a_row_without_words_on_a_document(self):
        dossier = self.filled(self.at_specialist(), self.at_specialist())
        first, second = dossier.item_ids
        rows = dossier.sudo().audit_log_ids
        first.write({"note": "Kẹp bản gốc"})
        row = dossier.sudo().audit_log_ids - rows
        self.assertEqual(row.act, "form_changed")
        self.assertNotIn("Kẹp", row.note)
        rows |= row
        second.action_move_up()
        self.assertEqual((dossier.sudo().audit_log_ids - rows).note, "2. → 1.")

    def test_one_that_is_discarded_leaves_a_row(self):
        dossier = self.dossier(notation="09.PNV")
        row = dossier.id
        dossier.action_discard()
        log = self.env["eoffice.change.audit.log"].search([("model", "=", "eoffice.dossier"), ("record_id", "=", row)])
        self.assertEqual((log.act, log.name, log.user_id), ("removed", "09.PNV", self.specialist))

    def test_two_dossiers_of_a_year_never_have_one_notation(self):
        self.dossier(notation="05.PNV")
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"), self.env.cr.savepoint():
            self.dossier(notation="05.PNV")
        self.assertEqual(self.dossier().notation, "06.PNV")

    def test_documents_are_numbered_by_themselves(self):
        documents = [self.at_specialist(number=str(number)) for number in (1, 2, 3)]
        dossier = self.filled(*documents)
        self.assertEqual(dossier.item_ids.mapped("ordinal"), [1, 2, 3])
        dossier.item_ids[1].action_take_out()
        self.assertEqual(dossier.item_ids.mapped("ordinal"), [1, 2])
        self.assertEqual(dossier.item_ids.document_id, documents[0] | documents[2])

    def test_a_document_knows_its_place(self):
        document = self.at_specialist()
        dossier = self.filled(document)
        document = document.sudo()
        self.assertEqual(
            (document.dossier_organ, document.dossier_year, document.dossier_notation, document.dossier_ordinal),
            ("000.00.30.H99", self._year(), "01.PNV", 1),
        )
        dossier.item_ids.action_take_out()
        self.assertFalse(document.dossier_ordinal)

    def test_one_document_in_many_dossiers_is_one_file(self):
        document = self.at_specialist()
        files = self.env["ir.attachment"].sudo().search_count([])
        self.filled(document)
        other = self.filled(document, who=self.head)
        self.assertEqual(self.env["ir.attachment"].sudo().search_count([]), files)
        self.assertEqual(other.item_ids.document_id, document)
        self.assertEqual(len(document.sudo().dossier_item_ids), 2)

    def test_a_document_is_put_in_once(self):
        document = self.at_specialist().with_user(self.specialist)
        dossier = self.filled(document)
        self.assertFalse(dossier._add_documents(document))
        self.assertEqual(dossier.doc_total, 1)

    def test_loose_files_drafts_and_papers(self):
        dossier = self.filled(self.at_specialist(page_count=3))
        dossier._add_files([("Bảng tính.xlsx", b"so lieu")])
        dossier._add_files([("Dự thảo lần 1.docx", b"du thao")], "draft")
        dossier._add_paper("Biên bản họp ngày 12/3", 2)
        self.assertEqual(dossier.item_ids.mapped("type"), ["document", "file", "draft", "paper"])
        self.assertEqual(dossier.item_ids.mapped("sheets"), ["1–3", False, False, "4–5"])
        self.assertEqual(dossier.item_ids[1].attachment_id.with_user(self.specialist).raw, b"so lieu")
        self.assertEqual((dossier.doc_total, dossier.page_total), (4, 5))
        self.assertEqual(dossier.item_ids.mapped("is_draft"), [False, False, True, False])
        with self.assertRaises(AccessError):
            dossier.item_ids[1].attachment_id.with_user(self.colleague).read(["raw"])

    def test_in_order_of_time(self):
        days = {"7": "2015-03-01", "8": "2015-01-02", "9": "2015-02-03"}
        dossier = self.filled(*[self.at_specialist(number=number, issued_on=day) for number, day in days.items()])
        self.assertEqual((dossier.start_date, dossier.end_date), (date(2015, 1, 2), date(2015, 3, 1)))
        dossier.action_sort()
        self.assertEqual(dossier.item_ids.sorted("ordinal").document_id.mapped("number"), ["8", "9", "7"])
        dossier.item_ids.sorted("ordinal")[1].action_move_up()
        self.assertEqual(dossier.item_ids.sorted("ordinal").document_id.mapped("number"), ["9", "8", "7"])

    def test_texts_keep_the_length_of_the_decree(self):
        with self.assertRaises(ValidationError):
            self.dossier(title="x" * 501)
        sizes = {"title": 500, "rights": 30, "language": 50, "note": 500, "notation": 20}
        self.assertEqual({name: self.env["eoffice.dossier"]._fields[name].size for name in sizes}, sizes)

    def test_a_dossier_opened_by_mistake_is_removed_while_it_is_empty(self):
        dossier, filled = self.dossier(), self.filled()
        dossier.action_discard()
        self.assertFalse(dossier.exists())
        with self.assertRaises(UserError):
            filled.action_discard()

    def test_unregistered_documents_stay_out(self):
        entry = self.entry()
        dossier = self.dossier(self.clerk)
        with self.assertRaises(UserError):
            dossier._add_documents(entry)
        self.assertFalse(dossier.item_ids)

    def test_what_a_dossier_holds_was_opened_and_cannot_be_taken_back(self):
        document = self.at_specialist()
        self.filled(document)
        with self.assertRaises(UserError):
            self.line(document, self.specialist).with_user(self.head).action_withdraw()


@tagged("post_install", "-at_install")
class TestAdding(DossierCase):
    def wizard(self, documents, user=None):
        context = {"active_model": "eoffice.document", "active_ids": documents.ids}
        return Form(self.env["eoffice.dossier.add"].with_user(user or self.specialist).with_context(**context))

    def test_the_dossier_on_the_same_words_is_offered_first(self):
        documents = self.at_specialist() | self.at_specialist(number="187")
        likely = self.dossier(title="Triển khai Văn phòng điện tử năm 2015")
        for number in range(8):
            self.dossier(title=f"Thi đua khen thưởng {number}")
        form = self.wizard(documents)
        self.assertEqual(form.likely_id, likely)
        self.assertEqual(len(form.likely_ids), 6)
        form.save().action_add()
        self.assertEqual(likely.item_ids.document_id, documents)

    def test_the_one_last_added_to_comes_next(self):
        first, second = self.dossier(title="Thi đua"), self.dossier(title="Cải cách")
        first._add_documents(self.at_specialist().with_user(self.specialist))
        form = self.wizard(self.at_specialist(number="2"))
        self.assertEqual(form.likely_ids[:], first | second)

    def test_without_any_dossier_a_new_one_is_opened_under_the_subject(self):
        document = self.at_specialist()
        form = self.wizard(document)
        self.assertEqual((form.choice, form.title), ("new", document.subject))
        form.save().action_add()
        self.assertEqual(document.with_user(self.specialist).dossier_ids.title, document.subject)

    def test_a_wizard_does_not_lend_rights(self):
        foreign = self.dossier(self.head)
        document = self.at_specialist()
        wizards = self.env["eoffice.dossier.add"].with_user(self.specialist)
        values = {"document_ids": document.ids, "choice": "there"}
        with self.assertRaises(AccessError):
            wizards.create({**values, "other_id": foreign.id})
        wizard = wizards.create(values)
        wizard.sudo().other_id = foreign
        with self.assertRaises(AccessError):
            wizard.action_add()
        self.assertFalse(foreign.item_ids)

    def test_files_by_the_wizard(self):
        dossier = self.dossier()
        file = self.env["ir.attachment"].with_user(self.specialist).create({"name": "a.txt", "raw": b"abc"})
        form = Form(
            self.env["eoffice.dossier.file"].with_user(self.specialist).with_context(default_dossier_id=dossier.id)
        )
        form.file_ids.add(file)
        form.save().action_add()
        self.assertEqual(io.BytesIO(dossier.item_ids.attachment_id.raw).read(), b"abc")


@tagged("post_install", "-at_install")
class TestDossierList(DossierCase):
    def yearly(self, **values):
        return (
            self.env["eoffice.file.plan"]
            .with_user(self.clerk)
            .create(
                {
                    "unit_id": self.committee.id,
                    "year": self._year(),
                    "entry_ids": [
                        (
                            0,
                            0,
                            {
                                "heading": "I. Nội vụ",
                                "notation": "01.NV",
                                "title": "Hồ sơ nâng bậc lương năm",
                                "retention_id": self.ten_years.id,
                                "maker_id": self.specialist.id,
                            },
                        )
                    ],
                    **values,
                }
            )
        )

    def test_only_the_head_approves(self):
        record = self.yearly()
        for who in (self.clerk, self.chief, self.head, self.specialist):
            with self.subTest(who.login), self.assertRaises(AccessError):
                record.with_user(who).action_approve()
        self.assertEqual(record.state, "draft")
        record.with_user(self.leader).action_approve()
        self.assertEqual((record.state, record.approved_by_id), ("approved", self.leader))

    def test_an_approved_list_is_not_changed(self):
        record = self.yearly()
        record.with_user(self.leader).action_approve()
        with self.assertRaises(UserError):
            record.entry_ids.write({"title": "Khác"})
        with self.assertRaises(UserError):
            record.entry_ids.unlink()
        with self.assertRaises(AccessError):
            record.write({"state": "draft"})
        record.with_user(self.chief).action_revise()
        record.entry_ids.title = "Khác"
        self.assertFalse(record.approved_by_id)

    def test_who_sees_a_draft(self):
        record = self.yearly()
        for who, expected in {self.clerk: True, self.chief: True, self.leader: True, self.specialist: False}.items():
            self.assertEqual(self.reads(record, who), expected)
            self.assertEqual(self.reads(record.entry_ids, who), expected)
        record.with_user(self.leader).action_approve()
        self.assertTrue(self.reads(record, self.specialist))

    def test_a_dossier_of_the_list_fills_itself(self):
        record = self.yearly()
        entry = record.entry_ids.with_user(self.specialist)
        with self.assertRaises(UserError):
            self.env["eoffice.dossier"].with_user(self.specialist).create({"entry_id": entry.id, "title": "x"})
        record.with_user(self.leader).action_approve()
        action = entry.action_open_dossier()
        form = Form(self.env["eoffice.dossier"].with_user(self.specialist).with_context(**action["context"]))
        self.assertEqual((form.title, form.notation), ("Hồ sơ nâng bậc lương năm", "01.NV"))
        dossier = form.save()
        self.assertEqual(dossier.code, f"000.00.30.H99.{self._year()}.01.NV")
        self.assertEqual(dossier.retention_id, self.ten_years)
        self.assertTrue(entry.opened)
        with self.assertRaises(UserError):
            self.env["eoffice.dossier"].with_user(self.colleague).create({"entry_id": entry.id, "title": "x"})

    def test_lists_of_other_agencies_are_not_offered(self):
        self.yearly().with_user(self.leader).action_approve()
        entries = self.env["eoffice.file.plan.entry"]
        self.assertTrue(entries.with_user(self.specialist).search([("for_me", "=", True)]))
        self.assertFalse(entries.with_user(self.other_clerk).search([("for_me", "=", True)]))

    def test_next_year_with_one_press(self):
        record = self.yearly()
        record.with_user(self.leader).action_approve()
        action = record.action_copy_next_year()
        following = self.env["eoffice.file.plan"].browse(action["res_id"])
        self.assertEqual((following.year, following.state), (self._year() + 1, "draft"))
        self.assertEqual(following.entry_ids.mapped("title"), record.entry_ids.mapped("title"))
        self.assertEqual(record.action_copy_next_year()["res_id"], following.id)


@tagged("post_install", "-at_install")
class TestClosing(DossierCase):
    def test_the_wizard_asks_for_duplicates_and_drafts(self):
        first = self.at_specialist()
        again = self.at_specialist()
        dossier = self.filled(first, again)
        dossier._add_files([("Dự thảo.docx", b"1")], "draft")
        dossier._add_files([("a.pdf", b"2"), ("b.pdf", b"2")])
        form = Form(
            self.env["eoffice.dossier.close"].with_user(self.specialist).with_context(default_dossier_id=dossier.id)
        )
        self.assertEqual(form.duplicate_ids[:].document_id, again)
        self.assertIn("b", form.duplicate_ids[:].mapped("title"))
        self.assertEqual(form.draft_ids[:].mapped("title"), ["Dự thảo"])
        form.title = "Hồ sơ triển khai VPĐT năm 2015"
        form.retention_id = self.env.ref("eoffice_documents.retention_20")
        form.save().action_close()
        self.assertEqual(dossier.state, "closed")
        self.assertEqual(dossier.title, "Hồ sơ triển khai VPĐT năm 2015")
        self.assertEqual(dossier.retention_id.years, 20)
        self.assertEqual(dossier.item_ids.mapped("type"), ["document", "file"])

    def test_nothing_of_a_closed_dossier_changes(self):
        dossier = self.closed()
        item, other = dossier.item_ids, self.at_specialist(number="2").with_user(self.specialist)
        attempts = {
            "title": lambda: dossier.write({"title": "Khác"}),
            "retention": lambda: dossier.write({"retention_id": self.two_years.id}),
            "contents": lambda: dossier.write({"item_ids": [(1, item.id, {"note": "x"})]}),
            "note": lambda: item.write({"note": "x"}),
            "add": lambda: dossier._add_documents(other),
            "file": lambda: dossier._add_files([("a.txt", b"a")]),
            "paper": lambda: dossier._add_paper("Giấy"),
            "take_out": lambda: item.action_take_out(),
            "order": lambda: dossier.action_sort(),
            "remove": lambda: dossier.action_discard(),
        }
        before = self.picture(dossier)
        for name, attempt in attempts.items():
            with self.subTest(name), self.assertRaises(UserError), self.env.cr.savepoint():
                attempt()
        self.assertEqual(self.picture(dossier), before)

    def picture(self, dossier):
        dossier = dossier.sudo()
        dossier.invalidate_recordset()
        return (
            dossier.title,
            dossier.retention_id,
            dossier.state,
            dossier.item_ids.read(["ordinal", "note", "title"]),
            len(dossier.audit_log_ids),
            dossier.reader_ids.mapped("right"),
        )

    def test_only_over_the_holder_it_is_opened_again_with_a_reason(self):
        dossier = self.closed()
        for who in (self.specialist, self.colleague, self.clerk):
            with self.subTest(who.login), self.assertRaises(AccessError):
                dossier.with_user(who)._reopen("Còn thiếu văn bản")
        with self.assertRaises(UserError):
            dossier.with_user(self.chief)._reopen(" ")
        self.assertEqual(dossier.state, "closed")
        dossier.with_user(self.chief)._reopen("Còn thiếu văn bản")
        self.assertEqual((dossier.state, dossier.ended_on), ("open", False))
        self.assertEqual(dossier.sudo().audit_log_ids[0].note, "Còn thiếu văn bản")

    def test_an_empty_dossier_is_not_closed(self):
        dossier = self.dossier()
        with self.assertRaises(UserError):
            dossier._close("x", self.ten_years, date(2016, 1, 1))
        self.assertEqual(dossier.state, "open")


@tagged("post_install", "-at_install")
class TestHandOver(DossierCase):
    def test_all_dossiers_of_a_person_in_one_act(self):
        document = self.at_specialist()
        open_one, closed_one = self.filled(document), self.closed(self.at_specialist(number="2"))
        form = Form(self.env["eoffice.dossier.handover"].with_user(self.head))
        form.holder_id = self.specialist
        form.successor_id = self.colleague
        self.assertEqual(form.dossier_count, 2)
        form.save().action_handover()
        self.assertEqual((open_one | closed_one).sudo().holder_id, self.colleague)
        self.assertFalse(self.env["eoffice.dossier"].search([("holder_id", "=", self.specialist.id)]))
        self.assertTrue(self.reads(open_one, self.colleague) and self.reads(document, self.colleague))
        self.assertFalse(self.reads(open_one, self.specialist))
        self.assertTrue(self.reads(document, self.specialist), "the document came to them by its own line")
        self.assertFalse(open_one.sudo().unconfirmed, "the head has made the change and stands over both")

    def test_dossiers_go_with_the_work_of_who_leaves(self):
        document = self.at_specialist()
        dossier = self.filled(document)
        with self.assertRaises(AccessError):
            self.specialist.with_user(self.administrator)._eoffice_handover(self.administrator, "Nghỉ hưu")
        self.assertEqual(dossier.sudo().holder_id, self.specialist)
        self.specialist.with_user(self.head)._eoffice_handover(self.colleague, "Nghỉ hưu")
        self.assertEqual(dossier.sudo().holder_id, self.colleague)
        self.assertEqual(self.line(document, self.colleague).state, "open")
        self.assertFalse(self.reads(dossier, self.specialist))

    def test_what_came_by_dossiers_alone_goes_with_them(self):
        document = self.at_head()
        dossier = self.filled(document, who=self.head)
        self.share(dossier, self.specialist, "add")
        dossier._handover(self.specialist)
        self.assertTrue(self.reads(document, self.specialist))
        dossier.with_user(self.specialist)._handover(self.colleague)
        self.assertFalse(self.reads(document, self.specialist))
        self.assertTrue(self.reads(document, self.colleague))

    def test_who_may_hand_over(self):
        for who, expected in {
            "specialist": True,
            "head": True,
            "deputy": True,
            "chief": True,
            "leader": True,
            "colleague": False,
            "other_head": False,
            "clerk": False,
            "other_clerk": False,
            "administrator": False,
        }.items():
            with self.subTest(who), self.env.cr.savepoint() as savepoint:
                dossier = self.filled(self.at_specialist())
                if expected:
                    dossier.with_user(getattr(self, who))._handover(self.colleague)
                    self.assertEqual(dossier.sudo().holder_id, self.colleague)
                else:
                    with self.assertRaises(AccessError):
                        dossier.with_user(getattr(self, who))._handover(self.colleague)
                    self.assertEqual(dossier.sudo().holder_id, self.specialist)
                savepoint.rollback()
                self.env.invalidate_all()


@tagged("post_install", "-at_install")
class TestArchive(DossierCase):
    @freeze_time("2026-03-02")
    def test_due_a_year_after_the_end_of_the_work(self):
        dossier = self.filled()
        dossier._close(dossier.title, self.ten_years, date(2026, 2, 28))
        self.assertEqual(dossier.due_on, date(2027, 2, 28))
        building = self.filled(self.at_specialist(number="2"), building_works=True)
        building._close(building.title, self.ten_years, date(2026, 1, 31))
        self.assertEqual(building.due_on, date(2026, 4, 30))
        short = self.filled(self.at_specialist(number="3"))
        short._close(short.title, self.two_years, date(2026, 2, 28))
        self.assertFalse(short.due_on)
        settings = self.env["eoffice.settings"].with_user(self.administrator).create({"eoffice_archive_months": 6})
        settings.execute()
        self.assertEqual(dossier.due_on, date(2026, 8, 28), "the office has settled another time")

    def test_the_notice_comes_once_thirty_days_before(self):
        with freeze_time("2026-03-02"):
            dossier = self.filled()
            dossier._close(dossier.title, self.ten_years, date(2026, 3, 1))
        dossiers = self.env["eoffice.dossier"]
        for day, expected in (("2027-01-29", 0), ("2027-01-30", 1), ("2027-01-30", 1), ("2027-03-05", 1)):
            with freeze_time(day):
                dossiers._remind_due()
                self.assertEqual(len(dossier.sudo().activity_ids), expected, day)
        self.assertEqual(dossier.sudo().activity_ids.user_id, self.specialist)

    def test_kept_back_two_years_at_most_with_consent(self):
        with freeze_time("2026-03-02"):
            dossier = self.filled()
            dossier._close(dossier.title, self.ten_years, date(2026, 3, 1))
        with freeze_time("2027-02-20"):
            for until, consent in (
                (date(2029, 3, 2), "12/UBND"),
                (date(2027, 3, 1), "12/UBND"),
                (date(2029, 3, 1), " "),
            ):
                with self.subTest(until), self.assertRaises(UserError):
                    dossier._defer_transfer(until, consent)
            self.assertEqual(dossier.due_on, date(2027, 3, 1))
            dossier._defer_transfer(date(2029, 3, 1), "Công văn 12/UBND-VP ngày 15/02/2027")
            self.assertEqual(dossier.due_on, date(2029, 3, 1))
            self.assertFalse(dossier.is_due)
            with self.assertRaises(UserError):
                dossier._defer_transfer(date(2029, 3, 2), "Công văn 13/UBND-VP")

    def test_the_archive_takes_over(self):
        document = self.at_specialist()
        dossier = self.closed(document)
        transfer = self.env["eoffice.archive.transfer"].with_user(self.specialist)._offer(dossier, box_count=1)
        self.assertEqual(dossier.state, "offered")
        self.assertTrue(self.reads(document, self.archivist))
        for who in (self.specialist, self.clerk, self.head):
            with self.subTest(who.login), self.assertRaises(AccessError):
                transfer.with_user(who).action_accept()
        transfer.with_user(self.archivist).action_accept()
        self.assertEqual((dossier.state, transfer.state), ("archived", "accepted"))
        self.assertEqual(transfer.decided_by_id, self.archivist)
        self.assertTrue(self.reads(dossier, self.specialist), "who made it may go on reading")
        with self.assertRaises(AccessError):
            self.share(dossier, self.colleague)

    def test_the_archive_returns_with_a_reason(self):
        document = self.at_specialist()
        dossier = self.closed(document)
        transfer = self.env["eoffice.archive.transfer"].with_user(self.specialist)._offer(dossier)
        with self.assertRaises(UserError):
            transfer.with_user(self.archivist)._return("")
        transfer.with_user(self.archivist)._return("Thiếu văn bản số 3")
        self.assertEqual((dossier.state, transfer.state, transfer.reason), ("closed", "returned", "Thiếu văn bản số 3"))
        self.assertFalse(self.reads(document, self.archivist))
        self.env["eoffice.archive.transfer"].with_user(self.specialist)._offer(dossier)
        self.assertEqual(dossier.state, "offered")

    def test_what_is_refused(self):
        transfers = self.env["eoffice.archive.transfer"].with_user(self.specialist)
        short = self.filled(self.at_specialist(number="2"))
        short._close(short.title, self.two_years, date(2026, 1, 1))
        with self.assertRaisesRegex(UserError, "2 năm"):
            transfers._offer(short)
        with self.assertRaises(UserError):
            transfers._offer(self.filled(self.at_specialist(number="3")))
        with self.assertRaises(AccessError):
            transfers.with_user(self.colleague)._offer(self.closed(self.at_specialist(number="4")))
        self.assertFalse(self.env["eoffice.archive.transfer"].search([]))

    def test_in_a_small_office_the_clerk_keeps_the_archive(self):
        self.committee.archivist_ids = False
        transfer = self.env["eoffice.archive.transfer"].with_user(self.specialist)._offer(self.closed())
        transfer.with_user(self.clerk).action_accept()
        self.assertEqual(transfer.state, "accepted")


@tagged("post_install", "-at_install")
class TestFrozenList(DossierCase):
    def test_the_list_of_contents_stays_as_it_was_made(self):
        document = self.at_specialist(subject="Trích yếu cũ", page_count=3)
        dossier = self.closed(document)
        document.with_user(self.clerk).write({"subject": "Trích yếu sửa sau", "page_count": 9})
        self.env.flush_all()
        self.assertEqual((dossier.item_ids.title, dossier.page_total), ("Thông báo – Trích yếu cũ", 3))
        dossier.with_user(self.chief)._reopen("Sửa trích yếu")
        document.with_user(self.clerk).write({"subject": "Trích yếu mới"})
        self.assertEqual(dossier.item_ids.title, "Thông báo – Trích yếu mới")
