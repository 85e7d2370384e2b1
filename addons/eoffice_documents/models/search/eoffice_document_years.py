from datetime import date

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.orm.domains import DomainAnd, DomainCondition


class DocumentYears(models.Model):
    """The years by which lists are narrowed; searched as ranges of the days, which have an index."""

    _inherit = "eoffice.document"

    arrival_year = fields.Integer("Year of arrival", compute="_compute_years", search="_search_arrival_year")
    issue_year = fields.Integer("Year of issue", compute="_compute_years", search="_search_issue_year")

    _issued_idx = models.Index("(issued_on DESC, id DESC) WHERE direction = 'outgoing'")

    @api.depends("received_on", "issued_on")
    def _compute_years(self):
        for document in self:
            document.arrival_year = document.received_on.year if document.received_on else 0
            document.issue_year = document.issued_on.year if document.issued_on else 0

    @api.model
    def _search_arrival_year(self, operator, value):
        return _in_years("received_on", operator, value)

    @api.model
    def _search_issue_year(self, operator, value):
        return _in_years("issued_on", operator, value)


def _in_years(field, operator, value):
    if operator != "in":
        return NotImplemented
    return Domain.OR(
        Domain(field, ">=", date(year, 1, 1)) & Domain(field, "<=", date(year, 12, 31))
        if year
        else Domain(field, "=", False)
        for year in value
    )


def latest(domain):
    """The last day of arrival that ``domain`` lets through, as far as it says one plainly; else None."""
    days = [
        day
        for part in (domain.children if isinstance(domain, DomainAnd) else (domain,))
        if isinstance(part, DomainCondition) and (day := _last_day(part))
    ]
    return min(days, default=None)


def _last_day(part):
    if part.field_expr == "received_on" and part.operator in ("<", "<="):
        return fields.Date.to_date(part.value) if isinstance(part.value, (str, date)) else None
    if part.field_expr == "arrival_year" and part.operator in ("=", "in"):
        years = part.value if part.operator == "in" else [part.value]
        return date(max(years), 12, 31) if years and all(years) else None
    return None
