from odoo import api, models, tools
from odoo.exceptions import AccessError
from odoo.orm.identifiers import NewId

GUARDED_BESIDE = {
    "calendar.event",
    "event.registration",
    "helpdesk.ticket",
    "ir.attachment",
    "ir.filters",
    "mail.activity",
    "mail.message",
}

PLACES = {"hr.department", "resource.calendar"}
PLACED_BESIDE = {"resource.calendar.leaves"}


class Base(models.AbstractModel):
    """Nobody ties a record to one they may not read, and nobody reads its name through a field that points at it.

    Odoo labels the target of a many2one as superuser, whoever asks, and takes any id in a value, a default or a
    context; and it asks for the right to write before a write, not after. Here a value that names a record its caller
    may not read is refused, and its label is empty. Fields with ``bypass_search_access`` are left out: who reads their
    record may read its target.
    """

    _inherit = "base"

    @api.model_create_multi
    def create(self, vals_list):
        self._eoffice_check_references(*vals_list)
        return super().create(vals_list)

    def write(self, vals):
        self._eoffice_check_references(vals)
        result = super().write(vals)
        if not self.env.su and not vals.keys().isdisjoint(self._eoffice_places()):
            self.check_access("write")  # Odoo asks before a write only: nobody moves a record out of their own reach
        return result

    @api.model
    @tools.ormcache("self._name")
    def _eoffice_places(self):
        """Fields that say of which unit, or of whose working time, a record is; documents have rules of their own."""
        ours = self._name.startswith("eoffice.") and self._name != "eoffice.document" or self._name in PLACED_BESIDE
        if not ours or self._abstract or self._transient:
            return ()
        return tuple(
            name
            for name, field in self._fields.items()
            if field.type == "many2one" and field.store and field.comodel_name in PLACES
        )

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        self._eoffice_check_references(values)
        return values

    def onchange(self, values, field_names, fields_spec):
        self._eoffice_check_references(values, self._eoffice_context_defaults())
        return super().onchange(values, field_names, fields_spec)

    def _read_format(self, fnames, load="_classic_read"):
        rows = super()._read_format(fnames, load)
        if load and rows and not self.env.su:
            for name, model in self._eoffice_references(labels=True):
                if name in rows[0]:
                    named = {row[name][0] for row in rows if row[name]}
                    for row in self._eoffice_rows_to_blank(rows, name, model, named, lambda value: value[0]):
                        row[name] = (row[name][0], "")
        return rows

    def web_read(self, specification):
        rows = super().web_read(specification)
        if rows and not self.env.su:
            for name, model in self._eoffice_references(labels=True):
                if "display_name" in specification.get(name, {}).get("fields", {}):
                    named = {row[name]["id"] for row in rows if row[name]}
                    for row in self._eoffice_rows_to_blank(rows, name, model, named, lambda value: value["id"]):
                        row[name] = {**row[name], "display_name": ""}
        return rows

    @api.model
    def _web_read_group_groupby_formatter(self, groupby_spec, values):
        formatter = super()._web_read_group_groupby_formatter(groupby_spec, values)
        hidden = self._eoffice_unreadable_groups(groupby_spec, values)
        if not hidden:
            return formatter

        def without_hidden_labels(value):
            label, domain = formatter(value)
            return ((value.id, "") if value.id in hidden else label), domain

        return without_hidden_labels

    @api.model
    def _read_group_format_result(self, rows_dict, lazy_groupby):
        hidden = {
            spec: self._eoffice_unreadable_groups(spec, [row[spec] for row in rows_dict]) for spec in lazy_groupby
        }
        super()._read_group_format_result(rows_dict, lazy_groupby)
        for spec, ids in hidden.items():
            for row in rows_dict:
                if ids and row[spec] and row[spec][0] in ids:
                    row[spec] = (row[spec][0], "")

    @api.model
    def _eoffice_unreadable_groups(self, groupby_spec, values):
        """Ids of those records among ``values``, of the groups of one field, whose names the user may not know."""
        field = self._fields.get(groupby_spec)
        if self.env.su or not field or not field.relational or field.bypass_search_access:
            return set()
        model = dict(self._eoffice_references()).get(groupby_spec)
        return self._eoffice_unreadable(model, {value.id for value in values if value}) if model else set()

    @api.model
    def _eoffice_rows_to_blank(self, rows, name, model, named, id_of):
        hidden = self._eoffice_unreadable(model, named)
        return [row for row in rows if row[name] and id_of(row[name]) in hidden] if hidden else ()

    @api.model
    def _eoffice_check_references(self, *dicts):
        """Refuse values (dicts of field names and values, commands of many2many included) that name what the user may
        not read.

        :raise AccessError: nothing is said of the record that was named
        """
        if self.env.su:
            return
        for name, model in self._eoffice_references():
            named = {id_ for values in dicts if values.get(name) for id_ in _ids_in(values[name])}
            if named and self._eoffice_unreadable(model, named):
                label = self._fields[name]._description_string(self.env)
                raise AccessError(self.env._("«%s» names a record that you may not read. Choose another.", label))

    @api.model
    def _eoffice_unreadable(self, model, ids):
        """Those of ``ids`` that the user may not read, or that do not exist."""
        ids = {id_ for id_ in ids if id_ and not isinstance(id_, NewId)}
        if odd := {id_ for id_ in ids if not isinstance(id_, int)}:
            return odd  # the database would take "7" and 7.0 for the record 7
        if not ids:
            return ids
        comodel = self.env[model].with_context(active_test=False)
        if not comodel.has_access("read"):
            return ids
        if model.startswith("eoffice.") and not self.env["ir.rule"]._compute_domain(model, "read"):
            return set()  # everybody who reads the model reads all of it
        return ids.difference(comodel.search([("id", "in", list(ids))])._ids)

    @api.model
    def _eoffice_context_defaults(self):
        return {key[8:]: value for key, value in self.env.context.items() if key.startswith("default_")}

    @api.model
    @tools.ormcache("self._name", "labels")
    def _eoffice_references(self, labels=False):
        """Pairs of a field that names guarded records and their model; with ``labels`` the fields that show one."""
        kinds = ("many2one",) if labels else ("many2one", "many2many")
        return tuple(
            (name, field.comodel_name)
            for name, field in self._fields.items()
            if field.type in kinds
            and not (labels and field.bypass_search_access)
            and (field.comodel_name.startswith("eoffice.") or field.comodel_name in GUARDED_BESIDE)
            and not self.env[field.comodel_name]._transient
        )


def _ids_in(value):
    """The ids that a value of a many2one or commands of a many2many name."""
    if isinstance(value, models.BaseModel):
        return value.ids
    if isinstance(value, dict):
        return [value.get("id")]
    if not isinstance(value, (list, tuple)):
        return [value]
    ids = []
    for command in value:
        if isinstance(command, (list, tuple)) and command:
            ids += command[2] if command[0] == 6 else [command[1]] if command[0] in (1, 2, 3, 4) else []
        else:
            ids.append(command)
    return ids
