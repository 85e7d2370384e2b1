from pathlib import Path

from odoo.fields import Command

from ...models.drafting import eoffice_document_versioning
from ...recognition import open_scan
from ..common.case import OfficeCase

ONE_PAGE = (Path(__file__).parent / "one-page.pdf").read_bytes()


class OutgoingCase(OfficeCase):
    """The small office with an approval workflow: head of the department → office chief → chairman, deputy."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.vice = cls._person("t_vice", "leader")
        cls.env["hr.employee"].create(
            {"name": "t_vice", "user_id": cls.vice.id, "department_id": cls.committee.id, "job_title": "Phó Chủ tịch"}
        )
        cls.leader.employee_ids.job_title = "Chủ tịch"
        cls.committee.write(
            {
                "deputy_ids": cls.vice.ids,
                "symbol_code": "UBND",
                "organ_code": "000.00.99.T01",
                "collective_name": "Ủy ban nhân dân",
                "head_title": "Chủ tịch",
                "place": "Tuy Phước",
            }
        )
        cls.department.drafting_code = "NV"
        cls.out_register = cls.env["eoffice.register"].create(
            {
                "name": "Sổ văn bản đi",
                "code": "DI",
                "unit_id": cls.committee.id,
                "direction": "outgoing",
                "year": cls._year(),
            }
        )
        cls.env["eoffice.approval.route"].search([]).active = False
        cls.route = cls.env["eoffice.approval.route"].create(
            {
                "name": "Văn bản của Ủy ban",
                "unit_id": cls.committee.id,
                "signer_authority": "tm",
                "step_ids": [
                    Command.create({"sequence": 10, "type": "content", "holder": "drafting_head"}),
                    Command.create({"sequence": 20, "type": "form", "holder": "office"}),
                    Command.create({"sequence": 30, "type": "sign", "holder": "signer"}),
                ],
            }
        )
        cls.decision = cls.env["eoffice.document.type"]._by_code("QĐ")
        cls.letter = cls.env["eoffice.document.type"]._by_code("CV")

    def setUp(self):
        super().setUp()
        self.patch(eoffice_document_versioning, "open_scan_sandboxed", open_scan)  # no child process a test

    def draft(self, user=None, **values):
        """A draft of the specialist with its file, as their screen makes it."""
        user = user or self.specialist
        document = (
            self.env["eoffice.document"]
            .with_user(user)
            .with_context(default_direction="outgoing")
            .create({"document_type_id": self.decision.id, "subject": "Phê duyệt kế hoạch", **values})
            .with_context(default_direction=None)
        )
        if document.secrecy == "none":
            document._add_version(ONE_PAGE, "du-thao.pdf")
        return document

    def authorisation(self, user=None, confirm=True, **values):
        """What the chairman gives the head of the department in writing: TUQ., for a time."""
        row = (
            self.env["eoffice.signing.delegation"]
            .with_user(user or self.leader)
            .create(
                {
                    "unit_id": self.committee.id,
                    "holder_id": self.head.id,
                    "date_from": "2026-01-01",
                    "date_to": "2099-12-31",
                    "scope": "Văn bản về văn thư, lưu trữ",
                    "source": "Giấy ủy quyền 05/GUQ-UBND ngày 02/01/2026",
                    **values,
                }
            )
        )
        if confirm:
            row.action_confirm()
        return row

    def by_order(self, holder, **values):
        """A rule of the agency assigns TL. to ``holder``, without an end."""
        return self.authorisation(authority="tl", holder_id=holder.id, date_to=False, **values)

    def submitted(self, **values):
        document = self.draft(**values)
        document.action_submit()
        return document

    def asked(self, document, user):
        """The lines of ``document`` that wait for ``user``, seen by them."""
        return document.with_user(user).my_approval_ids

    def approve(self, document, *users):
        for user in users:
            self.asked(document, user)._approve()

    def approved(self, **values):
        document = self.submitted(**values)
        self.approve(document, self.head, self.chief, self.leader)
        return document

    def signed(self, **values):
        document = self.approved(**values)
        document.with_user(self.clerk)._sign(ONE_PAGE, "da-ky.pdf")
        return document

    def issued(self, **values):
        document = self.signed(**values)
        document.with_user(self.clerk).action_issue()
        return document

    def states(self, document):
        return document.sudo().approval_ids._active_steps().sorted("sequence").mapped("state")
