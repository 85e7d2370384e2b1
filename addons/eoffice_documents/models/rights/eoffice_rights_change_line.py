from odoo import api, fields, models


class RightsChangeLine(models.Model):
    """One person's right that changed: for whom, of what kind, from what to what."""

    _name = "eoffice.rights.change.line"
    _description = "Changed right"
    _inherit = ["eoffice.immutable.mixin", "eoffice.evidence.mixin", "eoffice.led.mixin"]
    _order = "id"
    _rec_name = "subject"
    _evidence_parent = "change_id"

    change_id = fields.Many2one(
        "eoffice.rights.change", "Change of rights", required=True, readonly=True, index=True, ondelete="restrict"
    )
    kind = fields.Selection(
        [
            ("role", "Roles of an account"),
            ("group", "Contents of a role"),
            ("post", "Post in a unit"),
            ("signing", "Right to sign"),
            ("stand_in", "Standing in for somebody"),
            ("assistant", "Assisting a leader"),
            ("reader", "Reading a document"),
        ],
        "Kind of right",
        required=True,
        readonly=True,
    )
    user_id = fields.Many2one(
        "res.users", "Holder of the right", readonly=True, index="btree_not_null", ondelete="restrict"
    )
    subject = fields.Char("Right about", readonly=True)
    unit_id = fields.Many2one(
        "hr.department",
        "Unit concerned",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="Empty: the whole office.",
    )
    old = fields.Text("Right before", readonly=True)
    new = fields.Text("Right after", readonly=True)
    model = fields.Char(required=True, readonly=True)
    row_id = fields.Integer(required=True, readonly=True, aggregator=False)
    given = fields.Text(readonly=True)
    taken = fields.Text(readonly=True)
    holder = fields.Char("For whom", compute="_compute_words")
    sentence = fields.Char("What changed", compute="_compute_words")

    @api.depends("user_id", "subject", "old", "new")
    def _compute_words(self):
        nothing = "–"
        for line in self.sudo():
            line.holder = line.user_id.name or line.subject or nothing
            about = f"{line.subject}: " if line.subject and line.user_id else ""
            line.sentence = f"{about}{line.old or nothing} → {line.new or nothing}"
