import base64

from odoo import api, fields, models

STAMP = (50, 35)  # mm
EDGE = 8


class Stamp(models.TransientModel):
    """Choose where the ĐẾN stamp stands on page 1, and see it there."""

    _name = "eoffice.stamp.placement"
    _description = "Place the ĐẾN stamp"

    document_id = fields.Many2one("eoffice.document", required=True, readonly=True)
    place = fields.Selection(
        [
            ("room", "Where there is room"),
            ("left", "On the left, below the number"),
            ("right", "On the right, below the date"),
            ("bottom_left", "Bottom left"),
            ("bottom_right", "Bottom right"),
            ("own", "Elsewhere"),
        ],
        "Where on page 1",
        required=True,
        default="room",
    )
    x = fields.Integer("From the left (mm)", compute="_compute_spot", store=True, readonly=False)
    y = fields.Integer("From the top (mm)", compute="_compute_spot", store=True, readonly=False)
    preview = fields.Binary(compute="_compute_preview")

    @api.depends("place")
    def _compute_spot(self):
        for stamp in self.filtered(lambda stamp: stamp.place != "own" or not stamp.x):
            width, height = stamp.document_id._on_file("page_size")
            right, bottom = width - STAMP[0] - EDGE, height - STAMP[1] - EDGE
            spots = {
                "left": (20, 52),
                "right": (right, 52),
                "bottom_left": (20, bottom),
                "bottom_right": (right, bottom),
            }
            stamp.x, stamp.y = spots.get(stamp.place) or stamp.document_id._on_file("stamp_place")

    @api.depends("x", "y")
    def _compute_preview(self):
        for stamp in self:
            document = stamp.document_id
            picture = document._on_file("preview_stamped", document._stamp(), (stamp.x, stamp.y))
            stamp.preview = base64.b64encode(picture)

    def action_place(self):
        """Keep the place and give the file."""
        self.ensure_one()
        self.document_id._place_stamp(None if self.place == "room" else (self.x, self.y))
        return self.document_id.action_download_stamped()
