"""Run once by `odoo shell` in the test database: everything it needs is in it, so that a copy of it is whole."""

env["ir.config_parameter"].set_param("ir_attachment.location", "db")
env["ir.attachment"].force_storage()
env.cr.commit()
