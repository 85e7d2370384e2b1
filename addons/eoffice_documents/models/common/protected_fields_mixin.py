from odoo import api, models
from odoo.exceptions import AccessError, ValidationError

from ...vietnamese.letters import nfc_values


class ProtectedFieldsMixin(models.AbstractModel):
    """Fields declared readonly are written by the methods of the model, never by a caller's ``create`` or ``write``."""

    _name = "eoffice.protected.fields.mixin"
    _description = "Readonly fields cannot be forged"
    _settable_at_creation = frozenset()

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            defaults = {key[8:] for key in self.env.context if key.startswith("default_")}
            self._check_forged(defaults.union(*vals_list) - self._settable_at_creation)
        return super().create(vals_list)

    def write(self, vals):
        if not self.env.su:
            self._check_forged(vals)
        return super().write(vals)

    @api.model
    def _check_forged(self, names):
        own = self._fields.keys() & set(names)
        forged = sorted(name for name in own if self._fields[name].readonly and self._fields[name].store)
        if forged:
            raise AccessError(
                self.env._(
                    "%(fields)s cannot be typed in: use the buttons of the document.",
                    fields=", ".join(self._fields[name]._description_string(self.env) for name in forged),
                )
            )

    @api.model
    def _clean(self, vals):
        """``vals`` with texts in NFC; one that is too long is refused, where Odoo would cut it off in silence."""
        vals = nfc_values(vals)
        for name, value in vals.items():
            size = getattr(self._fields.get(name), "size", None)
            if size and isinstance(value, str) and len(value) > size:
                raise ValidationError(
                    self.env._(
                        "«%(field)s» holds at most %(size)s characters; you typed %(length)s. Shorten it.",
                        field=self._fields[name]._description_string(self.env),
                        size=size,
                        length=len(value),
                    )
                )
        return vals
