from odoo import fields, models

from ...recognition import ScanError, read_page_sandboxed
from ...recognition.errors import ReaderStopped
from ..common.error_messages import error_message


class RecognitionPage(models.Model):
    """One page of a scan with the text and the words that were read on it."""

    _name = "eoffice.recognition.page"
    _description = "Page of a scan"
    _inherit = "eoffice.job.mixin"
    _order = "recognition_id, number"

    recognition_id = fields.Many2one("eoffice.recognition", required=True, readonly=True, ondelete="cascade")
    document_id = fields.Many2one(
        related="recognition_id.document_id", store=True, index=True, bypass_search_access=True
    )
    number = fields.Integer(required=True, readonly=True, aggregator=False)
    state = fields.Selection(
        [("waiting", "Waiting"), ("read", "Read"), ("failed", "Failed")],
        required=True,
        readonly=True,
        default="waiting",
    )
    width = fields.Integer(readonly=True, aggregator=False, help="Pixels, as the boxes count them.")
    height = fields.Integer(readonly=True, aggregator=False)
    turn = fields.Integer(readonly=True, aggregator=False, help="Quarter turns in degrees that made the page upright.")
    skew = fields.Float(readonly=True, aggregator=False, help="Degrees by which it was then straightened.")
    text = fields.Text("Text as read", readonly=True, prefetch=False)
    content = fields.Json(
        readonly=True, prefetch=False, help="The page as recognition.Page gives it: words with their boxes."
    )
    failure = fields.Char(readonly=True)
    read_on = fields.Datetime(readonly=True, index="btree_not_null")

    _page_uniq = models.Constraint("UNIQUE(recognition_id, number)", "A page is read once.")

    def _job_read(self):
        """Job: read this page. Running it twice does no harm.

        A page at which the reader broke off is tried again before it is set aside.
        """
        page = self.exists()
        if not page or page.state != "waiting":
            return
        try:
            content = page._read_scan(page.recognition_id._pages_file())
        except ReaderStopped as error:
            page.recognition_id._try_again(error)
            page.write({"state": "failed", "failure": error_message(page.env, error)})
        except ScanError as error:
            page.write({"state": "failed", "failure": error_message(page.env, error)})
        else:
            page.write({"state": "read", "read_on": fields.Datetime.now(), **page._values_of(content)})
        page.recognition_id._notify_clients()

    def _on_job_failed(self, job):
        self.recognition_id._on_job_failed(job)

    def _on_job_requeued(self, job):
        self.recognition_id._on_job_requeued(job)

    @staticmethod
    def _values_of(content):
        return {
            "text": content.text,
            "width": content.width,
            "height": content.height,
            "turn": content.turn,
            "skew": content.skew,
            "content": content.as_dict(),
        }

    def _read_scan(self, attachment):
        """What stands on this page of the file. Raises ScanError."""
        return read_page_sandboxed(attachment.raw, attachment.mimetype, self.number - 1)
