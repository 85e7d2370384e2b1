from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Agencies that a registration has made known say which document it was, so that they go when it turns secret."""
    api.Environment(cr, SUPERUSER_ID, {})["res.partner"]._eoffice_find_origins()
