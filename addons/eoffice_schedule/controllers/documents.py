import hashlib
from urllib.parse import quote, urlencode

from lxml import etree
from lxml.builder import ElementMaker
from odoo import fields
from odoo.addons.eoffice_documents.controllers.numbers import a_number
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.http import Controller, request, route
from werkzeug.exceptions import NotFound

from ..feeds import plain_text
from .public import answer, page, today

PAGE = 20
MAX_QUERY_LENGTH = 200
FEED_ROWS = 50
ATOM = ElementMaker(namespace="http://www.w3.org/2005/Atom", nsmap={None: "http://www.w3.org/2005/Atom"})


class PublicDocuments(Controller):
    """/van-ban: published documents with search in their full text, each at an address that stays."""

    def _publications(self):
        return request.env["eoffice.publication"].sudo()

    @route("/van-ban", type="http", auth="public", website=True, sitemap=True, readonly=True, multilang=False)
    def documents(self, **params):
        query = (params.get("q") or "").strip()[:MAX_QUERY_LENGTH]
        type_id, year, topic_id = (a_number(params.get(name)) for name in ("loai", "nam", "linh-vuc"))
        if year and not 1945 <= year <= 2100:
            raise NotFound
        number = max(a_number(params.get("trang")) or 1, 1)
        key = (query, type_id, year, topic_id, number, today().year)
        return page(
            "eoffice_schedule.documents_page",
            key,
            self._publications()._public_version(),
            lambda: self._list_values(query, type_id, year, topic_id, number),
        )

    def _list_values(self, query, type_id, year, topic_id, number):
        found, more = self._publications()._public_search(
            query, type_id, year, topic_id, offset=(number - 1) * PAGE, limit=PAGE
        )

        def address(**changes):
            params = {"q": query, "loai": type_id, "nam": year, "linh-vuc": topic_id, **changes}
            return f"/van-ban?{urlencode({name: value for name, value in params.items() if value})}"

        return {
            "publications": found,
            "query": query,
            "type_id": type_id,
            "year": year,
            "topic_id": topic_id,
            "types": request.env["eoffice.document.type"].sudo().search([]),
            "topics": request.env["eoffice.publication.topic"].sudo().search([]),
            "years": range(today().year, today().year - 15, -1),
            "newer": address(trang=number - 1) if number > 1 else None,
            "older": address(trang=number + 1) if more else None,
            "additional_title": request.env._("Published documents"),
        }

    def _one(self, publication_id):
        """The publication at an address; one that is not public (any more) is no page at all."""
        publications = self._publications()
        found = publications.search(publications._public_domain() & fields.Domain("id", "=", publication_id))
        if not found:
            raise NotFound
        return found

    def _sitemap(env, rule, qs):
        if not qs or qs.lower() in "/van-ban":
            publications = env["eoffice.publication"].sudo()
            for publication in publications.search(publications._public_domain(), limit=10000):
                yield {"loc": f"/van-ban/{publication.id}", "lastmod": office_clock.day(env, publication.write_date)}

    @route(
        "/van-ban/<int:publication_id>",
        type="http",
        auth="public",
        website=True,
        sitemap=_sitemap,
        readonly=True,
        multilang=False,
    )
    def document(self, publication_id, **params):
        publication = self._one(publication_id)
        document = publication.document_id
        return page(
            "eoffice_schedule.document_page",
            (publication.id,),
            f"{publication.write_date}-{document.write_date}",
            lambda: {
                "publication": publication,
                "document": document,
                "published": office_clock.moment_text(request.env, publication.publish_from),
                "additional_title": document.display_name,
            },
        )

    @route(
        "/van-ban/<int:publication_id>/van-ban.pdf",
        type="http",
        auth="public",
        website=True,
        sitemap=False,
        readonly=True,
        multilang=False,
    )
    def file(self, publication_id, **params):
        document = self._one(publication_id).document_id
        name = "-".join(filter(None, (document.number, document.symbol))).replace("/", "-") or "van-ban"
        headers = [
            ("Content-Disposition", f"inline; filename=\"van-ban.pdf\"; filename*=UTF-8''{quote(name, safe='')}.pdf"),
        ]
        return answer(document.signed_file_id.raw, "application/pdf", document.signed_sha256[:32], headers)

    @route("/van-ban.atom", type="http", auth="public", website=True, sitemap=False, readonly=True, multilang=False)
    def feed(self, **params):
        publications = self._publications()
        etag = hashlib.sha256(publications._public_version().encode()).hexdigest()[:32]
        if etag in request.httprequest.if_none_match:
            return answer(b"", "application/atom+xml", etag)
        base = request.website._office_address()
        rows = publications.search(publications._public_domain(), limit=FEED_ROWS)
        changed = max(rows.mapped("publish_from"), default=fields.Datetime.now())
        entries = [
            ATOM.entry(
                ATOM.id(f"{base}/van-ban/{row.id}"),
                ATOM.title(plain_text(row.document_id.display_name)),
                ATOM.updated(_in_iso(row.publish_from)),
                ATOM.link(href=f"{base}/van-ban/{row.id}"),
                ATOM.summary(plain_text(row.document_id.subject or "")),
            )
            for row in rows
        ]
        document = ATOM.feed(
            ATOM.id(f"{base}/van-ban"),
            ATOM.title(plain_text(request.env._("Published documents – %s", request.website.company_id.sudo().name))),
            ATOM.updated(_in_iso(changed)),
            ATOM.author(ATOM.name(plain_text(request.website.company_id.sudo().name))),
            ATOM.link(href=f"{base}/van-ban.atom", rel="self"),
            *entries,
        )
        content = etree.tostring(document, xml_declaration=True, encoding="UTF-8")
        return answer(content, "application/atom+xml; charset=utf-8", etag)


def _in_iso(value):
    return value.replace(microsecond=0).isoformat() + "Z"
