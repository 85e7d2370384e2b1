from dataclasses import dataclass

from . import values

READERS = {"integer": values.whole, "float": values.number, "date": values.day}


@dataclass(frozen=True)
class Reference:
    """Records named by external id; false when none is."""

    model: str
    names: tuple

    def __bool__(self):
        return bool(self.names)


@dataclass(frozen=True)
class Column:
    """One column of a file: ``owner`` is the relation it goes through, ``link`` how its record is found."""

    name: str
    owner: str | None
    field: object
    link: str | None
    is_reference: bool

    @classmethod
    def of(cls, env, table, name):
        """``name`` as Odoo's import writes it: field, field/id, relation/field, relation/field/id, field/link/id."""
        parts, model, owner = name.split("/"), env[table.model], None
        if parts[0] in table.children:
            owner = parts.pop(0)
            model = env[model._fields[owner].comodel_name]
        is_reference = parts[-1] == "id" and len(parts) > 1
        return cls(
            name,
            owner,
            model._fields[table.fields.get(parts[0], parts[0])],
            parts[1] if len(parts) == 3 else None,
            is_reference,
        )

    def target(self, env):
        """The model whose external ids stand in this column."""
        comodel = env[self.field.comodel_name]
        return comodel._fields[self.link].comodel_name if self.link else comodel._name

    def parse(self, env, text, directory, zone):
        """The value of a cell; ValueError says what is wrong with it."""
        kind = self.field.type
        if self.is_reference:
            model = self.target(env)
            return Reference(model, tuple(directory.complete(model, word) for word in _words(text)))
        if kind == "boolean":
            return values.yes_no(text)
        if not text:
            return False
        if kind == "selection":
            return values.choice(text, self.field.get_values(env))
        if kind == "datetime":
            return values.moment(text, zone, end=self.field.name.endswith("_to"))
        return READERS.get(kind, str)(text)


def _words(text):
    return [word.strip() for word in text.split(",") if word.strip()]
