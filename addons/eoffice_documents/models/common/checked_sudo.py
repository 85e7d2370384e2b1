from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import AccessError
from odoo.tools.misc import clean_context

LINKS = (3, 4, 5, 6)  # commands of a many2many that leave the other record as it is: unlink, link, clear, set


class Base(models.AbstractModel):
    """Working as superuser for somebody: after their right was asked for, and with nothing they have smuggled in.

    Whoever calls a method chooses its context too; values, and defaults of the context, may hold commands for other
    records. What is written as superuser would carry them out (docs/decisions/0026).
    """

    _inherit = "base"

    @api.private
    def checked_sudo(self):
        """These records as superuser, without defaults of the context.

        For a method whose caller's right was asked for above: in the method itself, or in each that calls it.
        """
        context = clean_context(self.env.context)
        if len(context) == len(self.env.context):
            return self.sudo()
        return self.with_context(context).sudo()  # pylint: disable=context-overridden

    @api.model
    def default_get(self, fields):
        forged = ()
        if self.env.su and self.env.uid != SUPERUSER_ID:
            defaults = self._eoffice_context_defaults()
            forged = {f"default_{name}" for name, value in defaults.items() if self._eoffice_is_forged(name, value)}
        if not forged:
            return super().default_get(fields)
        context = {name: value for name, value in self.env.context.items() if name not in forged}
        return super(Base, self.with_context(context)).default_get(fields)  # pylint: disable=context-overridden

    @api.model
    def _eoffice_is_forged(self, name, value):
        """Whether a default of the context is one that its user could not have typed into a record of ours."""
        field = self._fields.get(name)
        protected = field and field.readonly and field.store and self._name.startswith("eoffice.")
        return bool(protected) or self._eoffice_reaches_others(name, value)

    @api.model
    def _eoffice_reaches_others(self, name, value):
        """Whether the value of a field holds more than links: lines of its own, or commands that change a record."""
        field = self._fields.get(name)
        if not value or not field or field.type not in ("one2many", "many2many"):
            return False
        commands = value if isinstance(value, (list, tuple)) else ()
        changing = any(one[:1] and one[0] not in LINKS for one in commands if isinstance(one, (list, tuple)))
        return field.type == "one2many" or changing

    @api.model
    def _eoffice_check_only_links(self, vals):
        """Refuse values, to be written as superuser for who typed them, that reach other records.

        :raise AccessError: for lines of a one2many, and for a many2many unless it only names records
        """
        for name, value in vals.items():
            if not self.env.su and self._eoffice_reaches_others(name, value):
                label = self._fields[name]._description_string(self.env)
                raise AccessError(self.env._("«%s» changes other records on the way. Change them on their own.", label))
