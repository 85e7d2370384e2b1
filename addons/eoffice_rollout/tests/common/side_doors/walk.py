import secrets

from odoo.fields import Domain

from . import reading
from .policy import may_read
from .writing import minimal

THOROUGH = ("specialist_elsewhere", "administrator", "clerk_elsewhere")  # what differs by groups shows with these


class LeakWalk:
    """Every reading door of one model, asked by one role."""

    def ask_model(self, prober, role, model):
        env = self.as_role(role)
        readable = env[model].has_access("read")
        watched = model in self.rows or any(
            field.relational and field.comodel_name in self.placed for field in env[model]._fields.values()
        )
        if role not in THOROUGH and not watched:
            return
        for door, question in reading.doors(self, model):
            if readable and (watched or door == "search_read") or door in ("search_read", "read"):
                prober.ask(role, model, door, question)
        if readable and model in self.rows and role in THOROUGH:
            for door, family in (("groups", reading.groups), ("search panel", reading.panels)):
                for name, question in family(self, model):
                    prober.ask(role, model, door, question, name)
            self._ask_order(prober, role, model)
        if readable and watched:
            self._ask_domains(prober, role, model)
        if env[model].has_access("create") and watched:
            self._name_hidden(prober, role, model)

    def _name_hidden(self, prober, role, model):
        """A value that names a record its caller may not read."""
        for name, field, comodel, row in list(reading.named_by_caller(self, role, model, self.as_role(role))):
            value = reading.as_value(field, comodel, row)
            for door, question in reading.onchange_doors(model, name, value):
                prober.ask(role, model, door, question, name)
            if field.store:
                self._save(prober, role, model, name, value)

    def _save(self, prober, role, model, name, value):
        def create(env):
            record = env[model].create({**minimal(env, model), name: value})
            return record.web_read(reading.words(env, model, name))

        def write(env):
            record = env[model].create(minimal(env, model))
            record.write({name: value})
            return record.web_read(reading.words(env, model, name))

        prober.ask(role, model, "create", create, name)
        if not self.env[model]._transient:
            prober.ask(role, model, "write", write, name)

    def _ask_domains(self, prober, role, model):
        """Whether a domain knows the beginning of a hidden text: the same domain with a wrong beginning says no."""
        own = self.placed.get(model, {})
        self._compare(prober, role, model, {text: self._hidden_mark(role, model, found) for text, found in own.items()})
        for name, field in self.env[model]._fields.items():
            if (
                field.relational
                and field.comodel_name in self.placed
                and (field.store or field.search or field.related)
            ):
                texts = self.placed[field.comodel_name].items()
                paths = {f"{name}.{text}": self._hidden_mark(role, field.comodel_name, found) for text, found in texts}
                self._compare(prober, role, model, paths)

    def _hidden_mark(self, role, model, found):
        marks = (mark for _row, marks in reversed(found) for mark in marks)
        return next((mark for mark in marks if not self._may_read(role, mark, model)), None)

    def _may_read(self, role, mark, model):
        place, readers = self.marks[mark]
        return role in readers or may_read(role, place, model)

    def _compare(self, prober, role, model, paths):
        """One question for all ``paths`` ({path: mark}), and one for each where they tell something."""
        paths = {path: mark for path, mark in paths.items() if mark}
        if not paths or not self._tells(prober, role, model, paths) or len(paths) == 1:
            return
        for path, mark in paths.items():
            self._tells(prober, role, model, {path: mark})

    def _tells(self, prober, role, model, paths):
        def count(env, beginnings):
            domain = Domain.OR(Domain(path, "like", beginning) for path, beginning in beginnings.items())
            return env[model].search_count(domain)

        def beginning(env):
            wrong = {path: "zq" + secrets.token_hex(4) for path in paths}
            return count(env, paths) - count(env, wrong)

        told = prober.ask(role, model, "domain", beginning, ", ".join(paths) if len(paths) == 1 else "")
        if told and len(paths) == 1:
            for path, mark in paths.items():
                prober.tell(role, model, "domain", path, self.marks[mark][0])
        return told

    def _ask_order(self, prober, role, model):
        """Records that show nothing of a text are not sorted by it, nor told apart by its groups."""
        for text, found in self.placed.get(model, {}).items():
            rows = [row for row, marks in found if not any(may_read(role, self.marks[m][0], model) for m in marks)]
            if len(rows) < 2:
                continue

            def orders(env, text=text, rows=rows):
                mine = [("id", "in", rows)]
                if len(env[model].search(mine)) < 2:
                    return None
                shown = {record[text] for record in env[model].search(mine)}
                up, down = (env[model].search(mine, order=f"{text} {way}").ids for way in ("asc", "desc"))
                groups = env[model].formatted_read_group(mine, [text], ["__count"])
                return len(shown) == 1 and (len(up) > 1 and up == down[::-1] or len(groups) > 1)

            if prober.ask(role, model, "order", orders, text):
                prober.tell(role, model, "order", text, f"{model}.{text}")
