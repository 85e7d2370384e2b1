from odoo import api, fields, models
from odoo.exceptions import UserError

from .eoffice_publication import SHOWN_STATES


class Document(models.Model):
    """An issued document may be put on the website by the Office of its unit."""

    _inherit = "eoffice.document"

    publication_ids = fields.One2many("eoffice.publication", "document_id", readonly=True)
    is_published = fields.Boolean(compute="_compute_is_published")
    can_publish = fields.Boolean(compute="_compute_can_publish")

    @api.depends("publication_ids.withdrawn_on")
    def _compute_is_published(self):
        for document in self:
            document.is_published = any(not one.withdrawn_on for one in document.sudo().publication_ids)

    @api.depends("state", "secrecy", "signed_file_id", "unit_id")
    @api.depends_context("uid")
    def _compute_can_publish(self):
        for document in self:
            document.can_publish = (
                document.direction == "outgoing"
                and document.state in SHOWN_STATES
                and document.secrecy == "none"
                and bool(document.signed_file_id)
                and self.env.user in document.unit_id._schedule_editors()
            )

    def _check_publishable(self):
        if self.direction != "outgoing" or self.state not in SHOWN_STATES or not self.signed_file_id:
            raise UserError(self.env._("Only an issued document with its signed file goes on the website."))
        if self.secrecy != "none":
            raise UserError(self.env._("A state secret is never published."))

    def _eoffice_forget_leftovers(self, name):
        """What turns secret leaves the website with it."""
        super()._eoffice_forget_leftovers(name)
        live = self.publication_ids.filtered(lambda publication: not publication.withdrawn_on)
        if live:
            live._withdraw(self.env._("The document is secret now."))

    def _note_publication(self, act, note):
        self.env["eoffice.audit.log"]._add(act, [(self, None, str(note))])

    def action_publish_on_website(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Publish on the website"),
            "res_model": "eoffice.publication",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_document_id": self.id},
        }
