from . import forging
from .fill import ours
from .judge import forgery
from .policy import FREE, HARMLESS
from .scene import OUTSIDERS, SceneCase
from .watch import Watch

INSIDERS = ("clerk_inside", "head_inside", "specialist_inside", "reader_inside", "chief_inside")
FORGERS = ("specialist_elsewhere", "clerk_elsewhere", "administrator", "staff", "portal", *INSIDERS)
WATCHED = (
    "mail.message",
    "mail.activity",
    "mail.followers",
    "ir.attachment",
    "ir.filters",
    "calendar.event",
    "hr.department",
    "helpdesk.ticket",
    "res.groups",
    "res.users",
    "hr.employee",
    "res.partner",
    "mail.tracking.value",
)


class ForgeryCase(SceneCase):
    """The scene with people inside the circle too, and the rows of every guarded table as they were."""

    outsiders = OUTSIDERS

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.persons.update(
            clerk_inside=cls.clerk,
            head_inside=cls.head,
            specialist_inside=cls.specialist,
            reader_inside=cls.colleague,
            chief_inside=cls.chief,
        )
        principal = cls.env["eoffice.principal"].sudo()._of_user(cls.colleague)
        cls.env["eoffice.document.access"]._grant([(cls.incoming.id, principal.id)])
        cls.robot = cls.env.ref("base.partner_root")
        cls.guarded = {name for name in cls.rows if ours(name)}
        messages = cls.env["mail.message"].sudo()
        cls.opinion = messages.search(
            [
                ("model", "=", cls.incoming._name),
                ("res_id", "=", cls.incoming.id),
                ("author_id", "=", cls.head.partner_id.id),
            ],
            limit=1,
        )
        cls.scan_file = cls.incoming.sudo().recognition_ids.attachment_id
        cls.chosen = {
            cls.incoming._name: [cls.incoming.id, cls.dispatched.id],
            "hr.department": cls.department.ids,
        }
        watched = [name for name in cls.since if ours(name) and not cls.env[name]._transient] + list(WATCHED)
        cls.watched = {cls.env[name]._table: name for name in watched}
        cls.posts = {
            field.relation: field.column2
            for name in watched
            for field in cls.env[name]._fields.values()
            if field.type == "many2many" and field.store and field.comodel_name == "res.users" and field.relation
        }
        cls.env.flush_all()
        cls.watch = Watch(cls.env.cr, [*cls.watched, *cls.posts])
        cls.known = {table: set(rows) for table, rows in cls.watch.before.items()}
        cls.references = {
            table: {
                name: field.comodel_name
                for name, field in cls.env[model]._fields.items()
                if field.store
                and field.type == "many2one"
                and field.comodel_name in cls.rows
                and ours(field.comodel_name)
            }
            for table, model in cls.watched.items()
        }
        cls.harmless_tables = set(HARMLESS)
        cls.free_tables = set(FREE)
        cls._hidden = {}
        cls.forged = {}

    def hidden_ids(self, role, comodel):
        if (role, comodel) not in self._hidden:
            env = self.as_role(role)
            self._hidden[role, comodel] = set(self.hidden(env, comodel, limit=1000))
        return self._hidden[role, comodel]

    def forge(self, prober, role, model):
        """Every rewriting door of one model, by one role."""
        doors = [*forging.calls(self, role, model)]
        transient = self.env[model]._transient
        if model in self.rows and not transient or model in self.chosen:
            doors += [*forging.writes(self, role, model)]
        if not transient:
            doors += [*forging.creations(self, role, model)]
        for door, detail, question in doors:
            self.attempt(prober, role, model, detail, door, question)

    def attempt(self, prober, role, model, detail, door, question):
        """Let ``role`` do it, look at what it changed, and undo it."""
        changes = []

        def act(env):
            self.watch.start()
            answer = question(env)
            env.flush_all()
            changes.extend(self.watch.changes())
            return answer

        prober.ask(role, model, door, act, detail)
        for change in changes:
            if why := forgery(self, role, change, changes, detail if door == "call" else ""):
                self.forged.setdefault((model, door, detail, f"{change[0]}: {why}"), set()).add(role)
