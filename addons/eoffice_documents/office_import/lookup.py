import re

from . import messages

SPACE = "eoffice_office"
BARE = re.compile(r"[a-z0-9_]+")
# a unit has several posts; documents are sent to its head
LINKED = {("eoffice.principal", "unit_id"): [("type", "=", "unit")]}


class Directory:
    """External ids: those of the folder, those the database knows, and the records behind them."""

    def __init__(self, env, tables):
        self.env = env
        self.kinds = {table.model: table.kind for table in tables}
        self.models = {}
        self.ids = {}

    def complete(self, model, word):
        """The complete external id of a word as typed; ValueError when it cannot be one."""
        if "." in word:
            return word
        if not BARE.fullmatch(word):
            raise ValueError(messages.BAD_ID.format(value=word))
        return f"{SPACE}.{self.kinds[model]}_{word}" if model in self.kinds else f"{SPACE}.{word}"

    def learn(self, names):
        """Look up in the database which of ``names`` exist already."""
        modules, rests = zip(*(name.split(".", 1) for name in names), strict=True)
        known = self.env["ir.model.data"].search_fetch(
            [("module", "in", modules), ("name", "in", rests)], ["complete_name", "model", "res_id"]
        )
        for model, rows in known.grouped("model").items():
            alive = set(self.env[model].browse(rows.mapped("res_id")).exists().ids)
            for row in rows.filtered(lambda row, alive=alive: row.res_id in alive):
                self.models[row.complete_name] = model
                self.ids[row.complete_name] = row.res_id

    def announce(self, names, model):
        """These records will be there once the folder is loaded."""
        self.models.update(dict.fromkeys(names, model))

    def word(self, name, model):
        """What was typed for the external id ``name`` in a column of ``model``."""
        return name.removeprefix(f"{SPACE}.{self.kinds.get(model)}_")

    def check(self, reference):
        """ValueError when a name of ``reference`` stands for nothing or for something of another model."""
        for name in reference.names:
            word = self.word(name, reference.model)
            if name not in self.models:
                raise ValueError(messages.NOT_FOUND.format(value=word))
            if self.models[name] != reference.model:
                wanted = self.env["ir.model"]._get(reference.model).name
                raise ValueError(messages.OTHER_KIND.format(value=word, model=wanted))

    def resolve(self, column, references):
        """What the ``references`` of one column stand for, as {reference: [id, …]}; None for a record without link."""
        ids = {reference: [self.ids[name] for name in reference.names] for reference in references}
        if not column.link:
            return ids
        comodel = self.env[column.field.comodel_name]
        wanted = [(column.link, "in", sorted({record for records in ids.values() for record in records}))]
        found = comodel.search([*wanted, *LINKED.get((comodel._name, column.link), ())])
        linked = {record[column.link].id: record.id for record in found}
        return {reference: [linked.get(record) for record in records] for reference, records in ids.items()}
