from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common.written_value import written_changes, written_values
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain
from odoo.tools import SQL

SHOWN_STATES = ("issued", "done")


class Publication(models.Model):
    """The decision to put a document on the website: who, when, from when; and who took it back."""

    _name = "eoffice.publication"
    _description = "Published document"
    _eoffice_logged = False  # the document's log says it
    _inherit = ["eoffice.protected.fields.mixin"]
    _order = "publish_from desc, id desc"
    _settable_at_creation = {"document_id"}

    document_id = fields.Many2one(
        "eoffice.document", required=True, readonly=True, index=True, ondelete="restrict", bypass_search_access=True
    )
    topic_id = fields.Many2one("eoffice.publication.topic", "Field", index="btree_not_null", ondelete="restrict")
    publish_from = fields.Datetime("On the website from", required=True, default=fields.Datetime.now, index=True)
    published_by_id = fields.Many2one(
        "res.users", readonly=True, ondelete="restrict", default=lambda self: self.env.uid
    )
    withdrawn_on = fields.Datetime(readonly=True)
    withdrawn_by_id = fields.Many2one("res.users", readonly=True, ondelete="restrict")
    reason = fields.Char("Reason of withdrawal", readonly=True)
    state = fields.Selection(
        [("scheduled", "Scheduled"), ("published", "On the website"), ("withdrawn", "Withdrawn")],
        compute="_compute_state",
    )
    reference = fields.Char(related="document_id.reference")
    subject = fields.Char(related="document_id.subject")

    _one_live = models.UniqueIndex(
        "(document_id) WHERE withdrawn_on IS NULL", "This document is on the website already, or scheduled to be."
    )
    _write_date_idx = models.Index("(write_date)")
    _withdrawn_idx = models.Index("(id) WHERE withdrawn_on IS NOT NULL")

    @api.depends("publish_from", "withdrawn_on")
    def _compute_state(self):
        now = fields.Datetime.now()
        for publication in self:
            if publication.withdrawn_on:
                publication.state = "withdrawn"
            else:
                publication.state = "published" if publication.publish_from <= now else "scheduled"

    @api.depends("document_id")
    def _compute_display_name(self):
        for publication in self:
            publication.display_name = publication.document_id.display_name

    @api.model_create_multi
    def create(self, vals_list):
        publications = super().create(vals_list)
        publications._check_publisher()
        for publication in publications.sudo():
            publication.document_id._check_publishable()
            publication.document_id._note_publication("published", publication.publish_from)
        return publications

    def write(self, vals):
        if self.env.su:
            return super().write(vals)
        before = {publication: written_values(publication, vals) for publication in self.sudo()}
        result = super().write(vals)
        for publication, values in before.items():
            if changes := list(written_changes(publication, values)):
                publication.document_id._note_publication("publication_changed", "\n".join(changes))
        return result

    def _check_publisher(self):
        if not self.env.su and any(
            self.env.user not in publication.sudo().document_id.unit_id._schedule_editors() for publication in self
        ):
            raise AccessError(self.env._("Only the Office of the issuing unit publishes its documents."))

    def _withdraw(self, reason):
        """Take the document off the website; the decision stays noted."""
        self._check_publisher()
        if not (reason or "").strip():
            raise UserError(self.env._("Write why the document is taken off the website."))
        if any(publication.withdrawn_on for publication in self):
            raise UserError(self.env._("This document has been taken off the website already."))
        self.sudo().write({"withdrawn_on": fields.Datetime.now(), "withdrawn_by_id": self.env.uid, "reason": reason})
        for publication in self.sudo():
            publication.document_id._note_publication("unpublished", reason)

    @api.model
    def _public_domain(self):
        """What readers without an account may see: the only definition, used by lists, pages, files and feeds."""
        return (
            Domain("publish_from", "<=", fields.Datetime.now())
            & Domain("withdrawn_on", "=", False)
            & Domain("document_id.secrecy", "=", "none")
            & Domain("document_id.state", "in", SHOWN_STATES)
            & Domain("document_id.signed_file_id", "!=", False)
        )

    @api.model
    def _public_version(self):
        """Changes whenever what readers may see does; look-ups in indexes, however many there are."""
        [row] = self.env.execute_query(
            SQL(
                """SELECT (SELECT max(id) FROM eoffice_publication),
                          (SELECT max(write_date) FROM eoffice_publication),
                          (SELECT count(*) FROM eoffice_publication WHERE withdrawn_on IS NOT NULL),
                          (SELECT max(publish_from) FROM eoffice_publication
                            WHERE publish_from <= now() AT TIME ZONE 'UTC')"""
            )
        )
        return "-".join(map(str, row))

    @api.model
    def _public_search(self, query="", type_id=None, year=None, topic_id=None, offset=0, limit=20):
        """(publications, how many there are at most 1,000) that answer the question of a reader, newest first."""
        domain = self._public_domain()
        if query:
            domain &= Domain("document_id", "any", [("fulltext", "ilike", query)])
        if type_id:
            domain &= Domain("document_id.document_type_id", "=", type_id)
        if year:
            domain &= Domain("document_id.issued_on", ">=", f"{year}-01-01")
            domain &= Domain("document_id.issued_on", "<=", f"{year}-12-31")
        if topic_id:
            domain &= Domain("topic_id", "=", topic_id)
        rows = self.sudo()
        found = rows.search(domain, offset=offset, limit=limit + 1, order="publish_from desc, id desc")
        more = len(found) > limit
        return found[:limit], more
