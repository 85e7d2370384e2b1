import hashlib
import re

from odoo import models, tools
from odoo.http import request

TOKEN = "@@csrf_token@@"
TOKEN_PLACES = re.compile(r'(csrf_token: "|name="csrf_token" value=")[^"]*')


class Website(models.Model):
    """Pages for readers without an account are rendered once for each state of what they show."""

    _inherit = "website"

    def _public_page(self, template, key, version, build):
        """(html, etag) of a page for a visitor.

        :param key: what of the address makes it another page: plain values
        :param version: changes whenever what the page shows changes
        :param build: a function that gives the values of ``template``; called only when the page is not there yet
        """
        html, etag = self._rendered_page(template, key, version, self.env.lang, build)
        return html.replace(TOKEN, request.csrf_token(None)), etag

    @tools.ormcache("self.id", "template", "key", "version", "lang", cache="templates")
    def _rendered_page(self, template, key, version, lang, build):
        html = str(self.env["ir.ui.view"]._render_template(template, build()))
        html = TOKEN_PLACES.sub(rf"\g<1>{TOKEN}", html)
        return html, hashlib.sha256(html.encode()).hexdigest()[:32]

    @tools.ormcache("self.id", "kind", "key", "version", "self.env.lang", cache="templates")
    def _kept(self, kind, key, version, build):
        """What ``build`` gives (bytes), made once for each ``version``: feeds, which cost more than a page."""
        return build()
