from odoo import api, fields, models
from odoo.exceptions import UserError

from ..drafting.eoffice_document_outgoing import AUTHORITIES

KINDS = [("content", "Check of content"), ("form", "Check of form"), ("review", "Approval"), ("sign", "Signature")]


class ApprovalRoute(models.Model):
    """The approval workflow of some types and units: who signs, and who approves before (N30 Đ10–13)."""

    _name = "eoffice.approval.route"
    _description = "Approval route"
    _order = "sequence, id"

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10, help="The first route that fits is taken.")
    active = fields.Boolean(default=True)
    unit_id = fields.Many2one("hr.department", "Issuing unit", index=True, ondelete="cascade", help="Empty: any unit.")
    drafting_unit_ids = fields.Many2many(
        "hr.department", "eoffice_approval_route_drafting_unit_rel", string="Drafting units", help="Empty: any unit."
    )
    type_ids = fields.Many2many("eoffice.document.type", string="Types", help="Empty: all types.")
    signer_id = fields.Many2one("res.users", help="Empty: the head of the issuing unit.", ondelete="restrict")
    signer_authority = fields.Selection(AUTHORITIES, required=True, default="direct")
    signer_title = fields.Char(size=100, help="As it stands above the name. Empty: the post of the signer.")
    step_ids = fields.One2many("eoffice.approval.step", "route_id", "Steps")

    @api.model
    def _first_match(self, unit, drafting_unit, document_type):
        """The first route that fits; empty when none does."""
        return (
            self.sudo()
            .search([("unit_id", "in", (False, unit.id))])
            .filtered(lambda route: route._fits(drafting_unit, document_type))[:1]
        )

    def _fits(self, drafting_unit, document_type):
        return (not self.drafting_unit_ids or drafting_unit in self.drafting_unit_ids) and (
            not self.type_ids or document_type in self.type_ids
        )

    def _signer(self, unit):
        return self.sudo().signer_id or unit.sudo().head_id

    def _check_steps(self):
        """A workflow has both checks (N30 Đ12) and ends with the one who signs."""
        steps = self.step_ids
        if not {"content", "form", "sign"} <= set(steps.mapped("type")) or len(steps.filtered(_signs)) != 1:
            raise UserError(
                self.env._(
                    "The route «%s» must have a check of content, a check of form and one signature. "
                    "Tell the administrator.",
                    self.name or "–",
                )
            )
        last = steps.filtered(_signs).sequence
        if any(step.sequence >= last for step in steps - steps.filtered(_signs)):
            raise UserError(
                self.env._("In the route «%s» the signature must come last. Tell the administrator.", self.name)
            )


def _signs(step):
    return step.type == "sign"


class ApprovalStep(models.Model):
    """One step of a route; steps of one number are asked at the same time."""

    _name = "eoffice.approval.step"
    _description = "Step of an approval route"
    _order = "route_id, sequence, id"

    route_id = fields.Many2one(
        "eoffice.approval.route", "Approval route", required=True, index=True, ondelete="cascade"
    )
    sequence = fields.Integer("Order", default=10, help="Steps of one number are asked at the same time.")
    type = fields.Selection(KINDS, required=True)
    holder = fields.Selection(
        [
            ("drafting_head", "Head of the drafting unit"),
            ("office", "Office chief of the issuing unit"),
            ("clerk", "Clerks of the issuing unit"),
            ("signer", "Signer"),
            ("named", "A certain unit or person"),
        ],
        "Approver",
        required=True,
    )
    principal_id = fields.Many2one(
        "eoffice.principal", "Unit or person", domain=[("type", "in", ("unit", "user"))], ondelete="cascade"
    )

    _named = models.Constraint(
        "CHECK((holder = 'named') = (principal_id IS NOT NULL))", "Say which unit or person is asked."
    )

    def _principal(self, document):
        """Who is asked for ``document``; UserError when nobody with an account is there."""
        post = self.env["eoffice.principal"]
        if self.holder == "named":
            found = self.sudo().principal_id
        elif self.holder == "signer":
            found = post._of_user(document.signer_id)
        elif self.holder == "drafting_head":
            found = post._of_unit(document.drafting_unit_id)
        else:
            found = post._of_unit(document.unit_id, self.holder)
            if not found.member_ids:
                found = post._of_unit(document.unit_id)
        if not found.member_ids:
            raise UserError(
                self.env._(
                    "Nobody with an account stands at the step «%(step)s» of «%(route)s». Tell the administrator.",
                    step=dict(self._fields["holder"]._description_selection(self.env))[self.holder],
                    route=self.route_id.name,
                )
            )
        return found
