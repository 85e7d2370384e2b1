"""Run once by `odoo shell` in the test database: everything it needs is in it, so that a copy of it is whole."""

env["ir.config_parameter"].set_param("ir_attachment.location", "db")  # noqa: F821 -- the shell gives env
env["ir.attachment"].force_storage()  # noqa: F821
env.cr.commit()  # noqa: F821
