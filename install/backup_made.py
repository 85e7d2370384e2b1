# Run by odoo shell after a backup was verified: the office's readiness page and its health know the day.
from odoo.addons.eoffice_documents.models.common import office_clock

env["ir.config_parameter"].set_param("eoffice.backup_on", office_clock.today(env).isoformat())  # noqa: F821
env.cr.commit()  # noqa: F821
