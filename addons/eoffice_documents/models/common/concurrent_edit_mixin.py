from odoo import fields, models
from odoo.exceptions import UserError

from . import office_clock

COMPARED = {"char", "text", "selection", "date", "datetime", "many2one", "integer", "float", "monetary", "boolean"}


class ConcurrentEditMixin(models.AbstractModel):
    """Two people at one form: what one of them has changed meanwhile is not overwritten unseen by the other.

    The form sends with its values what stood in those fields when it was opened, as ``eoffice_loaded`` in the context
    (static/src/common/concurrent_edit). Fields that nobody else has touched are written; so are writes without it.
    """

    _name = "eoffice.concurrent.edit.mixin"
    _description = "Edited by several people"

    def web_save(self, vals, specification, next_id=None):
        loaded = self.env.context.get("eoffice_loaded")
        if len(self) == 1 and isinstance(loaded, dict):
            self._check_loaded(vals, loaded)
        return super(ConcurrentEditMixin, self.with_context(eoffice_loaded=None)).web_save(
            vals, specification, next_id=next_id
        )

    def _check_loaded(self, vals, loaded):
        """Refuse to write over what somebody else has changed since the form was opened.

        The error bears in its ``context`` what stands there now, so that the form can take it for what it has opened:
        who has read the message and saves once more does so knowingly.

        :param vals: {name: value} that the form writes
        :param loaded: {name: value} as it was opened, in the form of ``vals``
        """
        names = [
            name for name in vals if name in loaded and name in self._fields and self._fields[name].type in COMPARED
        ]
        changed = [name for name in names if self._is_changed(name, vals[name], loaded[name])]
        if not changed:
            return
        told = []
        for name in changed:
            who, moment = self._last_changed(name)
            told.append(
                self.env._(
                    "%(who)s has just changed «%(field)s» to «%(value)s» at %(time)s.",
                    who=who,
                    field=self._fields[name]._description_string(self.env),
                    value=self._shown(name),
                    time=f"{office_clock.local(self.env, moment):%H:%M}",
                )
            )
        told.append(self.env._("You have overwritten nothing: save again to put yours in its place, or discard yours."))
        refusal = UserError("\n".join(told))
        spec = {
            name: {"fields": {"display_name": {}}} if self._fields[name].type == "many2one" else {} for name in changed
        }
        refusal.context = {"eoffice_now": self.web_read(spec)[0]}
        raise refusal

    def _is_changed(self, name, typed, loaded):
        """Whether a field holds neither what was opened nor what is typed now, and a person has written it."""
        field = self._fields[name]

        def plain(value):
            return field.convert_to_cache(value, self, validate=False) or None

        now = plain(self[name])
        return now not in (plain(loaded), plain(typed)) and not self._is_filled_by_machine(name)

    def _is_filled_by_machine(self, name):
        """Hook: whether a job has filled in what stands in a field; it gives way to what a person types."""
        return False

    def _last_changed(self, name):
        """Hook: (name of the person, moment in UTC) of the last change of a field."""
        values = self.env["mail.tracking.value"].sudo()
        last = values.search(
            [
                ("field_id", "=", self.env["ir.model.fields"]._get(self._name, name).id),
                ("mail_message_id.model", "=", self._name),
                ("mail_message_id.res_id", "=", self.id),
            ],
            order="id desc",
            limit=1,
        ).mail_message_id
        if last:
            return last.author_id.name, last.date
        return self.sudo().write_uid.name, self.write_date or fields.Datetime.now()

    def _shown(self, name):
        """The value of a field as people read it."""
        value, field = self[name], self._fields[name]
        if field.type == "many2one":
            return value.display_name or ""
        if field.type == "selection":
            return dict(field._description_selection(self.env)).get(value, "")
        if field.type == "date":
            return office_clock.written(value)
        if field.type == "datetime":
            return office_clock.moment_text(self.env, value)
        if field.type == "boolean":
            return self.env._("yes") if value else self.env._("no")
        return str(value) if value else ""
