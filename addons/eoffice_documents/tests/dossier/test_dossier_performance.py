from odoo.tests import tagged

from .dossiers import DossierCase

ROW = {
    name: {}
    for name in (
        "ordinal",
        "reference",
        "dated_on",
        "title",
        "author",
        "page_count",
        "sheets",
        "type",
        "is_draft",
        "note",
    )
} | {"document_id": {"fields": {"display_name": {}}}}
FORM = {
    name: {}
    for name in (
        "title",
        "code",
        "state",
        "my_right",
        "is_mine",
        "is_over",
        "can_confirm",
        "unconfirmed",
        "is_due",
        "doc_total",
        "page_total",
        "start_date",
        "end_date",
    )
} | {
    "item_ids": {"fields": ROW, "limit": 100, "order": "ordinal"},
    "reader_ids": {"fields": {"right": {}, "principal_id": {"fields": {"display_name": {}}}}, "limit": 40},
    "audit_log_ids": {"fields": {"act": {}, "note": {}, "user_id": {"fields": {"display_name": {}}}}, "limit": 40},
}


@tagged("post_install", "-at_install")
class TestDossierPerformance(DossierCase):
    """Queries do not grow with what lies in a dossier."""

    def documents(self, count):
        documents = (
            self.env["eoffice.document"]
            .sudo()
            .create(
                [
                    {
                        "unit_id": self.committee.id,
                        "sequence_number": number,
                        "number": str(number),
                        "symbol": "TB-UBND",
                        "issued_on": "2015-11-30",
                        "subject": f"Văn bản {number}",
                        "page_count": 2,
                    }
                    for number in range(1, count + 1)
                ]
            )
        )
        principal = self.principal(self.specialist)
        self.env["eoffice.document.access"]._grant((document.id, principal.id) for document in documents)
        return documents.with_user(self.specialist)

    def cost(self, act):
        """Queries of ``act(env)`` as the specialist with a cold cache of records."""
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        act(self.env(user=self.specialist.id))
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def test_a_dossier_of_500_documents_opens_as_one_of_five(self):
        spent = []
        for count in (5, 500):
            dossier = self.dossier()
            dossier._add_documents(self.documents(count))
            self.cost(lambda env: dossier.with_env(env).web_read(FORM))
            spent.append(self.cost(lambda env: dossier.with_env(env).web_read(FORM)))
        self.assertLessEqual(spent[0], 40)
        self.assertLessEqual(spent[1], spent[0] + 2)

    def test_adding_and_sharing_many_cost_little_each(self):
        spent = []
        for count in (10, 110):
            dossier, documents = self.dossier(), self.documents(count)
            added = self.cost(lambda env: dossier.with_env(env)._add_documents(documents.with_env(env)))
            reader = self.principal(self.colleague)
            shared = self.cost(lambda env: dossier.with_env(env)._share(reader, "read"))
            spent.append((added, shared))
        for few, many in zip(*spent, strict=True):
            self.assertLessEqual(many - few, 30)

    def test_the_list(self):
        fields = {name: {} for name in ("notation", "title", "doc_total", "due_on", "is_due", "unconfirmed", "state")}
        for number in range(12):
            self.filled(self.at_specialist(number=str(number)))
        few, many = (
            self.cost(lambda env: env["eoffice.dossier"].web_search_read([], fields, limit=limit)) for limit in (2, 11)
        )
        self.assertLessEqual(few, 20)
        self.assertLessEqual(many, few)
