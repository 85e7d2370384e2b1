"""Run once by `odoo shell` in a new database: Vietnamese and Vietnam's time for everybody who is there or will come."""

env["ir.default"].set("res.partner", "lang", "vi_VN")  # noqa: F821 -- the shell gives env
env["ir.default"].set("res.partner", "tz", "Asia/Ho_Chi_Minh")  # noqa: F821
env["res.users"].with_context(active_test=False).search([]).partner_id.write(  # noqa: F821
    {"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"}
)
env.cr.commit()  # noqa: F821
