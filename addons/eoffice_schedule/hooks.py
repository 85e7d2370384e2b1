def _post_init(env):
    """The website speaks the office's language and bears its name; its menu leads to what an office publishes."""
    vietnamese = env["res.lang"].search([("code", "=", "vi_VN")])
    for website in env["website"].search([]):
        if vietnamese:
            website.write({"language_ids": [(6, 0, vietnamese.ids)], "default_lang_id": vietnamese.id})
        website.write({"name": website.company_id.name, "homepage_url": "/lich-cong-tac"})
        website.menu_id.child_id.filtered(lambda menu: menu.url == "/contactus").unlink()
