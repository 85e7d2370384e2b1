from odoo import fields, models


class ExportProfile(models.Model):
    """What an export of a dossier holds and what its files are held against: data, so that an archive's rules can be
    entered as they are issued. No profile claims that a package complies with them.
    """

    _name = "eoffice.export.profile"
    _description = "Export profile"
    _order = "sequence, id"

    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    joined = fields.Boolean("One PDF of all documents", default=True)
    originals = fields.Boolean("Each file as it is")
    content_folder = fields.Char("Folder of the files", default="kem-theo", required=True)
    metadata_name = fields.Char("Name of the XML file", default="ho-so.xml", required=True)
    least_dpi = fields.Integer("Scans of at least (dpi)", help="0: not looked at.")
    needs_text = fields.Boolean("Words can be searched", help="Each page has a layer of text.")
    basis = fields.Char(help="The rule the profile follows, and whether it was held against its text.")
