import hashlib
import logging

from odoo import api, fields, models
from odoo.addons.queue_job.delay import group
from odoo.addons.queue_job.exception import RetryableJobError
from odoo.exceptions import UserError

from ...recognition import Known, Page, ScanError, find_fields, open_scan_sandboxed, readable
from ...recognition.errors import ReaderStopped
from ..common.error_messages import error_message
from ..common.queue_job import OVER

_logger = logging.getLogger(__name__)

CHANNEL = "root.read"
PRIORITY = {"normal": 20, "urgent": 15, "very_urgent": 10, "express": 5}
LATER = 30
CONFIDENCE_CERTAIN = 0.9
TRIES = 3


class Recognition(models.Model):
    """The reading of one scan: where it stands, and what the machine read, kept apart from what the clerk keeps."""

    _name = "eoffice.recognition"
    _description = "Reading of a scan"
    _inherit = "eoffice.job.mixin"
    _order = "id"

    document_id = fields.Many2one(
        "eoffice.document", readonly=True, index=True, ondelete="cascade", bypass_search_access=True
    )
    unit_id = fields.Many2one("hr.department", compute="_compute_unit_id", store=True, index=True)
    attachment_id = fields.Many2one("ir.attachment", required=True, readonly=True, ondelete="cascade")
    source_id = fields.Many2one(
        "eoffice.recognition",
        "Read there",
        readonly=True,
        index="btree_not_null",
        ondelete="cascade",
        help="The reading of the same file at the unit that sent it: nothing is read twice.",
    )
    name = fields.Char(related="attachment_id.name")
    checksum = fields.Char(readonly=True, index=True, help="SHA-256 of the file as it came.")
    state = fields.Selection(
        [("waiting", "Waiting"), ("reading", "Being read"), ("read", "Read"), ("failed", "Failed")],
        required=True,
        readonly=True,
        default="waiting",
        index=True,
    )
    failure = fields.Char(readonly=True)
    page_ids = fields.One2many("eoffice.recognition.page", "recognition_id", readonly=True)
    page_count = fields.Integer(readonly=True, aggregator=False)
    pages_read = fields.Integer(compute="_compute_pages_read")
    found = fields.Json(readonly=True, help="Field name → value, confidence, page and box, as read.")

    @api.depends("document_id.unit_id")
    def _compute_unit_id(self):
        for recognition in self:
            recognition.unit_id = recognition.document_id.unit_id

    @api.depends("page_ids.state")
    def _compute_pages_read(self):
        read = dict(
            self.env["eoffice.recognition.page"]
            .sudo()
            ._read_group(
                [("recognition_id", "in", self.ids), ("state", "!=", "waiting")], ["recognition_id"], ["__count"]
            )
        )
        for recognition in self:
            recognition.pages_read = read.get(recognition, 0)

    @api.model
    def _of_files(self, documents, attachments):
        """Note down the scan of each document and queue its reading."""
        recognitions = self.sudo().create(
            [
                {
                    "document_id": document.id,
                    "attachment_id": attachment.id,
                    "checksum": hashlib.sha256(attachment.raw or b"").hexdigest(),
                }
                for document, attachment in zip(documents, attachments, strict=True)
            ]
        )
        recognitions._queue()
        return recognitions

    def action_rerun_ocr(self):
        """Read the scan once more, as if it had just come in."""
        self.check_access("read")
        self._check_clerk()
        if self.source_id:
            raise UserError(self.env._("This file came with all its words: there is nothing to read again."))
        busy = self.filtered(lambda recognition: recognition.state in ("waiting", "reading"))
        if busy and busy._has_live_job():
            raise UserError(self.env._("«%s» is being read already.", busy[0].name))
        self.checked_sudo().page_ids.unlink()
        self.env["eoffice.audit.log"]._add(
            "read_again", [(row.document_id, None, False) for row in self if row.document_id]
        )
        self.checked_sudo()._queue()

    def _check_clerk(self):
        self.document_id._check_clerk()

    def _priority(self):
        """Of the jobs that say what the document is; the smallest number runs first."""
        return PRIORITY[self.document_id.urgency or "normal"]

    def _forget_jobs(self, states=OVER):
        """Remove the jobs in ``states`` that worked on these files and their pages."""
        jobs = self.env["queue.job"]
        jobs._eoffice_forget(self, states)
        jobs._eoffice_forget(self.page_ids, states)

    def _has_live_job(self):
        return any(
            job.state in ("pending", "enqueued", "started", "wait_dependencies")
            and set(job.records.ids) & set(self.ids)
            for job in self.env["queue.job"]
            .sudo()
            .search([("model_name", "=", self._name), ("state", "not in", ("done", "cancelled", "failed"))])
        )

    def _queue(self):
        self.write({"state": "waiting", "failure": False, "page_count": 0})
        for recognition in self:
            recognition.with_delay(**recognition._delay_options())._job_open()

    def _delay_options(self):
        """When and how the job that opens this file is to run."""
        return {"channel": CHANNEL, "priority": self._priority(), "description": f"open scan {self.id}"}

    def _job_open(self):
        """Job: look into the file and queue one job a page; a file that cannot be read says why."""
        self.ensure_one()
        attachment = self.attachment_id
        try:
            data = attachment.raw or b""
            pages = readable(data)
            scan = open_scan_sandboxed(pages, attachment.mimetype)
        except ScanError as error:
            if isinstance(error, ReaderStopped):
                self._try_again(error)
            self._fail(error)
            return
        if pages is not data:
            self._keep_copy("pages_id", f"{self._stem()}.pdf", pages)
        self.page_ids.unlink()
        self.write({"state": "reading", "page_count": scan.page_count})
        self._copies().write({"page_count": scan.page_count})
        pages = self.env["eoffice.recognition.page"].create(
            [{"recognition_id": self.id, "number": number} for number in range(1, scan.page_count + 1)]
        )
        self._queue_pages(pages)
        self._notify_clients()

    def _queue_pages(self, pages):
        """Queue a job for each of ``pages`` and one for after them."""
        first = self._priority()
        # the first pages say what the document is: a long one does not hold up the next
        group(
            *(
                page.delayable(
                    channel=CHANNEL,
                    priority=first if page.number <= 3 else max(first, LATER),
                    description=f"page {page.number} of scan {self.id}",
                )._job_read()
                for page in pages
            )
        ).on_done(
            self.delayable(channel=CHANNEL, priority=first, description=f"finish scan {self.id}")._job_finish()
        ).delay()

    def _try_again(self, error):
        """Have the job at work run again, until it has run TRIES times: a reader may have been ended from outside."""
        job = self.env["queue.job"].sudo().search([("uuid", "=", self.env.context.get("job_uuid"))])
        if job.retry < TRIES - 1:
            raise RetryableJobError(error.message, seconds=1) from error

    def _job_finish(self):
        """Job: all pages have been tried; find the fields and fill the form."""
        self.ensure_one()
        pages = self.page_ids.filtered(lambda page: page.state == "read")
        failed = self.page_ids - pages
        if not pages:
            self.write({"state": "failed", "failure": failed[:1].failure})
            self._notify_clients()
            return
        found = find_fields([Page.from_dict(page.content) for page in pages], self._known())
        self.write(
            {
                "state": "read",
                "failure": len(failed) > 0 and self.env._("%s pages could not be read.", len(failed)),
                "found": {
                    name: {"value": field.value, "confidence": field.confidence, "page": field.page, "box": field.box}
                    for name, field in found.items()
                },
            }
        )
        self.document_id._fill_from(self)
        self._copies().document_id._index_text()
        self._notify_clients()

    def _on_job_failed(self, job):
        if job.method_name != "_job_make_searchable":  # without that copy the scan is read all the same
            self.write(
                {"state": "failed", "failure": self.env._("The OCR process stopped unexpectedly. Press «Read again».")}
            )

    def _on_job_requeued(self, job):
        for recognition in self.filtered(lambda recognition: recognition.state == "failed"):
            recognition.write({"state": "reading" if recognition.page_count else "waiting", "failure": False})

    def _copies(self):
        """The same file in the hands of those it was sent to."""
        return self.sudo().search([("source_id", "in", self.ids)])

    def _fail(self, error):
        _logger.info("recognition %s failed: %s", self.id, error.code)
        self.write({"state": "failed", "failure": error_message(self.env, error)})
        self._notify_clients()

    @api.model
    def _known(self):
        """What the office already has, to mend what was nearly read."""
        issuers = (
            self.env["res.partner"]
            .sudo()
            .search_fetch([("eoffice_issuer", "=", True)], ["name", "parent_id"], limit=5000)
        )
        types = self.env["eoffice.document.type"].sudo().search_fetch([], ["code", "name"])
        signers = (
            self.env["eoffice.document"]
            .sudo()
            ._read_group(
                [("signer_name", "!=", False), ("secrecy", "=", "none")],
                ["signer_name", "signer_title"],
                limit=1000,
                order="__count desc",
            )
        )
        return Known(
            issuers=[(issuer.name, issuer.parent_id.name or "") for issuer in issuers],
            types=[(kind.code, kind.name) for kind in types],
            signers=[(name, title or "") for name, title in signers],
        )

    def _notify_clients(self):
        """Lists that show these readings refresh their rows."""
        for recognition in self:
            clerks = recognition.unit_id.clerk_ids
            for partner in clerks.partner_id:
                partner._bus_send(
                    "eoffice.recognition",
                    {
                        "document": recognition.document_id.id,
                        "batch": recognition.batch_id.id,
                        "state": recognition.state,
                        "pages_read": recognition.pages_read,
                        "page_count": recognition.page_count,
                    },
                )
