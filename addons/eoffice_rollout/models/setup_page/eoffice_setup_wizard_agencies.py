from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import email_normalize

from ...setup_wizard import id_of
from ..account.eoffice_account_import_validate import same

COLUMNS = {
    "name": ("Tên cơ quan", "Cơ quan", "Tên"),
    "above": ("Cơ quan cấp trên", "Cấp trên", "Trực thuộc"),
    "code": ("Mã định danh", "Mã", "eoffice_code"),
    "email": ("Email", "E-mail", "Thư điện tử"),
}


class SetupWizardAgencies(models.Model):
    """Page 6: who writes to the office, and the lists its own letters go to."""

    _inherit = "eoffice.setup.wizard"

    sender_line_ids = fields.One2many("eoffice.setup.wizard.agency", "wizard_id", "Agencies")
    sender_text = fields.Text("Pasted agencies")
    sender_file = fields.Binary("Excel or CSV file of agencies", attachment=False)
    sender_file_name = fields.Char()
    sender_count = fields.Integer("Agencies there are", compute="_compute_sender_count")
    sender_fault_count = fields.Integer("Agencies to correct", compute="_compute_sender_fault_count")

    @api.depends("step")
    def _compute_sender_count(self):
        for wizard in self:
            wizard.sender_count = self.env["res.partner"].search_count([("eoffice_issuer", "=", True)])

    @api.depends("sender_line_ids.act")
    def _compute_sender_fault_count(self):
        for wizard in self:
            wizard.sender_fault_count = wizard.sender_line_ids.mapped("act").count("fault")

    def _load_senders(self):
        """What was typed and not saved is still there; the agencies known already are counted, not shown."""

    def action_read_senders(self):
        """Take the pasted lines and the file into the rows."""
        self._check_administrator()
        found = self._read_lines(COLUMNS, "sender")
        there = {same(line.name) for line in self.sender_line_ids}
        self.env["eoffice.setup.wizard.agency"].create(
            [
                {"wizard_id": self.id, **{name: typed[name] for name in COLUMNS if typed.get(name)}}
                for typed in found
                if same(typed.get("name")) not in there
            ]
        )

    def action_propose_lists(self):
        """A list for each kind of which there are several units, under the name such a list usually has."""
        self._check_administrator()
        there = {same(name) for record in self.env["eoffice.recipient.list"].search([]) for name in record._names()}
        for kinds, name in (
            (("department", "office"), "Các phòng, ban chuyên môn"),
            (("service",), "Các đơn vị sự nghiệp"),
            (("commune", "town"), "UBND các xã, thị trấn"),
            (("association",), "Mặt trận và các đoàn thể"),
        ):
            wanted = [self.env.ref(f"eoffice_documents.unit_kind_{kind}").id for kind in kinds]
            units = self.env["hr.department"].search([("type_id", "in", wanted)]) - self._top()
            if len(units) > 1 and same(name) not in there:
                self.env["eoffice.recipient.list"].create({"name": name, "unit_ids": [(6, 0, units.ids)]})
        self.invalidate_recordset()

    def _apply_senders(self):
        lines = self.sender_line_ids
        lines._check()
        if self.sender_fault_count:
            raise UserError(
                self.env._("%s lines have to be corrected first; each says what is wrong.", self.sender_fault_count)
            )
        if lines:
            self._write_rows(issuers=lines._rows())
        lines.unlink()


class SetupWizardAgency(models.Model):
    _name = "eoffice.setup.wizard.agency"
    _description = "Agency on the first day"
    _inherit = ["eoffice.setup.wizard.line"]
    _settable_at_creation = frozenset({"row"})
    _typed = ("name", "above", "code", "email")

    above = fields.Char("Agency above")
    code = fields.Char("Identification code")
    email = fields.Char("E-mail")

    @api.model
    def _filled(self, vals):
        last = self.search([("wizard_id", "=", vals.get("wizard_id"))], order="row desc", limit=1).row
        return vals | {"row": vals.get("row") or last + 1}

    def _known(self):
        """{line: the agency of its name}."""
        partners = self.env["res.partner"].sudo()
        return {line: partners._find_issuer(line.name) for line in self}

    def _rows(self):
        """The rows of issuers.csv."""
        known, ids = self._known(), {}
        for line in self:
            ids[line] = self.wizard_id._office_id(known[line], "issuer", f"{id_of(line.name)[:50]}")
        named = {same(line.name): ids[line] for line in self}
        rows = []
        for line, agency in known.items():
            above = line.above and self.env["res.partner"]._find_issuer(line.above)
            parent = named.get(same(line.above)) or (above and self.wizard_id._office_id(above, "issuer", ""))
            if not line.above and agency.parent_id:
                parent = self.wizard_id._office_id(agency.parent_id, "issuer", "")
            rows.append(
                {
                    "id": ids[line],
                    "name": agency.name or line.name,
                    "parent_id/id": parent or "",
                    "eoffice_code": line.code or agency.eoffice_code,
                    "email": line.email or agency.email,
                }
            )
        return rows

    def _findings(self):
        known, first = self._known(), {}
        for line in self:
            faults = []
            if not same(line.name):
                faults.append(self.env._("The name is empty. Write the name of the agency."))
            elif first.setdefault(same(line.name), line) != line:
                faults.append(self.env._("This agency is in line %s already. Delete one.", first[same(line.name)].row))
            if line.email and not email_normalize(line.email, strict=True):
                faults.append(self.env._("«%s» is no e-mail address. Correct it or leave it empty.", line.email))
            others = {same(other.name) for other in self - line}
            if line.above and same(line.above) not in others and not self.env["res.partner"]._find_issuer(line.above):
                faults.append(self.env._("There is no agency «%s». Add a line for it above.", line.above))
            agency = known[line]
            pairs = [("code", agency.eoffice_code, line.code or agency.eoffice_code)]
            pairs += [("email", agency.email, line.email or agency.email)]
            yield line, faults, self._changed(pairs) if agency else [], not agency
