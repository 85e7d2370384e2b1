from odoo import api, fields, models


class SetupWizardLine(models.AbstractModel):
    """A row typed or pasted on a page: what is wrong with it, what will be done, before anything is written."""

    _name = "eoffice.setup.wizard.line"
    _description = "Row of the first day"
    _eoffice_logged = False  # a page of the wizard
    _inherit = ["eoffice.protected.fields.mixin"]
    _order = "wizard_id, row, id"
    _settable_at_creation = frozenset({"row"})
    _typed = ()

    wizard_id = fields.Many2one("eoffice.setup.wizard", required=True, index=True, ondelete="cascade")
    row = fields.Integer("Line", readonly=True, aggregator=False)
    name = fields.Char()
    act = fields.Selection(
        [("new", "New"), ("change", "Will change"), ("same", "Left alone"), ("fault", "To correct")],
        "What will be done",
        readonly=True,
    )
    fault = fields.Text("To correct", readonly=True)
    changes = fields.Text("In detail", readonly=True)

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create([self._filled(vals) for vals in vals_list])
        lines._check()
        return lines

    def write(self, vals):
        result = super().write(vals)
        if set(vals) & set(self._typed):
            self._check()
        return result

    def unlink(self):
        others = self.search([("wizard_id", "in", self.wizard_id.ids), ("id", "not in", self.ids)])
        result = super().unlink()
        others._check()
        return result

    @api.model
    def _filled(self, vals):
        """``vals`` of a new row with what its name lets guess."""
        return vals

    def _check(self):
        """Check the rows of the pages of ``self`` against each other and the office; keep what is found."""
        lines = self.search([("wizard_id", "in", self.wizard_id.ids)])
        for line, faults, changes, is_new in lines._findings():
            act = "fault" if faults else "new" if is_new else "change" if changes else "same"
            line.sudo().write({"act": act, "fault": "\n".join(faults), "changes": "\n".join(changes)})

    def _changed(self, pairs):
        """Sentences of what will change, of (field, old text, new text)."""
        return [
            f"{self._fields[name]._description_string(self.env)}: {old or '–'} → {new or '–'}"
            for name, old, new in pairs
            if (old or "").strip() != (new or "").strip()
        ]
