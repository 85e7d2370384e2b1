from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from .eoffice_trust_certificate import _read


class RevocationList(models.Model):
    """What an authority has revoked. The administrator loads it: no address that a file names is ever asked."""

    _name = "eoffice.revocation.list"
    _description = "Revocation list"
    _order = "made_on desc"

    file = fields.Binary("Revocation list", required=True, attachment=True, help="The authority's .crl file.")
    file_name = fields.Char()
    name = fields.Char("Authority", compute="_compute_from_file", store=True)
    number = fields.Integer("Revoked certificates", compute="_compute_from_file", store=True, aggregator=False)
    made_on = fields.Datetime(compute="_compute_from_file", store=True)
    next_on = fields.Datetime("Next list on", compute="_compute_from_file", store=True)
    problem = fields.Char(compute="_compute_from_file", store=True)
    outdated = fields.Boolean(compute="_compute_outdated")
    active = fields.Boolean("Used", default=True)

    @api.depends("file")
    def _compute_from_file(self):
        roots, intermediates, _lists = self.env["eoffice.trust.certificate"]._trust()
        authorities = roots + intermediates
        for revoked in self:
            found = _read("read_revocation_list", revoked.file, authorities)
            revoked.name = found.get("issuer")
            for name in ("problem", "number", "made_on", "next_on"):
                revoked[name] = found.get(name)

    @api.depends("next_on")
    def _compute_outdated(self):
        now = fields.Datetime.now()
        for revoked in self:
            revoked.outdated = bool(revoked.next_on) and revoked.next_on < now

    @api.constrains("problem")
    def _check_problem(self):
        sentences = {
            "no_list": self.env._("This file is no revocation list. Choose the authority's .crl file."),
            "stranger": self.env._(
                "No authority in the list has signed this file. Load the authority's certificate first."
            ),
        }
        for revoked in self:
            if revoked.problem:
                raise ValidationError(sentences.get(revoked.problem, sentences["no_list"]))

    @api.model_create_multi
    def create(self, vals_list):
        """A newer list of the same authority takes the place of the older ones."""
        made = super().create(vals_list)
        made._check_problem()
        for revoked in made.filtered("name"):
            older = self.search([("name", "=", revoked.name), ("made_on", "<", revoked.made_on)])
            older.active = False
        return made

    def write(self, vals):
        if "file" in vals:
            raise UserError(self.env._("A revocation list is not exchanged for another one. Load that one as well."))
        return super().write(vals)
