from odoo import api, fields, models

AGAIN_MINUTES = 5


class Reading(models.Model):
    """Who has read what: an opening, a download or a print, a row each, which nobody edits (RT-14, SRC-04)."""

    _name = "eoffice.access.log"
    _description = "Reading of a document"
    _inherit = ["eoffice.immutable.mixin", "eoffice.evidence.mixin"]
    _order = "id desc"
    _log_access = False
    _evidence_parent = "document_id"
    _evidence_leaves = True

    document_id = fields.Many2one(
        "eoffice.document", required=True, readonly=True, ondelete="cascade", bypass_search_access=True
    )
    user_id = fields.Many2one("res.users", required=True, readonly=True, ondelete="restrict")
    act = fields.Selection(
        [("opened", "Opened"), ("downloaded", "Downloaded"), ("printed", "Printed")], required=True, readonly=True
    )
    done_on = fields.Datetime("Read on", required=True, readonly=True)

    _document_idx = models.Index("(document_id, user_id, act, done_on DESC)")

    @api.model
    def _note(self, documents, act):
        """Note that the current user did ``act``; the same again within five minutes is the same reading."""
        since = fields.Datetime.subtract(fields.Datetime.now(), minutes=AGAIN_MINUTES)
        known = (
            self.sudo()
            .search(
                [
                    ("document_id", "in", documents.ids),
                    ("user_id", "=", self.env.uid),
                    ("act", "=", act),
                    ("done_on", ">", since),
                ]
            )
            .document_id
        )
        self.sudo().create(
            [
                {"document_id": document.id, "user_id": self.env.uid, "act": act, "done_on": fields.Datetime.now()}
                for document in documents - known
            ]
        )


class DocumentAccessLog(models.Model):
    _inherit = "eoffice.document"

    access_log_ids = fields.One2many("eoffice.access.log", "document_id", "Readings", readonly=True)
    access_count = fields.Integer("Times read", compute="_compute_access_count", help="Openings, by everybody.")
    reader_count = fields.Integer("Readers", compute="_compute_access_count")

    def _compute_access_count(self):
        opened = [("document_id", "in", self.ids), ("act", "=", "opened")]
        counts = self.env["eoffice.access.log"]._read_group(
            opened, ["document_id"], ["__count", "user_id:count_distinct"]
        )
        found = {document: numbers for document, *numbers in counts}
        for document in self:
            document.access_count, document.reader_count = found.get(document, (0, 0))

    def action_note_opened(self):
        """Note that the current user looks at these documents on their screen."""
        self.check_access("read")
        self.env["eoffice.access.log"]._note(self, "opened")


class ReadingOfFile(models.AbstractModel):
    _inherit = "ir.binary"

    def _get_stream_from(
        self,
        record,
        field_name="raw",
        filename=None,
        filename_field="name",
        mimetype=None,
        default_mimetype="application/octet-stream",
    ):
        """A file of a document that is handed out has been downloaded by who asked for it."""
        stream = super()._get_stream_from(record, field_name, filename, filename_field, mimetype, default_mimetype)
        if record._name == "ir.attachment" and record.res_model == "eoffice.document" and record.res_id:
            document = self.env["eoffice.document"].search([("id", "=", record.res_id)])
            self.env["eoffice.access.log"]._note(document, "downloaded")
        return stream


class ReadingOfPrint(models.Model):
    _inherit = "ir.actions.report"

    def _pre_render_qweb_pdf(self, report_ref, res_ids=None, data=None):
        result = super()._pre_render_qweb_pdf(report_ref, res_ids=res_ids, data=data)
        if res_ids and self._get_report(report_ref).model == "eoffice.document":
            documents = self.env["eoffice.document"].browse([res_ids] if isinstance(res_ids, int) else res_ids)
            self.env["eoffice.access.log"]._note(documents, "printed")
        return result
