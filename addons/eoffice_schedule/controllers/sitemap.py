from odoo.addons.website.controllers.main import Website
from odoo.http import request, route


class Sitemap(Website):
    """The list of pages for search engines stands at the office's own address: Odoo keeps one more for each Host."""

    @route()
    def sitemap_xml_index(self, **kwargs):
        office = request.website._office_address()
        if request.httprequest.url_root.rstrip("/") != office:
            return request.redirect(f"{office}/sitemap.xml", local=False)
        return super().sitemap_xml_index(**kwargs)

    @route()
    def robots(self, **kwargs):
        office = request.website._office_address()
        if request.httprequest.url_root.rstrip("/") != office:
            return request.redirect(f"{office}/robots.txt", local=False)
        return super().robots(**kwargs)
