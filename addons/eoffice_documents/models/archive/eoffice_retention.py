from odoo import api, fields, models


class Retention(models.Model):
    """How long a dossier is kept, and on what basis: the office's list of retention periods (N30 Đ29.4)."""

    _name = "eoffice.retention"
    _description = "Retention period"
    _order = "sequence, id"

    name = fields.Char(required=True, size=30, help="As it stands on lists, e.g. 10 năm (N30 PL VI, Maintenance).")
    permanent = fields.Boolean()
    years = fields.Integer(help="0 for a permanent period.", aggregator=False)
    basis = fields.Char(help="The list of retention periods this one follows, with number and date.")
    sequence = fields.Integer(default=100)
    active = fields.Boolean(default=True)
    for_archive = fields.Boolean(
        compute="_compute_for_archive", help="Dossiers kept that long go to the archive (N30 Đ30.2)."
    )

    _years_positive = models.Constraint(
        "CHECK(permanent OR years > 0)", "Give the number of years, or tick «Permanent»."
    )

    @api.depends("permanent", "years")
    def _compute_for_archive(self):
        least = int(self.env["ir.config_parameter"].sudo().get_param("eoffice.archive_least_years", 5))
        for retention in self:
            retention.for_archive = retention.permanent or retention.years >= least
