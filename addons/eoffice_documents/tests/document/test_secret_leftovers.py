import tempfile

from odoo.tests import tagged
from odoo.tools import SQL

from ..drafting.outgoing import ONE_PAGE, OutgoingCase
from ..evidence.evidence import Tampering
from .leftovers import collect_rubbish, is_on_disk, places_of


@tagged("post_install", "-at_install")
class TestSecretLeavesNothing(Tampering, OutgoingCase):
    """A document with a mark in each of its texts turns secret: no column of any table has the mark any more."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context={key: val for key, val in cls.env.context.items() if key != "tracking_disable"})
        files = tempfile.TemporaryDirectory()
        cls.addClassCleanup(files.cleanup)
        cls.env["ir.config_parameter"].set_param("ir_attachment.location", "file")
        cls.classPatch(cls.registry["ir.attachment"], "_filestore", lambda attachments: files.name)
        cls.words = {
            name: f"zqleft{name.replace('_', '')}"
            for name in (
                "subject",
                "issuer_name",
                "signer_name",
                "signer_title",
                "note",
                "answered_number",
                "recipients",
            )
        }

    def mark(self, name):
        return f"zqleft{name}"

    def busy(self, **values):
        """A document that has left words wherever work with it leaves some."""
        document = self.entry(**{**self.words, **values})
        scan = document.sudo().recognition_ids
        scan.attachment_id.write({"raw": ONE_PAGE + self.mark("bytes").encode(), "name": f"{self.mark('file')}.pdf"})
        scan._queue()
        scan.write(
            {
                "state": "failed",
                "failure": self.mark("failure"),
                "found": {"subject": {"value": self.mark("found"), "confidence": 1}},
                "page_ids": [
                    (
                        0,
                        0,
                        {
                            "number": 1,
                            "state": "read",
                            "text": self.mark("page"),
                            "content": {"t": self.mark("content")},
                        },
                    )
                ],
            }
        )
        self.arrived(document)
        jobs = self.env["queue.job"].sudo().search([("model_name", "=", scan._name)])
        jobs = jobs.filtered(lambda job: scan.id in job.records.ids)
        self.assertTrue(jobs)
        jobs.write({"state": "failed", "exc_info": self.mark("error"), "exc_message": self.mark("error")})
        document._index_text()
        self.settle()
        document.write({"subject": f"{self.words['subject']} {self.mark('laterwords')}"})
        self.settle()
        document.with_user(self.clerk).message_post(body=self.mark("comment"), message_type="comment")
        service = self.env["eoffice.notification"].with_user(self.clerk)
        service._send(self.specialist, self.mark("told"), record=document)
        service._send(self.specialist, service._label(document), subject="x")
        document.activity_schedule(
            "mail.mail_activity_data_todo",
            user_id=self.specialist.id,
            summary=self.mark("summary"),
            note=self.mark("activitynote"),
        )
        self.settle()
        return document

    def arrived(self, document):
        """It came with a mail, and what is told of it waits for its hour."""
        arrival = self.env["eoffice.intake.log"].create(
            {
                "unit_id": document.unit_id.id,
                "door": "mail",
                "name": self.mark("mailsubject"),
                "sender": "may-quet@ubnd.vn",
                "reason": self.mark("leftout"),
            }
        )
        arrival.message_post(body=self.mark("mailbody"), subject=self.mark("mailsubject"))
        document.sudo().intake_id = arrival
        waits = document.with_user(self.clerk).message_post(body=self.mark("later"), message_type="comment")
        self.env["mail.message.schedule"].sudo().create(
            {
                "mail_message_id": waits.id,
                "notification_parameters": f'{{"subject": "{self.mark("parameter")}"}}',
                "scheduled_datetime": "2031-01-01 00:00:00",
            }
        )

    def stored_since(self, row):
        """Names of the files on disk that attachments newer than ``row`` have, whatever they belong to."""
        files = self.env["ir.attachment"].sudo().with_context(active_test=False)
        of_fields = ["|", ("res_field", "=", False), ("res_field", "!=", False)]
        return set(files.search([("id", ">", row), ("store_fname", "!=", False), *of_fields]).mapped("store_fname"))

    def newest_file(self):
        [(row,)] = self.env.execute_query(SQL("SELECT coalesce(max(id), 0) FROM ir_attachment"))
        return row

    def marks(self):
        """The places of the database that have any."""
        return set(places_of(self.env, "zqleft"))

    def turn(self, document, secrecy):
        document.write({"secrecy": secrecy, **({"subject": False} if secrecy == "top_secret" else {})})
        self.settle()
        document.action_make_stub()
        self.settle()

    def settle(self):
        """What a request leaves at its end, and the cron of words soon after."""
        self.env.flush_all()
        self.env.cr.precommit.run()
        self.env["eoffice.search.vocabulary"].sudo()._count_waiting()

    def form(self, *left_out):
        """Where a stub's own words stand: its form, the register's line, and the index by which its readers find it."""
        return {f"eoffice_document.{name}" for name in self.words if name not in left_out} | {
            "eoffice_document_text.form",
            "eoffice_search_vocabulary.word",  # words without their document, which nobody reads
        }

    def test_before_it_is_registered(self):
        for secrecy, left_out in (("secret", ()), ("top_secret", ("subject",))):
            with self.subTest(secrecy):
                savepoint = self.env.cr.savepoint()
                before = self.newest_file()
                document = self.busy()
                self.assertLessEqual(
                    {"mail_message.body", "eoffice_intake_log.name", "mail_message_schedule.notification_parameters"},
                    self.marks(),
                    "the walk finds what is there",
                )
                stored = self.stored_since(before)
                self.assertTrue(stored)
                collect_rubbish(self.env)
                self.assertTrue(all(is_on_disk(self.env, name) for name in stored))
                self.turn(document, secrecy)
                self.assertEqual(self.marks() - self.form(*left_out), set())
                collect_rubbish(self.env)
                self.assertFalse([name for name in stored if is_on_disk(self.env, name)], "the bytes go, not only rows")
                document.action_register_anyway()
                self.settle()
                self.assertEqual(self.marks() - self.form(*left_out), set(), "its issuer becomes no contact")
                self.assertFalse(document.issuer_id)
                savepoint.rollback()
                self.env.invalidate_all()

    def test_a_registered_one(self):
        document = self.busy()
        document.action_register_anyway()
        document.write({"note": f"{self.words['note']} {self.mark('laternote')}", "subject": self.words["subject"]})
        self.settle()
        self.assertLessEqual({"res_partner.name", "eoffice_audit_log.note"}, self.marks())
        rows = document.sudo().audit_log_ids
        acts = rows.mapped("act")
        self.turn(document, "secret")
        self.assertEqual(self.marks() - self.form(), set())
        self.assertLessEqual(set(acts), set(document.sudo().audit_log_ids.mapped("act")), "who did what stays")
        self.assertEqual(rows.exists(), rows)
        self.assertIn("redacted", document.sudo().audit_log_ids.mapped("act"))

    def test_an_issuer_that_others_name_stays_known(self):
        document = self.busy()
        document.action_register_anyway()
        agency = document.issuer_id
        other = self.registered(number="9", issuer_name=self.words["issuer_name"])
        self.assertEqual(other.issuer_id, agency)
        self.turn(document, "secret")
        self.assertTrue(agency.exists())
        other.secrecy = "secret"
        other.action_make_stub()
        self.assertFalse(other.issuer_id)
        document = self.registered(number="10", issuer_name="Sở Từ Sổ")
        known = document.issuer_id
        known.sudo().eoffice_origin_id = False  # one that somebody has entered
        document.secrecy = "secret"
        self.assertTrue(known.exists())

    def test_an_agency_that_was_made_known_before_this_was_noted(self):
        documents = [self.registered(number=number, issuer_name=f"Sở {number}") for number in ("11", "12")]
        made, entered = (document.issuer_id.sudo() for document in documents)
        (made | entered).eoffice_origin_id = False
        self.env.flush_all()
        self.env.cr.execute("UPDATE res_partner SET create_date = '2020-01-01' WHERE id = %s", [entered.id])
        made._eoffice_find_origins()
        self.assertEqual((made.eoffice_origin_id, entered.eoffice_origin_id.id), (documents[0], False))
        for document in documents:
            document.secrecy = "secret"
        self.assertEqual((made | entered).exists(), entered)

    def test_a_draft(self):
        before = self.newest_file()
        document = self.draft(subject=self.mark("subject"), addressees=self.mark("to"), letter_body=self.mark("letter"))
        document._add_version(ONE_PAGE + self.mark("bytes").encode(), f"{self.mark('file')}.pdf", self.mark("why"))
        document.message_post(body=self.mark("comment"), message_type="comment")
        self.settle()
        stored = self.stored_since(before)
        self.assertTrue(stored)
        document.secrecy = "secret"
        self.settle()
        document.action_make_stub()
        self.settle()
        collect_rubbish(self.env)
        self.assertFalse([name for name in stored if is_on_disk(self.env, name)])
        allowed = {"eoffice_document.subject", "eoffice_document.addressees"} | self.form()
        self.assertEqual(self.marks() - allowed, set())
        document.action_submit()
        self.settle()
        self.assertEqual(self.marks() - allowed, set(), "nor does its way bring words back")

    def test_what_was_taken_out_is_no_tampering(self):
        document = self.busy()
        document.action_register_anyway()
        document.write({"note": self.mark("laternote")})
        self.sealed()
        logs = document.sudo().audit_log_ids
        before = {row: row.note for row in logs}
        self.turn(document, "secret")
        amended = logs.filtered(lambda row: row.note != before[row])
        self.assertTrue(amended, "some lost their words")
        self.assertEqual(self.found(), set())
        for row in (amended[0], (logs - amended)[0]):
            with self.env.cr.savepoint() as savepoint:
                self.execute("UPDATE %s SET note = 'otherwise' WHERE id = %s", row, row.id)
                self.assertEqual(self.found(), {("changed", row._name, row.id)})
                savepoint.rollback()
                self.env.invalidate_all()
