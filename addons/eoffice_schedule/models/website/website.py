import hashlib
import re

from odoo import models, tools

TOKEN_PLACES = re.compile(r'(csrf_token: "|name="csrf_token" value=")[^"]*')


class Website(models.Model):
    """Pages for readers without an account are rendered once for each state of what they show."""

    _inherit = "website"

    @tools.ormcache("self.id", "template", "key", "version", "lang", cache="templates")
    def _rendered_page(self, template, key, version, lang, build):
        """(html as bytes, etag) of a page for every visitor; it has no token, for it sends nothing.

        :param key: what of the address makes it another page: plain values
        :param version: changes whenever what the page shows changes
        :param build: a function that gives the values of ``template``; called only when the page is not there yet
        """
        html = str(self.env["ir.ui.view"]._render_template(template, build()))
        html = TOKEN_PLACES.sub(r"\g<1>", html).encode()
        return html, hashlib.sha256(html).hexdigest()[:32]

    @tools.ormcache("self.id", "type", "key", "version", "self.env.lang", cache="templates")
    def _kept(self, kind, key, version, build):
        """What ``build`` gives (bytes), made once for each ``version``: feeds, which cost more than a page."""
        return build()
