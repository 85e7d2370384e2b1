import logging

from markupsafe import Markup
from odoo import api, models
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY
from odoo.tools import html2plaintext
from odoo.tools.translate import LazyGettext

from ..common import office_clock

_logger = logging.getLogger(__name__)


class Notification(models.AbstractModel):
    """The one way in which a room tells users something: each in their language, by the channels asked for.

    A channel is a method ``_deliver_<channel>(users, subject, body, record)`` of this model, called once for each
    language with finished texts; an add-on brings a new one by extending the model.
    """

    _name = "eoffice.notification"
    _description = "Notification service"

    @api.model
    def _eoffice_default_channels(self):
        """Hook: names of the channels a notification takes unless its sender names others."""
        return ["inbox"]

    @api.model
    def _send(self, users, body, record=None, subject=None, channels=None):
        """Tell ``users`` something in the name of the current user.

        A text is a string that somebody typed, a lazy term (``_lt``) or a function that makes it of an environment in
        the receiver's language. What a channel fails to deliver is logged: the act it tells of stands.

        :param record: what it is about; of a secret document nothing is told but a link to it
        :param subject: the name of ``record`` when left out
        :param channels: names of channels instead of the default ones
        """
        speaker = self.with_context(eoffice_urgent=self._is_urgent(record))
        for lang, group in users.sudo().filtered("active").grouped(self._lang_of).items():
            spoken = speaker.with_context(lang=lang)
            message = spoken._message(body, record, subject)
            for channel in channels or self._eoffice_default_channels():
                spoken._deliver(channel, group, *message)

    @api.model
    def _lang_of(self, user):
        """The language in which ``user`` is spoken to: their own, else the office's."""
        return user.sudo().lang or self.env.company.sudo().partner_id.lang

    def _deliver(self, channel, users, subject, body, record):
        try:
            with self.env.cr.savepoint():
                getattr(self, f"_deliver_{channel}")(users, subject, body, record)
        except PG_CONCURRENCY_EXCEPTIONS_TO_RETRY:
            raise  # the whole transaction runs again, and this with it
        except Exception:
            _logger.warning("users %s were not notified by %s", users.ids, channel, exc_info=True)

    def _message(self, body, record, subject):
        """(subject, body, record) in the language of this environment; without the record of a secret document."""
        if self._is_secret(record):
            return self.env._("A document"), self._secret_body(record), None
        name = record and record.sudo().with_context(lang=self.env.lang).display_name
        return self._text(subject) or name, self._text(body), record

    def _text(self, text):
        if isinstance(text, LazyGettext):
            return self.env._(text)
        return text(self.env) if callable(text) else text

    @api.model
    def _plain(self, text):
        return html2plaintext(text) if isinstance(text, Markup) else text

    @api.model
    def _document(self, record):
        """The document ``record`` is, or belongs to, as superuser; else an empty one."""
        documents = self.env["eoffice.document"].sudo()
        if not record:
            return documents
        if record._name == documents._name:
            return record.sudo()
        field = record._fields.get("document_id")
        return record.sudo().document_id if field and field.comodel_name == documents._name else documents

    @api.model
    def _is_secret(self, record):
        """Whether nothing of ``record`` may stand in a notification: it is of a secret document (Q28 Đ1.2)."""
        return (self._document(record).secrecy or "none") != "none"

    @api.model
    def _is_urgent(self, record):
        return (self._document(record).urgency or "normal") != "normal"

    def _secret_body(self, record):
        sentence = self.env._("There is news of a document. Open it to read what it is.")
        return Markup('<p><a href="%s">%s</a></p>') % (self._link(record), sentence)

    @api.model
    def _link(self, record):
        document = self._document(record)
        return f"{document.get_base_url()}/odoo/{document._name}/{document.id}"

    @api.model
    def _label(self, document):
        """How a message that lists documents names ``document`` to its receiver."""
        return self.env._("A document") if self._is_secret(document) else document.display_name

    @api.model
    def _is_quiet(self):
        """Whether it is outside the office's hours of notifying, or a day on which nobody works."""
        company = self.env.company
        calendar = company.resource_calendar_id
        now = office_clock.now(self.env)
        hour = now.hour + now.minute / 60
        return (
            not calendar._working_time().is_working(now.date())
            or not company.eoffice_notify_from <= hour < company.eoffice_notify_until
        )

    @api.model
    def _may_ring(self):
        """Whether a phone may ring now: in quiet hours for urgent documents only."""
        return self.env.context.get("eoffice_urgent") or not self._is_quiet()
