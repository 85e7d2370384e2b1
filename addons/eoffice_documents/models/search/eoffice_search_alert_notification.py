from datetime import timedelta

from markupsafe import Markup
from odoo import api, fields, models
from odoo.exceptions import UserError

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
    document_ids = fields.Many2many("eoffice.document", readonly=True, string="Documents")
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
            "domain": [("id", "in", self.sudo().document_ids.ids)],
            "context": {"create": 0, "fulltext_query": words},
        }

    @api.autovacuum
    def _gc_old(self):
        self.search([("notified_on", "<", fields.Datetime.now() - timedelta(days=KEPT))], limit=10_000).unlink()


class AlertNotification(models.Model):
    _inherit = "eoffice.search.alert"

    def _notify(self, documents):
        """One message in the inbox of the owner, by mail where they have chosen so; ``documents`` as they see them."""
        match = self.env["eoffice.search.match"].create(
            {"alert_id": self.id, "document_ids": [fields.Command.set(documents.ids)], "count": len(documents)}
        )
        _ = documents.env._
        rows = Markup("").join(
            Markup("<li>{} {}</li>").format(document.reference or "", document.subject or "")
            for document in documents[:LISTED]
        )
        title = _("New for «%(search)s»: %(count)s documents", search=self.filter_id.name, count=len(documents))
        body = Markup('<p>{}</p><ul>{}</ul><p><a href="{}/odoo/{}/{}/van-ban-moi-tim-thay">{}</a></p>').format(
            title, rows, self.get_base_url(), match._name, match.id, _("Open the list")
        )
        self.env["mail.thread"].with_context(lang=self.user_id.lang).message_notify(
            partner_ids=self.user_id.partner_id.ids,
            author_id=self.env.ref("base.partner_root").id,
            subject=title,
            body=body,
        )

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
