import base64

from odoo import api, fields, models
from odoo.addons.eoffice_documents.error_translation import translated
from odoo.addons.eoffice_documents.office_import import check_sheets, typed_sheet
from odoo.addons.eoffice_documents.tabular import TableError, read_pasted, read_table
from odoo.exceptions import UserError

from ...account_import import lines_of
from ...setup_wizard import code_of, id_of, kind_of, symbol_of
from ..account.eoffice_account_import_validate import same

COLUMNS = {
    "name": ("Tên đơn vị", "Đơn vị", "Tên"),
    "code": ("Tên viết tắt", "Viết tắt", "Mã", "Mã đơn vị"),
    "kind": ("Loại", "Loại đơn vị"),
    "above": ("Đơn vị trên", "Đơn vị cấp trên", "Trực thuộc"),
    "symbol_code": ("Ký hiệu", "Ký hiệu văn bản"),
}


class SetupWizardUnits(models.Model):
    """Page 3: the units below the top one, typed, pasted or from a file, with a preview of what is wrong."""

    _inherit = "eoffice.setup.wizard"

    unit_line_ids = fields.One2many("eoffice.setup.wizard.unit", "wizard_id", "Units")
    unit_text = fields.Text("Pasted units")
    unit_file = fields.Binary("Excel or CSV file of units", attachment=False)
    unit_file_name = fields.Char()
    unit_fault_count = fields.Integer("Units to correct", compute="_compute_unit_fault_count")

    @api.depends("unit_line_ids.act")
    def _compute_unit_fault_count(self):
        for wizard in self:
            wizard.unit_fault_count = wizard.unit_line_ids.mapped("act").count("fault")

    def _load_units(self):
        """Rows not yet saved stay; the others are made anew from the units there are."""
        lines = self.unit_line_ids
        lines.filtered(lambda line: line.act == "same" or (line.unit_id and not line.unit_id.active)).unlink()
        top = self._top()
        units = self.env["hr.department"].search([("id", "not in", (top | self.unit_line_ids.unit_id).ids)])
        self.env["eoffice.setup.wizard.unit"].sudo().create(
            [{"wizard_id": self.id, "row": row, **_row_of(unit, top)} for row, unit in enumerate(units, 1)]
        )

    def action_read_units(self):
        """Take the pasted lines and the file into the rows; a unit that is there by name or code is the same row."""
        self._check_administrator()
        found = self._read_lines(COLUMNS, "unit")
        kinds = {same(kind.name): kind for kind in self.env["eoffice.unit.type"].search([])}
        there = {same(word): line for line in self.unit_line_ids for word in (line.name, line.code) if word}
        fresh = []
        for typed in found:
            values = {name: typed[name] for name in ("name", "code", "above", "symbol_code") if typed.get(name)}
            if typed.get("kind"):
                kind = kinds.get(same(typed["kind"]))
                values |= {"type_id": kind and kind.id, "type_word": not kind and typed["kind"]}
            line = there.get(same(typed.get("name"))) or there.get(same(typed.get("code")))
            if line:
                line.write(values)
            else:
                fresh.append({"wizard_id": self.id, **values})
        self.env["eoffice.setup.wizard.unit"].create(fresh)

    def _read_lines(self, columns, kind):
        """Dicts of what was pasted and of the file of a page, which are emptied; UserError when nothing can be read."""
        text, data = self[f"{kind}_text"], self[f"{kind}_file"]
        found = []
        try:
            if (text or "").strip():
                found += lines_of(read_pasted(text, columns=columns))
            if data:
                found += lines_of(read_table(base64.b64decode(data), columns=columns))
        except TableError as error:
            raise UserError(translated(error, self.env.lang)) from error
        if not found:
            raise UserError(self.env._("Paste lines or choose a file first."))
        self.write({f"{kind}_text": False, f"{kind}_file": False, f"{kind}_file_name": False})
        return found

    def _apply_units(self):
        self.unit_line_ids._check()
        if self.unit_fault_count:
            raise UserError(
                self.env._("%s lines have to be corrected first; each says what is wrong.", self.unit_fault_count)
            )
        rows, _faults = self.unit_line_ids._rows()
        if rows:
            self._write_rows(units=rows)
        self.unit_line_ids.unlink()


def _row_of(unit, top):
    return {
        "unit_id": unit.id,
        "name": unit.name,
        "code": unit.code,
        "symbol_code": unit.symbol_code,
        "type_id": unit.type_id.id,
        "above": unit.parent_id != top and (unit.parent_id.code or unit.parent_id.name),
        "keeps_registers": unit.keeps_registers,
    }


class SetupWizardUnit(models.Model):
    _name = "eoffice.setup.wizard.unit"
    _description = "Unit on the first day"
    _inherit = ["eoffice.setup.wizard.line"]
    _settable_at_creation = frozenset({"row"})
    _typed = ("name", "code", "symbol_code", "type_id", "above", "keeps_registers")

    code = fields.Char("Short name")
    symbol_code = fields.Char("Symbol")
    type_id = fields.Many2one("eoffice.unit.type", "Kind", ondelete="cascade")
    type_word = fields.Char()
    above = fields.Char("Unit above", help="Its name or short name. Empty: the office itself.")
    keeps_registers = fields.Boolean("Own registers")
    unit_id = fields.Many2one("hr.department", readonly=True, ondelete="cascade")

    @api.model
    def _filled(self, vals):
        name = vals.get("name")
        if not name or vals.get("unit_id"):
            return vals
        kind = self.env.ref(f"eoffice_documents.unit_kind_{kind_of(name)}", raise_if_not_found=False)
        last = self.search([("wizard_id", "=", vals.get("wizard_id"))], order="row desc", limit=1).row
        return vals | {
            "row": vals.get("row") or last + 1,
            "code": vals.get("code") or code_of(name),
            "symbol_code": vals.get("symbol_code") or symbol_of(name),
            "type_id": vals.get("type_id") or (not vals.get("type_word") and kind.id),
        }

    def write(self, vals):
        if vals.get("type_id"):
            vals = vals | {"type_word": False}
        return super().write(vals)

    def _rows(self):
        """(rows of units.csv, {line: faults the file could not name}) of these lines."""
        wizard = self.wizard_id
        top = wizard._top()
        rest = self.env["hr.department"].sudo().search([("id", "not in", self.unit_id.ids)])
        ids, faults = {}, {line: [] for line in self}
        above = {}
        for unit in rest:
            above |= {same(word): wizard._office_id(unit, "unit", "") for word in (unit.name, unit.code) if word}
        others = rest.with_context(active_test=False).search(
            [("id", "not in", self.unit_id.ids), ("code", "!=", False)]
        )
        taken = {same(unit.code): unit for unit in others}  # an archived one would be written over
        for line in self:
            word = wizard._office_id(line.unit_id, "unit", id_of(line.code or line.name))
            ids[line] = word if word not in ids.values() else f"{word}_{line.row}"
            above |= {same(word): ids[line] for word in (line.name, line.code) if word}
        rows = []
        for line in self:
            parent = above.get(same(line.above)) if line.above else wizard._office_id(top, "unit", "") if top else ""
            if parent is None:
                faults[line].append(self.env._("There is no unit «%s». Write its name or short name.", line.above))
            if line.type_word:
                faults[line].append(self.env._("There is no kind of unit «%s». Choose one.", line.type_word))
            if line.code and same(line.code) in taken:
                faults[line].append(
                    self.env._("The short name is that of %s. Choose another.", taken[same(line.code)].name)
                )
            rows.append(
                {
                    "id": ids[line],
                    "name": line.name,
                    "code": line.code,
                    "kind_id/id": line.type_id.get_external_id().get(line.type_id.id),
                    "parent_id/id": parent or "",
                    "symbol_code": line.symbol_code,
                    "keeps_registers": "1" if line.keeps_registers else "0",
                    "sequence": str(line.unit_id.sequence or 10 * (line.row + 1)),
                }
            )
        return rows, faults

    def _findings(self):
        rows, faults = self._rows()
        table = next(
            table for table in self.env["eoffice.import.schema"]._eoffice_tables() if table.file == "units.csv"
        )
        found = check_sheets(self.sudo().env, [typed_sheet(table, rows)]).by_line if rows else {}
        labels = {"name": "name", "code": "code", "kind_id/id": "type_id", "parent_id/id": "above"}
        top = self.wizard_id._top()
        for number, line in enumerate(self, 1):
            told = [
                f"{self._fields[labels.get(column, 'code')]._description_string(self.env)}: {sentence}"
                for column, sentence in found.get((table.file, number), ())
                if not (line.type_word and column == "kind_id/id")
            ]
            unit = line.unit_id
            old = _row_of(unit, top) if unit else {}
            pairs = [(name, old.get(name), line[name]) for name in ("name", "code", "symbol_code")]
            above = self.wizard_id._office_id(unit.parent_id, "unit", "") if unit.parent_id else ""
            if above != rows[number - 1]["parent_id/id"]:
                pairs.append(("above", unit.parent_id.name, line.above or top.name))
            pairs += [("type_id", unit.type_id.name, line.type_id.name)]
            pairs += [
                ("keeps_registers", *("X" if one else "" for one in (unit.keeps_registers, line.keeps_registers)))
            ]
            yield line, faults[line] + told, self._changed(pairs) if unit else [], not unit
