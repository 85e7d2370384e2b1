import re
from collections import defaultdict

from . import messages
from .faults import OfficeError

SPACE = "eoffice_office"
BARE = re.compile(r"[a-z0-9_]+")
# a unit has several posts; documents are sent to its head
LINKED = {"eoffice.principal": [("kind", "=", "unit")]}


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
        known = self.env["ir.model.data"].sudo().search_fetch(
            [("module", "in", {name.partition(".")[0] for name in names}),
             ("name", "in", {name.partition(".")[2] for name in names})],
            ["complete_name", "model", "res_id"],
        )
        for model, rows in known.grouped("model").items():
            alive = set(self.env[model].browse(rows.mapped("res_id")).exists().ids)
            for row in rows.filtered(lambda row, alive=alive: row.res_id in alive):
                self.models[row.complete_name] = model
                self.ids[row.complete_name] = row.res_id

    def announce(self, names, model):
        """These records will be there once the folder is loaded."""
        self.models.update(dict.fromkeys(names, model))

    def check(self, reference):
        """ValueError when a name of ``reference`` stands for nothing or for something of another model."""
        for name in reference.names:
            word = name.removeprefix(f"{SPACE}.{self.kinds.get(reference.model)}_")
            if name not in self.models:
                raise ValueError(messages.NOT_FOUND.format(value=word))
            if self.models[name] != reference.model:
                wanted = self.env["ir.model"]._get(reference.model).name
                raise ValueError(messages.OTHER_KIND.format(value=word, model=wanted))

    def resolve(self, column, references):
        """Ids of the records ``references`` of one column stand for, as {reference: [id, …]}."""
        ids = {reference: [self.ids[name] for name in reference.names] for reference in references}
        if not column.link:
            return ids
        comodel = self.env[column.field.comodel_name]
        wanted = [(column.link, "in", sorted({record for found in ids.values() for record in found}))]
        linked = defaultdict(list)
        for record in comodel.search([*wanted, *LINKED.get(comodel._name, ())]):
            linked[record[column.link].id].append(record.id)
        for reference, found in ids.items():
            for name, record in zip(reference.names, found, strict=True):
                if record not in linked:
                    raise OfficeError([messages.NO_LINK.format(column=column.name, value=name, model=comodel._description)])
            ids[reference] = [linked[record][0] for record in found]
        return ids
