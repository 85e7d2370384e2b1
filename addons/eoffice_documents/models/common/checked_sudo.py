from odoo import api, models
from odoo.exceptions import AccessError

LINKS = (3, 4, 5, 6)  # commands of a many2many that leave the other record as it is: unlink, link, clear, set


class Base(models.AbstractModel):
    """Working as superuser for somebody: after their right was asked for, with values that reach no other record.

    Values may hold commands for other records; what is written as superuser carries them out (docs/decisions/0026).
    """

    _inherit = "base"

    @api.private
    def checked_sudo(self):
        """These records as superuser, for a method whose caller's right was asked for above.

        In the method itself, or in each that calls it. As with ``sudo``, defaults of the context stay behind.
        """
        return self.sudo()

    @api.model
    def _eoffice_check_only_links(self, vals):
        """Refuse values, to be written as superuser for who typed them, that reach other records.

        :raise AccessError: for lines of a one2many, and for a many2many unless it only names records
        """
        for name, value in vals.items():
            if not self.env.su and self._eoffice_reaches_others(name, value):
                label = self._fields[name]._description_string(self.env)
                raise AccessError(self.env._("«%s» changes other records on the way. Change them on their own.", label))

    @api.model
    def _eoffice_reaches_others(self, name, value):
        """Whether the value of a field holds more than links: lines of its own, or commands that change a record."""
        field = self._fields.get(name)
        if not value or not field or field.type not in ("one2many", "many2many"):
            return False
        commands = value if isinstance(value, (list, tuple)) else ()
        changing = any(one[:1] and one[0] not in LINKS for one in commands if isinstance(one, (list, tuple)))
        return field.type == "one2many" or changing
