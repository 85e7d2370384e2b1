import ast

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Domain

MAX_SEARCH_LENGTH = 10_000  # letters of a saved search


class SearchAlert(models.Model):
    """A saved search (a favourite of Odoo's) whose owner is told when a document comes that it finds."""

    _name = "eoffice.search.alert"
    _inherit = "eoffice.protected.fields.mixin"
    _description = "Saved search with an alert"
    _eoffice_logged = False  # one's own alerts
    _order = "id desc"

    filter_id = fields.Many2one("ir.filters", "Saved search", required=True, index=True, ondelete="cascade")
    user_id = fields.Many2one(
        "res.users", required=True, readonly=True, index=True, ondelete="cascade", default=lambda self: self.env.user
    )
    how = fields.Selection(
        [("at_once", "Within minutes"), ("daily", "Once a day")], "Tell me", required=True, default="at_once"
    )
    hour = fields.Float("At", default=7.0, help="Hour of the day, for once a day.")
    paused = fields.Boolean()
    checked_on = fields.Datetime("Last look", readonly=True, default=fields.Datetime.now)
    seen = fields.Json(readonly=True, help="Where the last look ended: newest reader row, newest trace row, moment.")
    seen_before = fields.Json(
        readonly=True, help="Where the look before ended; the next starts there, to find what was being written."
    )
    failure = fields.Char("Could not be run", readonly=True)
    notification_ids = fields.One2many("eoffice.search.match", "alert_id", readonly=True)

    _once = models.Constraint("UNIQUE(filter_id, user_id)", "You are told of this search already.")
    _hour = models.Constraint("CHECK(hour >= 0 AND hour < 24)", "An hour is between 0:00 and 23:59.")

    @api.depends("filter_id")
    def _compute_display_name(self):
        for alert in self:
            alert.display_name = alert.filter_id.name

    @api.model_create_multi
    def create(self, vals_list):
        alerts = super().create(vals_list)
        alerts._start_now()
        return alerts

    def write(self, vals):
        """Another search, or one taken up again, tells of what comes from now on."""
        result = super().write(vals)
        if {"filter_id", "paused"} & vals.keys():
            self._start_now()
        return result

    @api.constrains("filter_id", "user_id")
    def _check_search(self):
        """Only a search that its owner sees, on documents, which can be run without the screen."""
        for alert in self:
            alert.with_user(alert.user_id)._domain()

    @api.model
    def watch(self, search):
        """Tell the current user of new documents that their saved search ``search`` (id of ir.filters) finds.

        :return: id of the alert
        """
        mine = [("filter_id", "=", search), ("user_id", "=", self.env.uid)]
        return (self.search(mine, limit=1) or self.create({"filter_id": search})).id

    def _start_now(self):
        marks = self._marks()
        self.sudo().write({"seen": marks, "seen_before": marks, "checked_on": fields.Datetime.now(), "failure": False})

    def _domain(self):
        """What is asked for, as Domain, by its owner at work. UserError where it cannot be run."""
        self.ensure_one()
        search = self.filter_id
        try:
            search.check_access("read")
        except AccessError as error:
            raise UserError(self.env._("This saved search is not yours any more. Choose another one.")) from error
        if search.model_id != "eoffice.document":
            raise ValidationError(self.env._("Only searches of documents tell of new ones. Choose another one."))
        action = search.checked_sudo().action_id
        window = self.env["ir.actions.act_window"].sudo().browse(action.id).exists() if action else action
        return Domain.AND([self._parsed(search.domain), self._parsed(window.domain if window else "[]")])

    def _parsed(self, text):
        """A domain written down as text: plain values only, and ``uid`` for its owner; nothing is evaluated."""
        try:
            if len(text or "") > MAX_SEARCH_LENGTH:
                raise ValueError(text[:20])
            tree = _Plain(self.env.uid).visit(ast.parse((text or "[]").strip(), mode="eval"))
            return Domain(ast.literal_eval(tree))
        except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError) as error:
            raise UserError(
                self.env._(
                    "This search asks for something that changes by itself, such as «today», or cannot be read. "
                    "Choose fixed values, save it again, then ask to be told."
                )
            ) from error

    @api.model
    def _words(self, domain):
        """The words that ``domain`` asks for, as the passage of a list takes them."""
        conditions = [part for part in domain.iter_conditions() if part.field_expr == "fulltext"]
        return [part.value for part in conditions if isinstance(part.value, str)]


class _Plain(ast.NodeTransformer):
    """``uid`` becomes the number it stands for; every other name stays one, which ``literal_eval`` refuses."""

    def __init__(self, uid):
        self.uid = uid

    def visit_Name(self, node):
        return ast.copy_location(ast.Constant(self.uid), node) if node.id == "uid" else node
