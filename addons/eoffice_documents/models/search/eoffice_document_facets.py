from collections import Counter

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from .eoffice_document_search import _split

MAX_COUNTED = 10_000  # documents that are counted; what is more is "at least so many"
SHOWN = 20  # values a facet offers, the most frequent
YEARS = {"arrival_year": ("received_on", "incoming"), "issue_year": ("issued_on", "outgoing")}
FACETS = {"document_type_id", "issuer_id", "unit_id", "drafting_unit_id", "signer_id", "state", *YEARS}


class DocumentFacets(models.Model):
    """What a list can be narrowed to, each value with the number of documents it leaves (decision 0018)."""

    _inherit = "eoffice.document"

    @api.readonly
    @api.model
    def search_panel_facets(self, domain, chosen):
        """The values that documents of ``domain`` have in some fields, and how many documents each would leave.

        ``chosen``: {name of a facet: values ticked in it, maybe none}; the facets are counted together, each under
        what is ticked in the others. Returns {facet: {"values": [{"id", "display_name", "__count"}, …], "cut"}}, most
        frequent first, with what is ticked in any case. ``cut``: only the newest ``MAX_COUNTED`` were counted.
        """
        names = [name for name in chosen if name in FACETS]
        ticked = {name: set(chosen[name]) for name in names if chosen[name]}
        passes = {(): self._facet_rows(domain, names)}
        whole = len(passes[()]) <= MAX_COUNTED
        result = {}
        for place, name in enumerate(names):
            others = tuple(other for other in ticked if other != name)
            if others not in passes:
                passes[others] = (
                    [row for row in passes[()] if all(row[names.index(other)] in ticked[other] for other in others)]
                    if whole
                    else self._facet_rows(
                        Domain.AND([domain, *([(other, "in", list(ticked[other]))] for other in others)]), names
                    )
                )
            rows = passes[others]
            cut = len(rows) > MAX_COUNTED
            counts = Counter(row[place] for row in rows[:MAX_COUNTED] if row[place])
            result[name] = {"values": self._facet_values(name, counts, ticked.get(name, set()), cut), "cut": cut}
        return result

    @api.model
    def _facet_rows(self, domain, names):
        """The fields ``names`` of the newest documents of ``domain``, one more than are counted, in one query."""
        worded = _split(Domain(domain))[0]  # these come newest first by themselves
        query = self._search(domain, limit=MAX_COUNTED + 1, order=None if worded else self._order)
        if query.is_empty() or not names:
            return []
        # who reads all is asked document by document, who reads little starts from their own: never a big table hashed
        self.env.cr.execute("SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off")
        rows = self.env.execute_query(self._facet_select(query, names))
        self.env.cr.execute("SET LOCAL enable_hashjoin = on; SET LOCAL enable_mergejoin = on")
        return rows

    @api.model
    def _facet_select(self, query, names):
        columns = (
            SQL("EXTRACT(YEAR FROM %s)::int", self._field_to_sql(query.table, YEARS[name][0], query))
            if name in YEARS
            else self._field_to_sql(query.table, name, query)
            for name in names
        )
        return query.select(*columns)

    @api.model
    def _facet_values(self, name, counts, ticked, cut):
        found = [value for value, _count in counts.most_common(SHOWN)]
        found += [value for value in ticked if value not in found]
        if name in YEARS:
            found = sorted({*found, *(self._kept_years(YEARS[name][1]) if cut else ())}, reverse=True)
            names = {year: str(year) for year in found}
        elif name == "state":
            names = dict(self._fields[name]._description_selection(self.env))
            found = [state for state in names if state in found]
        else:
            comodel = self.env[self._fields[name].comodel_name].with_context(hierarchical_naming=False)
            names = {record.id: record.display_name for record in comodel.browse(found)}
        return [{"id": value, "display_name": names.get(value), "__count": counts[value]} for value in found]

    @api.model
    def _kept_years(self, direction):
        """Years of the registers: where not all documents are counted, older years would be missing."""
        years = self.env["eoffice.register"].sudo()._read_group([("direction", "=", direction)], ["year"])
        return [year for (year,) in years if year]
