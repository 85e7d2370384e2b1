from datetime import timedelta
from functools import partial

from markupsafe import Markup
from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

LISTED = 5  # documents named in the message
KEPT = 90  # days


class SearchMatch(models.Model):
    """One message about new documents: the documents of which a person was told, at one time, for one search."""

    _name = "eoffice.search.match"
    _description = "New documents found by a saved search"
    _order = "id desc"
    _rec_name = "alert_id"

    alert_id = fields.Many2one("eoffice.search.alert", required=True, readonly=True, index=True, ondelete="cascade")
    notified_on = fields.Datetime(required=True, readonly=True, default=fields.Datetime.now)
    document_ids = fields.Many2many("eoffice.document", readonly=True, string="Documents found")
    count = fields.Integer("New documents", readonly=True, aggregator=False)

    def action_open(self):
        """The list of just these documents, as far as the person may still read them, with the words marked."""
        self.ensure_one()
        self.check_access("read")
        alert = self.alert_id
        try:
            words = alert._words(alert._domain())
        except UserError:  # the search was changed since; its documents stand
            words = []
        action = self.env["ir.actions.act_window"]._for_xml_id("eoffice_documents.action_alert_documents")
        return {
            **action,
            "display_name": alert.display_name,
            "name": alert.display_name,
            "domain": [("id", "in", self.checked_sudo().document_ids.ids)],
            "context": {"create": 0, "fulltext_query": words},
        }

    def _body(self, title, documents, env):
        """The message about ``documents`` in the language of ``env``: the first few by name, and where all are."""
        service = env["eoffice.notification"]
        rows = Markup("").join(Markup("<li>{}</li>").format(service._label(found)) for found in documents[:LISTED])
        return Markup('<p>{}</p><ul>{}</ul><p><a href="{}/odoo/{}/{}/van-ban-moi-tim-thay">{}</a></p>').format(
            env._(title), rows, self.get_base_url(), self._name, self.id, env._("Open the list")
        )

    @api.autovacuum
    def _gc_old(self):
        self.search([("notified_on", "<", fields.Datetime.now() - timedelta(days=KEPT))], limit=10_000).unlink()


class AlertNotification(models.Model):
    _inherit = "eoffice.search.alert"

    def _notify(self, documents):
        """One message in the inbox of the owner, or by mail as chosen; ``documents`` as the owner sees them."""
        match = self.env["eoffice.search.match"].create(
            {"alert_id": self.id, "document_ids": [fields.Command.set(documents.ids)], "count": len(documents)}
        )
        title = _lt("New for «%(search)s»: %(count)s documents", search=self.filter_id.name, count=len(documents))
        service = self.env["eoffice.notification"].with_user(SUPERUSER_ID)  # in the name of the system
        service._send(self.user_id, partial(match._body, title, documents), subject=title)

    def action_open_search(self):
        """The documents of this search as they stand today, in the list it was saved on."""
        self.ensure_one()
        self.check_access("read")
        domain = self._domain()
        action = self.env["ir.actions.act_window"]._for_xml_id("eoffice_documents.action_alert_documents")
        return {
            **action,
            "display_name": self.display_name,
            "name": self.display_name,
            "domain": list(domain),
            "context": {"create": 0, "fulltext_query": self._words(domain)},
        }

    def action_open_newest(self):
        """What was told of last."""
        self.ensure_one()
        self.check_access("read")
        return self.notification_ids[:1].action_open()


class AlertFigures(models.Model):
    _inherit = "eoffice.search.alert"

    notified_on = fields.Datetime("Told last", compute="_compute_notified")
    notified_count = fields.Integer("New documents", compute="_compute_notified")

    @api.depends("notification_ids")
    def _compute_notified(self):
        newest = dict(
            self.env["eoffice.search.match"]._read_group([("alert_id", "in", self.ids)], ["alert_id"], ["id:max"])
        )
        for alert in self:
            match = alert.notification_ids.browse(newest.get(alert, ()))
            alert.notified_on, alert.notified_count = match.notified_on, match.count
