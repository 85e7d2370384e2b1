from markupsafe import Markup
from odoo import api, fields, models
from odoo.exceptions import UserError

from ..common import office_clock

CARRIED = ("document_type_id", "subject", "addressees", "recipients", "urgency", "unit_id")


class DocumentSuccession(models.Model):
    """Replacing and correcting what was issued; the old document says so to everybody who has it (N30 Đ18.3)."""

    _inherit = "eoffice.document"

    replaces_id = fields.Many2one(
        "eoffice.document", readonly=True, copy=False, ondelete="restrict", index="btree_not_null"
    )
    corrects_id = fields.Many2one(
        "eoffice.document", readonly=True, copy=False, ondelete="restrict", index="btree_not_null"
    )
    replaced_by_ids = fields.One2many("eoffice.document", "replaces_id", "Replaced by", readonly=True)
    corrected_by_ids = fields.One2many("eoffice.document", "corrects_id", "Corrected by", readonly=True)
    succession = fields.Html(compute="_compute_succession", sanitize=False, help="What replaces or corrects it.")
    is_superseded = fields.Boolean(compute="_compute_succession")

    @api.depends("replaced_by_ids.state", "corrected_by_ids.state", "replaces_id", "corrects_id", "dispatch_id")
    @api.depends_context("uid", "lang")
    def _compute_succession(self):
        for document in self:
            source = document.sudo().dispatch_id.document_id or document.sudo()
            replaced = source.replaced_by_ids.filtered(lambda new: new.state == "issued")
            corrected = source.corrected_by_ids.filtered(lambda new: new.state == "issued")
            lines = [
                (self.env._("Replaced by"), replaced),
                (self.env._("Corrected by"), corrected),
                (self.env._("Replaces"), source.replaces_id),
                (self.env._("Corrects"), source.corrects_id),
            ]
            document.is_superseded = bool(replaced | corrected)
            document.succession = Markup("").join(
                Markup("<div>%s %s</div>") % (label, Markup(", ").join(document._link_to(other) for other in others))
                for label, others in lines
                if others
            )

    def _link_to(self, other):
        """``other``, a document of the sender, as who reads ``self`` may see it: a receiver gets their own entry."""
        day = office_clock.written(other.issued_on)
        name = " · ".join(filter(None, (other.document_type_id.name, other.reference, day)))
        entry = other.dispatch_ids.filtered(lambda line: line.unit_id == self.unit_id).entry_ids[:1]
        target = (entry if self.sudo().dispatch_id else other).sudo(False)
        if target and target.with_user(self.env.user).has_access("read"):
            return Markup('<a href="/odoo/eoffice.document/%s">%s</a>') % (target.id, name)
        return Markup("<b>%s</b>") % name

    def action_replace(self):
        """Draft the document of equal form that replaces this one (N30 Đ18.3)."""
        return self._succeed("replaces_id")

    def action_correct(self):
        """Draft the letter that corrects this one: đính chính is done by công văn (N30 Đ18.3)."""
        return self._succeed("corrects_id")

    def _succeed(self, link):
        self.ensure_one()
        self.check_access("read")
        if self.direction != "outgoing" or self.state not in ("issued", "recalled"):
            raise UserError(self.env._("Only an issued document is replaced or corrected."))
        values = {name: self._fields[name].convert_to_write(self[name], self) for name in CARRIED}
        if link == "corrects_id":
            values |= {
                "document_type_id": self.env["eoffice.document.type"]._by_code("CV").id,
                "subject": self.env._("Correction of %s", " ".join((self.document_type_id.name or "", self.reference))),
            }
        draft = self.create({"direction": "outgoing", **values})
        draft.checked_sudo()[link] = self.id
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": draft.id,
            "views": [(False, "form")],
        }
