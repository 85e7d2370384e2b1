from odoo import api, fields, models
from odoo.exceptions import UserError


class AssignmentWizardMixin(models.AbstractModel):
    """An act on lines chosen in a list: the lines themselves, or the person's own lines of the documents chosen."""

    _name = "eoffice.assignment.wizard.mixin"
    _description = "Act on assignments"

    assignment_ids = fields.Many2many("eoffice.assignment", required=True, readonly=True)

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        if "assignment_ids" in fields_list:
            values["assignment_ids"] = self._chosen_lines().ids
        return values

    @api.model
    def _chosen_lines(self):
        ids = self.env.context.get("active_ids") or []
        if self.env.context.get("active_model") == "eoffice.assignment":
            return self.env["eoffice.assignment"].browse(ids)
        lines = self.env["eoffice.document"].browse(ids).my_line_ids.filtered(lambda line: line.role != "information")
        if not lines:
            raise UserError(self.env._("None of the selected documents is assigned to you."))
        return lines
