import hashlib
import re

from odoo import models, tools
from odoo.http import request

TOKEN_PLACES = re.compile(r'(csrf_token: "|name="csrf_token" value=")[^"]*')


class Website(models.Model):
    """Pages for readers without an account are rendered once for each state of what they show."""

    _inherit = "website"

    def _office_address(self):
        """Where readers find the office: https://…, without a slash at the end. What a request calls it is no answer:
        any Host header would stand in the pages that are kept for everybody."""
        return self.get_base_url().rstrip("/")

    @tools.ormcache("self.id", "template", "key", "version", "lang", "self._page_kind()", cache="templates")
    def _rendered_page(self, template, key, version, lang, build):
        """(html as bytes, etag) of a page for every visitor; it has no token, for it sends nothing.

        :param key: what of the address makes it another page: plain values
        :param version: changes whenever what the page shows changes
        :param build: a function that gives the values of ``template``; called only when the page is not there yet
        """
        html = str(self.env["ir.ui.view"]._render_template(template, build()))
        html = TOKEN_PLACES.sub(r"\g<1>", html).encode()
        return html, hashlib.sha256(html).hexdigest()[:32]

    def _page_kind(self):
        """What of a request makes the same page another one: links and scripts in it."""
        return request.httprequest.url_root, request.session.debug, self._office_address()

    @tools.ormcache("self.id", "kind", "key", "version", "self.env.lang", cache="templates")
    def _kept(self, kind, key, version, build):
        """What ``build`` gives (bytes), made once for each ``version``: feeds, which cost more than a page."""
        return build()


class SeoMetadata(models.AbstractModel):
    """What a page says of itself to search engines and to who shares it."""

    _inherit = "website.seo.metadata"

    def get_website_meta(self):
        """Absolute addresses begin with the office's, whatever Host the request named."""
        meta = super().get_website_meta()
        named, office = request.httprequest.url_root.rstrip("/"), request.website._office_address()
        for tags in (meta["opengraph_meta"], meta["twitter_meta"]):
            for name, value in tags.items():
                if isinstance(value, str) and value.startswith(named):
                    tags[name] = office + value.removeprefix(named)
        return meta
