from odoo.fields import Command

from . import messages
from .errors import Faults


class Writer:
    """Writes the checked entries of one file: creates what is missing, changes what differs, touches nothing else."""

    def __init__(self, env, directory, table, columns, entries, defaults):
        self.model = env[table.model]
        self.directory = directory
        self.table = table
        self.columns = columns
        self.entries = entries
        self.defaults = {**table.defaults, **defaults}
        self.new = self.model.browse()
        self.changed = self.model.browse()

    def create(self):
        """Create the records that are not there yet, with all columns whose records are there already."""
        self._adopt()
        ready = [column for column in self.columns.values() if not column.owner and self._is_ready(column)]
        # first what is there: an ended unit gives up its code before the next one takes it
        self.update(ready)
        self.model.flush_model()
        missing = [entry for entry in self.entries if entry.name not in self.directory.ids]
        values = self._values(missing, ready)
        self.new = self.model.create(
            [{**self.defaults, **self._wanted(self.model, values[entry.name])} for entry in missing]
        )
        names = [entry.name for entry in missing]
        self.model.env["ir.model.data"]._update_xmlids(
            [{"xml_id": name, "record": record} for name, record in zip(names, self.new, strict=True)]
        )
        self.directory.ids.update(zip(names, self.new.ids, strict=True))
        self._create_children()

    def update(self, columns=None):
        """Write what differs from the file, in all columns or in ``columns``."""
        there = [entry for entry in self.entries if entry.name in self.directory.ids]
        records = self._records(there)
        for owner, group in _by_owner(columns or self.columns.values()).items():
            values = self._values(there, group)
            for entry, record in zip(there, records, strict=True):
                holder = next(iter(record[owner])) if owner else record
                wanted = self._wanted(holder, values[entry.name])
                different = {name: value for name, value in wanted.items() if differs(holder, name, value)}
                if different:
                    holder.write(different)
                    self.changed |= record - self.new

    def counts(self):
        """How many records are new, changed, unchanged."""
        return len(self.new), len(self.changed), len(self.entries) - len(self.new) - len(self.changed)

    def _records(self, entries):
        return self.model.browse([self.directory.ids[entry.name] for entry in entries])

    def _wanted(self, record, values):
        """``values`` of the file as ``record`` should have them."""
        return values

    def _adopt(self):
        """Records typed by hand before are known by their key; they get the external id of the file."""
        key = self.table.key
        known = [entry for entry in self.entries if entry.name in self.directory.ids]
        unknown = {entry.values[key]: entry.name for entry in self.entries if key and entry not in known}
        if not unknown:
            return
        for record in self.model.search([(key, "in", list(unknown)), ("id", "not in", self._records(known).ids)]):
            name = unknown[record[key]]
            self.model.env["ir.model.data"]._update_xmlids([{"xml_id": name, "record": record}])
            self.directory.ids[name] = record.id

    def _create_children(self):
        for owner, group in _by_owner(column for column in self.columns.values() if column.owner).items():
            pairs = zip(self.entries, self._records(self.entries), strict=True)
            lonely = {entry: record for entry, record in pairs if not record[owner]}
            values = self._values(list(lonely), group)
            field = self.model._fields[owner]
            self.model.env[field.comodel_name].create(
                [{field.inverse_name: record.id, **values[entry.name]} for entry, record in lonely.items()]
            )

    def _is_ready(self, column):
        references = [entry.values[column.name] for entry in self.entries] if column.is_reference else ()
        return all(name in self.directory.ids for reference in references for name in reference.names)

    def _values(self, entries, columns):
        """What the file says of ``entries``, as {external id: {field: value}}."""
        result = {entry.name: {} for entry in entries}
        for column in columns:
            name = column.field.name
            if column.is_reference:
                found = self.directory.resolve(column, {entry.values[column.name] for entry in entries})
                for entry in entries:
                    ids = found[entry.values[column.name]]
                    if None in ids:
                        self._refuse(entry, column)
                    many = column.field.type == "many2many"
                    result[entry.name][name] = [Command.set(ids)] if many else ids[0] if ids else False
            else:
                for entry in entries:
                    result[entry.name][name] = entry.values[column.name]
        return result

    def _refuse(self, entry, column):
        reference = entry.values[column.name]
        word = ", ".join(self.directory.word(name, reference.model) for name in reference.names)
        faults = Faults()
        wanted = self.model.env[column.field.comodel_name]._description
        faults.add(self.table.file, entry.line, column.name, messages.NO_LINK.format(value=word, model=wanted))
        faults.stop()


def differs(record, name, value):
    """Whether writing ``value`` would change the field of ``record``."""
    field = record._fields[name]
    if field.type == "many2many":
        return set(record[name].ids) != set(value[0][2])
    if field.type == "float":
        return abs(record[name] - value) > 1e-6
    return (field.convert_to_write(record[name], record) or False) != value


def _by_owner(columns):
    groups = {}
    for column in columns:
        groups.setdefault(column.owner, []).append(column)
    return groups
