import json

from markupsafe import escape
from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

TYPED = ("char", "text", "html")
REDACTED = ("received", "read_again", "form_changed")  # acts whose rows hold words of the paper
TELLING = 15  # letters from which on a subject is looked for wherever a message may have named it


class DocumentLeftovers(models.Model):
    """What turns secret leaves nothing behind: its form is a line of the register, and nothing else repeats it.

    A room that has written words of a document anywhere else, in its own tables or Odoo's, takes them out in its
    ``_eoffice_forget_leftovers`` (Q28 Đ1.2). Instructions, results and reasons stay: they say who has to do what.
    """

    _inherit = "eoffice.document"

    def _names_turning_secret(self, vals):
        """{id: name by which it went so far} of ``self``, if ``vals`` make them secret."""
        turns = vals.get("secrecy", "none") != "none"
        return {document.id: document.display_name for document in self.sudo()} if turns else {}

    def _forget_leftovers(self, names):
        """Take what others keep of secret documents out of their places.

        :param names: {id: name by which it went so far}
        """
        for document in self.sudo().browse(names):
            document._eoffice_forget_leftovers(names[document.id])

    def _eoffice_forget_leftovers(self, name):
        """Hook, as superuser: one document is secret now; a room takes out what it keeps of its words.

        It may come several times for the same document.

        :param name: how lists and messages have called the document so far
        """
        names = self._former_names(name)
        emptied = self._forget_messages(names)
        self._forget_activities()
        self._forget_what_is_on_its_way(names)
        self.env["eoffice.audit.log"]._redact(self, emptied)

    def _former_names(self, name):
        """``name``, and as it was with the subjects that the history knows, and these alone; the longest first."""
        values = self.message_ids.tracking_value_ids.filtered(lambda value: value.field_id.name == "subject")
        subjects = {*values.mapped("old_value_char"), *values.mapped("new_value_char"), self.subject} - {False, None}
        named = {name.replace(self.subject, subject) for subject in subjects} if self.subject else set()
        alone = {subject for subject in subjects if len(subject) >= TELLING}
        return sorted({name, *named, *alone}, key=len, reverse=True)

    def _forget_messages(self, names):
        """Empty what was said on the document, and take ``names`` out of what was told elsewhere.

        :return: how many messages those are
        """
        removed = self.env._("Removed: the document is secret now.")
        messages = self.env["mail.message"]
        own = messages.search([("model", "=", self._name), ("res_id", "=", self.id)])
        own.tracking_value_ids.filtered(lambda value: value.field_id.ttype in TYPED).unlink()
        said = own.filtered(lambda message: message.body or message.subject)
        said = said.filtered(lambda message: message.subject or removed not in message.body)
        said.write({"body": removed, "subject": False})
        listed = messages.search(
            Domain("message_type", "=", "user_notification")
            & Domain("id", "not in", own.ids)
            & Domain.OR(Domain("body", "like", escape(name)) | Domain("subject", "like", name) for name in names)
        )
        label = self.env._("A document")
        for message in listed:
            body, subject = message.body, message.subject or ""
            for name in names:
                body, subject = body.replace(escape(name), escape(label)), subject.replace(name, label)
            message.write({"body": body, "subject": subject})
        about = [("mail_message_id", "in", (own | listed).ids)]
        mails = self.env["mail.mail"].search(about)
        mails.filtered(lambda mail: mail.state in ("outgoing", "exception")).state = "cancel"
        mails.write({"body_html": removed, "failure_reason": False})
        self.env["mail.message.schedule"].search(about).unlink()
        about = [("message_id", "in", (own | listed).ids)]
        self.env["mail.message.translation"].search(about).unlink()
        self.env["mail.scheduled.message"].search([("model", "=", self._name), ("res_id", "=", self.id)]).unlink()
        return len(said | listed)

    def _forget_activities(self):
        own = [("res_model", "=", self._name), ("res_id", "=", self.id)]
        activities = self.env["mail.activity"].with_context(active_test=False).search(own)
        activities.write({"summary": False, "note": False, "feedback": False})
        self.env.add_to_compute(activities._fields["res_name"], activities)

    def _forget_what_is_on_its_way(self, names):
        """Screens and devices have been told already, or look again when they come back."""
        said = [json.dumps(str(text))[1:-1] for name in names for text in (name, escape(name))]
        for table, column in (("bus_bus", "message"), ("mail_push", "payload")):
            self.env.cr.execute(
                SQL(
                    """DELETE FROM %(table)s
                        WHERE %(column)s LIKE %(model)s AND %(column)s ~ %(id)s
                           OR EXISTS (SELECT FROM unnest(%(said)s) AS name WHERE strpos(%(column)s, name) > 0)""",
                    table=SQL.identifier(table),
                    column=SQL.identifier(column),
                    model=f"%{self._name}%",
                    id=rf"\m{self.id}\M",
                    said=said,
                )
            )

    def _forget_files(self):
        """Remove every file that was kept with the document, its bytes too."""
        own = [("res_model", "=", self._name), ("res_id", "in", self.ids)]
        self.env["ir.attachment"].sudo().search(own).unlink()
        self.env.ref("base.autovacuum_job").sudo()._trigger()  # it takes the bytes off the disk

    def _mail_track(self, tracked_fields, initial_values):
        """Of a secret document the history keeps no words."""
        if self.secrecy != "none":
            tracked_fields = {
                name: described for name, described in tracked_fields.items() if described["type"] not in TYPED
            }
        return super()._mail_track(tracked_fields, initial_values)


class AuditLog(models.Model):
    _inherit = "eoffice.audit.log"

    @api.model
    def _evidence_amended(self, ids):
        """Rows of secret documents that have lost their words, which a row of their own says."""
        redacted = [("document_id.secrecy", "!=", "none"), ("document_id.audit_log_ids.act", "=", "redacted")]
        return self.sudo().search([("id", "in", ids), ("act", "in", REDACTED), *redacted]).ids

    @api.model
    def _redact(self, documents, emptied=0):
        """Rows of ``documents``, which are secret now, keep who did what and when, and lose words of the paper.

        :param emptied: messages that were emptied with them; both numbers stand in a row of their own
        """
        rows = self.sudo().search([("document_id", "in", documents.ids), ("act", "in", REDACTED)])
        typed = documents._recorded_labels(TYPED)
        said = self.browse()
        for row in rows.filtered("note"):
            label, _colon, values = row.note.partition(": «")
            kept = label if row.act == "form_changed" else False
            if row.act != "form_changed" or values and label in typed:
                row._amend({"note": kept})
                said |= row
        if said or emptied:
            note = self.env._("%(rows)s rows of the log, %(messages)s messages", rows=len(said), messages=emptied)
            self._add("redacted", [(document, None, note) for document in documents])
