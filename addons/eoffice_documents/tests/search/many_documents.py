from odoo.tools import SQL

from ..common.case import OfficeCase

MANY = 30_000
BIG = ("eoffice_document", "eoffice_document_text", "eoffice_document_access")


class ManyDocuments(OfficeCase):
    """Documents of seventeen years, as rows of the temporary table ``made`` too.

    "mọi" stands in all of them, "phần" in one of ten, "lẻ" in one of a thousand; the clerk reads all, a specialist 300.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        types = cls.env["eoffice.document.type"].search([], limit=3).ids
        issuers = cls.env["res.partner"].create([{"name": f"Sở {n}", "eoffice_issuer": True} for n in range(30)]).ids
        cls.env.flush_all()
        cls.env.cr.execute(
            SQL(
                """CREATE TEMP TABLE made ON COMMIT DROP AS
                   WITH document AS (
                       INSERT INTO eoffice_document
                              (unit_id, direction, state, urgency, secrecy, received_on, note, subject,
                               document_type_id, issuer_id)
                       SELECT %(unit)s, 'incoming', CASE WHEN n %% 7 = 0 THEN 'done' ELSE 'registered' END,
                              'normal', 'none', date '2005-01-01' + (n / 5)::int,
                              repeat('.', 450), concat_ws(' ', 'mọi', CASE WHEN n %% 10 = 0 THEN 'phần' END,
                                                          CASE WHEN n %% 1000 = 0 THEN 'lẻ' END),
                              (%(types)s::int[])[n %% 4 + 1],
                              (%(issuers)s::int[])[(|/ (n %% 900))::int + 1]
                         FROM generate_series(1, %(many)s) n
                       RETURNING id, received_on, subject, state, document_type_id, issuer_id)
                   SELECT *, row_number() OVER (ORDER BY id) AS n FROM document;
                   INSERT INTO eoffice_document_text (document_id, day, form, body)
                   SELECT id, received_on, subject, '' FROM made;
                   INSERT INTO eoffice_document_access (document_id, principal_id)
                   SELECT id, p FROM made, unnest(%(readers)s) p
                    WHERE p != %(specialist)s OR n %% 100 = 0;
                   ANALYZE eoffice_document; ANALYZE eoffice_document_text; ANALYZE eoffice_document_access""",
                unit=cls.committee.id,
                types=types,
                issuers=issuers,
                many=MANY,
                readers=[cls.principal(cls, cls.specialist).id, cls._post(cls.committee, "clerk").id],
                specialist=cls.principal(cls, cls.specialist).id,
            )
        )

    @classmethod
    def _post(cls, unit, kind):
        return cls.env["eoffice.principal"]._of_unit(unit, kind)

    def plan(self, statement):
        return "\n".join(row for (row,) in self.env.execute_query(SQL("EXPLAIN %s", statement)))

    def assertNoBigTableIsReadThrough(self, plans):
        self.assertTrue(plans)
        for plan in plans:
            for table in BIG:
                self.assertNotIn(f"Seq Scan on {table}", plan.replace(f"{table} ", table), plan)
