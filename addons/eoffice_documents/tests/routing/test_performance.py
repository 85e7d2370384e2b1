from odoo.tests import tagged
from odoo.tools import SQL

from ..common.case import OfficeCase

LIST = {
    name: {}
    for name in (
        "sequence_number",
        "received_on",
        "reference",
        "issuer_name",
        "subject",
        "passage",
        "urgency",
        "lead_name",
        "ocr_state",
        "ocr_note",
        "state",
    )
} | {"document_type_id": {"fields": {"display_name": {}}}}
WORK = {
    name: {}
    for name in (
        "sequence_number",
        "reference",
        "subject",
        "issuer_name",
        "instruction",
        "sent_on",
        "role",
        "urgency",
        "deadline",
        "state",
        "is_overdue",
    )
} | {"sender_id": {"fields": {"display_name": {}}}}


@tagged("post_install", "-at_install")
class TestPerformance(OfficeCase):
    """Budgets of queries, as the people who work with the screens, and not growing with the rows shown."""

    def setUp(self):
        super().setUp()
        for number in range(12):
            self.at_specialist(number=str(number))

    def cost(self, user, act):
        """Queries of ``act(env)`` as ``user`` with a cold cache of records."""
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        act(self.env(user=user.id))
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def assertBudget(self, budget, user, act):
        self.cost(user, act)
        spent = self.cost(user, act)
        self.assertLessEqual(spent, budget)
        return spent

    def test_lists(self):
        for who in (self.clerk, self.chief, self.head, self.specialist):
            with self.subTest(who.login):
                few, many = (
                    self.assertBudget(
                        20,
                        who,
                        lambda env: env["eoffice.document"].web_search_read([], LIST, limit=limit),
                    )
                    for limit in (2, 11)
                )
                self.assertLessEqual(many, few)

    def test_search_with_passage(self):
        def ask(env):
            documents = env["eoffice.document"].with_context(fulltext_query=["trien khai"])
            return documents.web_search_read([("fulltext", "ilike", "trien khai")], LIST, limit=40)

        self.assertBudget(22, self.specialist, ask)

    def test_my_work(self):
        domain = [("is_mine", "=", True), ("state", "in", ("waiting", "open"))]
        self.assertBudget(
            6, self.specialist, lambda env: env["eoffice.assignment"].web_search_read(domain, WORK, limit=80)
        )
        self.assertBudget(3, self.specialist, lambda env: env["eoffice.assignment"].work_counters())

    def plan(self, who, model, domain):
        """How PostgreSQL would find the first page of these rows in big tables."""
        rows = self.env[model].with_user(who)
        self.env.flush_all()
        self.env.cr.execute("SET LOCAL enable_seqscan = off")  # the tables of a test are small
        self.env.cr.execute(SQL("EXPLAIN %s", rows._search(domain, order=rows._order, limit=80).select()))
        return "\n".join(line for (line,) in self.env.cr.fetchall())

    def test_no_list_reads_a_big_table_through(self):
        mine = [("is_mine", "=", True), ("state", "in", ("waiting", "open"))]
        for who in (self.clerk, self.chief, self.head, self.specialist):
            with self.subTest(who.login):
                self.assertNotIn("Seq Scan", self.plan(who, "eoffice.assignment", mine))
                self.assertNotIn("Seq Scan", self.plan(who, "eoffice.document", [("direction", "=", "incoming")]))

    def test_tree(self):
        document = self.env["eoffice.document"].search([("state", "=", "in_progress")], limit=1)
        self.assertBudget(12, self.head, lambda env: document.with_env(env).assignment_tree())

    def test_registering(self):
        first, second = self.entry(number="100"), self.entry(number="101")
        self.cost(self.clerk, lambda env: first.with_env(env).action_register_anyway())
        self.assertLessEqual(self.cost(self.clerk, lambda env: second.with_env(env).action_register_anyway()), 80)

    def test_each_further_receiver_costs_little(self):
        lines = [self.first_line(self.registered(number=str(number))) for number in (200, 201, 202)]
        one = [self.target(self.department)]
        three = [*one, self.target(self.other, "support"), self.target(self.leader, "support")]
        self.cost(self.chief, lambda env: lines[0].with_env(env)._forward(one))
        single = self.cost(self.chief, lambda env: lines[1].with_env(env)._forward(one))
        triple = self.cost(self.chief, lambda env: lines[2].with_env(env)._forward(three))
        self.assertLessEqual(single, 84)
        self.assertLessEqual(triple - single, 2 * 12)
