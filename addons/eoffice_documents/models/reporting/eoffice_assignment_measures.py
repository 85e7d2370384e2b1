from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ..routing.eoffice_assignment import OPEN_STATES


class AssignmentFigures(models.Model):
    """The figures of the office: one domain each, which the desk, the lists and the reports all count."""

    _inherit = "eoffice.assignment"

    @api.model
    def _count_each(self, domain, domains):
        """{name: how many lines of ``domain`` that this person reads lie in each of ``domains``}."""
        query = self._search(domain)
        counts = (
            SQL("count(*) FILTER (WHERE %s)", each.optimize_full(self)._to_sql(self, query.table, query))
            for each in domains.values()
        )
        [found] = self.env.execute_query(query.select(*counts))
        return dict(zip(domains, found, strict=True))

    @api.model
    def _held_domain(self):
        """Work in somebody's hands: every piece stands there once, whoever it came through."""
        return Domain("state", "in", OPEN_STATES) & Domain("role", "!=", "information")

    @api.model
    def _figure_domains(self):
        """{figure: domain} of what is held now; ``new`` and ``in_hand`` make up all of it."""
        held = self._held_domain()
        return {
            "new": held & Domain("state", "=", "waiting"),
            "in_hand": held & Domain("state", "=", "open"),
            "due": held & self._due_domain(),
            "late": held & self._overdue_domain(),
        }

    @api.model
    def _done_domain(self, start, stop=None):
        """Work finished from ``start`` on (UTC), before ``stop``; ``outcome`` says whether in time."""
        done = Domain("state", "=", "done") & Domain("outcome", "!=", False) & Domain("finished_on", ">=", start)
        return done & Domain("finished_on", "<", stop) if stop else done
