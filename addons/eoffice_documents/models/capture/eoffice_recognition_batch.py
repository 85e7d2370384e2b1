from odoo import api, fields, models

from ...recognition import Page, inspect_page_sandboxed, read_page_sandboxed
from .eoffice_recognition import CHANNEL


class RecognitionOfBatch(models.Model):
    """The reading of a batch: its pages are looked at, read once, and go to the documents that are made of them."""

    _inherit = "eoffice.recognition"

    batch_id = fields.Many2one(
        "eoffice.scan.batch", readonly=True, index="btree_not_null", ondelete="cascade", bypass_search_access=True
    )

    _owner = models.Constraint(
        "CHECK((document_id IS NULL) != (batch_id IS NULL))", "A scan belongs to a document or to a batch."
    )

    @api.depends("batch_id.unit_id")
    def _compute_unit_id(self):
        super()._compute_unit_id()
        for recognition in self.filtered("batch_id"):
            recognition.unit_id = recognition.batch_id.unit_id

    @api.model
    def _of_batch(self, batch):
        return self.create({"batch_id": batch.id, "attachment_id": batch.attachment_id.id, "checksum": batch.checksum})

    def _check_clerk(self):
        super()._check_clerk()
        self.batch_id._check_clerk()

    def _job_finish(self):
        """Of a batch no form is filled: what was read says where to cut it."""
        if not self.batch_id:
            return super()._job_finish()
        if self.batch_id.state != "open":
            return None
        failed = self.page_ids.filtered(lambda page: page.state != "read")
        whole = failed == self.page_ids
        self.write(
            {
                "state": "failed" if whole else "read",
                "failure": failed[:1].failure
                if whole
                else failed and self.env._("%s pages could not be read.", len(failed)),
            }
        )
        self.batch_id._propose()
        self._notify_clients()
        return None

    def _take_pages(self, pages):
        """Make these pages the pages of this reading, in order; queue those that must still be read.

        :param pages: list of (page, degrees the clerk turned it)
        """
        self.ensure_one()
        for number, (page, turn) in enumerate(pages, 1):
            page._move(self, number, turn)
        self.write({"state": "reading", "page_count": len(pages)})
        unread = self.page_ids.filtered(lambda page: page.state == "waiting")
        if unread:
            self._queue_pages(unread)
        else:
            self.with_delay(
                channel=CHANNEL, priority=self._priority(), description=f"finish scan {self.id}"
            )._job_finish()

    def _take_back(self, pages):
        """Make pages that went to documents the batch's again, as they were before."""
        for page in pages:
            page._move_back(self)
        self.write({"state": "read" if self.page_ids.filtered(lambda page: page.state == "read") else "failed"})

    def _settle(self):
        """A batch that was split before it was read waits no more; its unread pages are the documents' now."""
        self.filtered(lambda recognition: recognition.state in ("waiting", "reading")).write({"state": "read"})


class PageOfBatch(models.Model):
    _inherit = "eoffice.recognition.page"

    batch_id = fields.Many2one(related="recognition_id.batch_id", store=True, index="btree_not_null")
    look = fields.Json(readonly=True, help="Of a page of a batch: blank, separator, and the title if it has one.")
    origin = fields.Json(readonly=True, help="Number and turn of a page in the batch it came from.")

    def _read_scan(self, attachment):
        """A page of a batch is looked at first; a blank one and a separator sheet are not read."""
        if not self.batch_id:
            return super()._read_scan(attachment)
        if not self.look:
            self.look = inspect_page_sandboxed(attachment.raw, attachment.mimetype, self.number - 1)
        if self.look["blank"] or self.look["separator"]:
            return Page(self.number, "", [], 0, 0, 0, "look")
        return read_page_sandboxed(attachment.raw, attachment.mimetype, self.number - 1)

    def _seen(self):
        """Whether this page is blank or a separator sheet; one that was read without a look is blank when empty."""
        look = self.look or {"blank": self.state == "read" and not self.text, "separator": False}
        return {name: look.get(name, False) for name in ("blank", "separator")}

    def _move(self, recognition, number, turn):
        """Give this page to a document whose PDF has it upright as page ``number``."""
        kept = self.state == "read" and not turn and not (self.look or {}).get("blank")
        values = {
            "recognition_id": recognition.id,
            "number": number,
            "origin": {"number": self.number, "turn": self.turn},
            "turn": 0,
        }
        if kept:
            values["content"] = {**self.content, "number": number, "turn": 0}
        else:
            values |= {"state": "waiting", "text": False, "content": False, "skew": 0, "failure": False}
        self.write(values)

    def _move_back(self, recognition):
        number, turn = self.origin["number"], self.origin["turn"]
        values = {"recognition_id": recognition.id, "number": number, "turn": turn, "origin": False}
        if self.content:
            values["content"] = {**self.content, "number": number, "turn": turn}
        self.write(values)
