from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

ADMINISTRATOR, OFFICE_CHIEF = "eoffice_documents.group_administrator", "eoffice_documents.group_office_chief"


class EvidenceReaderMixin(models.AbstractModel):
    """What is read of seals and their checks by administrators, and by office chiefs and archivists of the agency that
    runs the office, and by nobody else: the logs are those of every agency in it."""

    _name = "eoffice.evidence.reader.mixin"
    _description = "Read by who watches over the evidence"

    for_me = fields.Boolean(compute="_compute_for_me", search="_search_for_me")

    @api.depends_context("uid")
    def _compute_for_me(self):
        self.for_me = self.env.user._watches_evidence()

    @api.model
    def _search_for_me(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        return Domain.TRUE if self.env.user._watches_evidence() else Domain.FALSE

    def _check_watcher(self):
        if not self.env.su and not self.env.user._watches_evidence():
            raise AccessError(
                self.env._(
                    "Only an administrator, or an office chief or archivist of the agency that runs the office, checks "
                    "the logs. Ask one of them."
                )
            )


class Users(models.Model):
    _inherit = "res.users"

    def _watches_evidence(self):
        self.ensure_one()
        if self.has_group(ADMINISTRATOR):
            return True
        if self.has_group(OFFICE_CHIEF) and self._eoffice_runs_office():
            return True
        archives = self.sudo().principal_ids.filtered(lambda post: post.type == "archive").unit_id
        return bool(archives and archives & self.env["hr.department"]._eoffice_running_unit())


class Menu(models.Model):
    _inherit = "ir.ui.menu"

    def _load_menus_blacklist(self):
        """Archivists have a post and no group: the menu goes by the same question as the rights."""
        hidden = super()._load_menus_blacklist()
        menu = self.env.ref("eoffice_documents.menu_evidence", raise_if_not_found=False)
        return hidden if not menu or self.env.user._watches_evidence() else [*hidden, menu.id]
