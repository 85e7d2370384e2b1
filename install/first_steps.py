"""Run once by `odoo shell` in a new database, before an office is loaded.

Vietnamese for everybody who is there or comes later; and the scripts and styles of the log-in page and of the web
client are bundled, or the first person to open the browser would wait for that.
"""

env["ir.default"].set("res.partner", "lang", "vi_VN")
env["res.users"].with_context(active_test=False).search([]).partner_id.lang = "vi_VN"
for bundle in ("web.assets_frontend_minimal", "web.assets_frontend_lazy", "web.assets_web"):
    env["ir.qweb"]._get_asset_bundle(bundle, css=False, js=True).js()
for bundle in ("web.assets_frontend", "web.assets_web", "web.assets_web_print"):
    env["ir.qweb"]._get_asset_bundle(bundle, css=True, js=False).css()
env.cr.commit()
