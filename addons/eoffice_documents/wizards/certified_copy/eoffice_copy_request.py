import base64

from odoo import api, fields, models

from ...models.certified_copy.eoffice_copy import KINDS, WAYS


class CopyRequest(models.TransientModel):
    """Ask for a certified copy of a document."""

    _name = "eoffice.copy.request"
    _description = "Ask for a certified copy"

    document_id = fields.Many2one("eoffice.document", required=True, readonly=True)
    source_id = fields.Many2one("eoffice.copy", "Copied from", readonly=True)
    unit_id = fields.Many2one("hr.department", "Copying agency", required=True)
    type = fields.Selection(KINDS, "Form of copy", required=True, default="SY")
    way = fields.Selection(WAYS, "Paper or electronic", required=True, default="paper_paper")
    signer_choice_ids = fields.Many2many("res.users", compute="_compute_signer_choice_ids")
    signer_id = fields.Many2one("res.users", required=True, compute="_compute_signer_id", store=True, readonly=False)
    signer_title = fields.Text("Authority and position", compute="_compute_signer_title")
    place = fields.Char(compute="_compute_place", store=True, readonly=False)
    copies = fields.Integer("Number of copies", required=True, default=1)
    recipients = fields.Text("Receivers of the copy")
    pages = fields.Char("Pages of the extract")
    extract = fields.Binary("Extract as made anew (PDF)", attachment=False)

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        document = self.env["eoffice.document"].browse(values.get("document_id"))
        mine = self.env["hr.department"].search([("clerk_ids", "in", self.env.uid)])
        values["unit_id"] = (document.unit_id & mine or mine)[:1].id
        return values

    @api.depends("unit_id")
    def _compute_signer_choice_ids(self):
        for ask in self:
            ask.signer_choice_ids = ask.unit_id.copy_signer_ids

    @api.depends("unit_id")
    def _compute_signer_id(self):
        for ask in self:
            ask.signer_id = ask.unit_id.copy_signer_ids[:1]

    @api.depends("unit_id", "signer_id", "type")
    def _compute_signer_title(self):
        for ask in self:
            ask.signer_title = ask.unit_id._copy_title(ask.signer_id, ask.type) if ask.signer_id else False

    @api.depends("unit_id", "signer_id")
    def _compute_place(self):
        """As on the signer's last copy; else that of the unit."""
        for ask in self:
            last = self.env["eoffice.copy"].search(
                [("unit_id", "=", ask.unit_id.id), ("signer_id", "=", ask.signer_id.id)], limit=1
            )
            ask.place = last.place or ask.unit_id.place

    def action_ask(self):
        self.ensure_one()
        typed = ("type", "way", "copies", "recipients", "place", "pages")
        values = {name: self[name] for name in typed}
        copy = self.document_id._request_copy(
            self.unit_id,
            {
                **values,
                "signer_id": self.signer_id.id,
                "source_id": self.source_id.id,
                "extract": self.extract and base64.b64decode(self.extract),
            },
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("The copy waits for the signature of %s.", copy.signer_id.name),
                "next": {"type": "ir.actions.act_window_close"},
            },
        }


class CopyRefuse(models.TransientModel):
    """Do not sign a copy, with the reason."""

    _name = "eoffice.copy.refuse"
    _description = "Do not sign a certified copy"

    copy_id = fields.Many2one("eoffice.copy", required=True, readonly=True)
    reason = fields.Char(required=True)

    def action_refuse(self):
        self.ensure_one()
        self.copy_id._refuse(self.reason)
        return {"type": "ir.actions.act_window_close"}
