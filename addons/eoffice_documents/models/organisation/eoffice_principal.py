from odoo import api, fields, models
from odoo.fields import Domain


class Principal(models.Model):
    """One reader of documents: a person, or a post of a unit whose holders may change.

    Documents and assignments name a principal, never a list of users: when a unit gets a new head or
    clerk only ``member_ids`` changes, and no row of a document is written again.
    """

    _name = "eoffice.principal"
    _description = "Reader: a person or a post of a unit"
    _order = "type desc, name, id"

    type = fields.Selection(
        [
            ("user", "Person"),
            ("unit", "Head of unit"),
            ("clerk", "Clerks of unit"),
            ("office", "Office chief of unit"),
            ("archive", "Archive of unit"),
        ],
        required=True,
        readonly=True,
    )
    user_id = fields.Many2one("res.users", readonly=True, ondelete="cascade", index="btree_not_null")
    unit_id = fields.Many2one("hr.department", readonly=True, ondelete="cascade", index="btree_not_null")
    name = fields.Char(compute="_compute_name", store=True)
    active = fields.Boolean(compute="_compute_active", store=True)
    member_ids = fields.Many2many("res.users", compute="_compute_member_ids", store=True)

    _one_of = models.Constraint(
        "CHECK((type = 'user') = (user_id IS NOT NULL) AND (type = 'user') = (unit_id IS NULL))",
        "A reader is either a person or a post of a unit.",
    )
    _user_uniq = models.UniqueIndex("(user_id) WHERE user_id IS NOT NULL")
    _post_uniq = models.UniqueIndex("(unit_id, type) WHERE unit_id IS NOT NULL")

    @api.depends("user_id.name", "unit_id.name")
    def _compute_name(self):
        for principal in self:
            principal.name = principal.user_id.name or principal.unit_id.name

    @api.depends("name", "type")
    def _compute_display_name(self):
        """A post of a unit is told apart from the unit itself."""
        for principal in self:
            if principal.type == "office":
                principal.display_name = self.env._("Office chief, %s", principal.name)
            elif principal.type == "clerk":
                principal.display_name = self.env._("Clerks, %s", principal.name)
            elif principal.type == "archive":
                principal.display_name = self.env._("Archive, %s", principal.name)
            else:
                principal.display_name = principal.name

    @api.depends("user_id.active", "unit_id.active")
    def _compute_active(self):
        for principal in self:
            principal.active = (principal.user_id or principal.unit_id).active

    @api.depends(
        "user_id",
        "unit_id.head_id",
        "unit_id.deputy_ids",
        "unit_id.clerk_ids",
        "unit_id.office_chief_ids",
        "unit_id.archivist_ids",
    )
    def _compute_member_ids(self):
        for principal in self:
            unit = principal.unit_id
            principal.member_ids = {
                "user": principal.user_id,
                "unit": unit.head_id | unit.deputy_ids,
                "clerk": unit.clerk_ids,
                "office": unit.office_chief_ids,
                "archive": unit.archivist_ids or unit.clerk_ids,  # in a small office the clerk keeps the archive
            }[principal.type]
        # record rules keep a user's principals in the cache of the registry
        self.env.registry.clear_cache()

    @api.model
    def _of_user(self, user):
        return self.sudo().search([("user_id", "=", user.id)])

    @api.model
    def _of_unit(self, unit, kind="unit"):
        return self.sudo().with_context(active_test=False).search([("unit_id", "=", unit.id), ("type", "=", kind)])

    def _first(self):
        """The account that answers for this reader: the person, the head, or the first holder of the post."""
        principal = self.sudo()
        return principal.user_id or (principal.type == "unit" and principal.unit_id.head_id) or principal.member_ids[:1]

    def _unit(self):
        """The unit this reader works in: the post's unit, or the person's."""
        return self.sudo().unit_id or self.sudo().user_id.employee_ids[:1].department_id

    @api.model
    def _choices(self, user):
        """Whom ``user`` may send documents to.

        Leaders and the office chief: every unit, and the leaders. Who leads a unit: the units, and their people.
        Everybody else: the colleagues of their unit.
        """
        units = self.env["hr.department"].sudo()
        led = units.search(["|", ("head_id", "=", user.id), ("deputy_ids", "in", user.id)])
        people = (led.member_ids | user.sudo().employee_ids.department_id.member_ids).user_id
        directs = user.has_group("eoffice_documents.group_leader") or user.has_group(
            "eoffice_documents.group_office_chief"
        )
        if directs:
            people |= self.env.ref("eoffice_documents.group_leader").sudo().all_user_ids
        domain = Domain("user_id", "in", (people - user).ids)
        if directs or led:
            domain |= Domain("type", "=", "unit")
        return self.search(domain & Domain("member_ids", "!=", False))
