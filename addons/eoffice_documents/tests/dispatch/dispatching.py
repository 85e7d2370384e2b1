from odoo import fields
from odoo.tests import new_test_user

from ...models.common import office_clock
from ..common.case import PDF, OfficeCase


class SendingCase(OfficeCase):
    """The office of the tests with something to send out: an issued document, units and an agency to send it to."""

    signed_pdf = PDF

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.drafter = cls.specialist
        cls.committee.name = "UBND huyện Mẫu Sơn"
        cls.department.name, cls.other.name = "Phòng Mẫu mực", "Phòng Sổ sách"
        cls.commune.name = "UBND xã Suối Mơ"
        cls.department.keeps_registers = True
        cls.department_clerk = cls._person("t_department_clerk", "clerk")
        cls.department.clerk_ids = cls.department_clerk
        cls.commune_chief = new_test_user(
            cls.env, "t_commune_chief", "eoffice_documents.group_office_chief", name="t_commune_chief"
        )
        cls.commune.office_chief_ids = cls.commune_chief
        cls.agency = cls.env["res.partner"].create(
            {"name": "Sở Nội vụ tỉnh Ví Dụ", "is_company": True, "eoffice_issuer": True, "email": "sonv@vidu.example"}
        )
        for unit in (cls.department, cls.commune):
            for direction, code in (("incoming", "DEN"), ("outgoing", "DI")):
                cls.env["eoffice.register"].create(
                    {"name": code, "code": code, "unit_id": unit.id, "direction": direction, "year": cls._year()}
                )
        cls.outgoing_register = cls.register.copy({"name": "Sổ văn bản đi", "code": "DI", "direction": "outgoing"})

    def issued(self, pages=("Triển khai Văn phòng điện tử từ ngày 02/12/2015.",), **values):
        """An issued document of the committee with its signed file, whose pages have been read."""
        number = self.env["eoffice.document"].search_count([("direction", "=", "outgoing")]) + 1
        document = (
            self.env["eoffice.document"]
            .sudo()
            .create(
                {
                    "direction": "outgoing",
                    "unit_id": self.committee.id,
                    "drafter_id": self.drafter.id,
                    "drafting_unit_id": self.department.id,
                    "document_type_id": self.notice.id,
                    "number": str(number),
                    "symbol": "TB-UBND",
                    "subject": "Triển khai Văn phòng điện tử",
                    "signer_name": "Phạm Tích Hiếu",
                    "signer_title": "Phó Chủ tịch",
                    "note": "ghi chú riêng bí ẩn",
                    **values,
                }
            )
        )
        file = self.env["ir.attachment"].create(
            {
                "name": f"{number}-TB-UBND.pdf",
                "raw": self.signed_pdf + str(number).encode(),
                "res_model": "eoffice.document",
                "res_id": document.id,
            }
        )
        scan = self.env["eoffice.recognition"].create(
            {
                "document_id": document.id,
                "attachment_id": file.id,
                "checksum": file._sha256(),
                "state": "read",
                "page_count": len(pages),
                "page_ids": [
                    fields.Command.create({"number": place, "state": "read", "text": text})
                    for place, text in enumerate(pages, 1)
                ],
            }
        )
        document.write(
            {
                "signed_on": fields.Datetime.now(),
                "signed_file_id": file.id,
                "signed_sha256": scan.checksum,
                "issued_on": office_clock.today(document.env),
                "register_id": self.outgoing_register.id,
                "sequence_number": number,
            }
        )
        self.env["eoffice.document.access"]._grant(
            (document.id, principal.id)
            for principal in (
                self.principal(self.drafter),
                self.env["eoffice.principal"]._of_unit(self.committee, "clerk"),
                self.env["eoffice.principal"]._of_unit(self.committee, "office"),
            )
        )
        document._index_text()
        return document.with_user(self.clerk)

    def to(self, *receivers, **values):
        """Targets on the system for units, by e-mail for agencies."""
        return [
            {"unit": receiver, "way": "system", **values}
            if receiver._name == "hr.department"
            else {"partner": receiver, "way": "mail", **values}
            for receiver in receivers
        ]

    def sent(self, *receivers, **values):
        """An issued document that was sent to ``receivers``."""
        document = self.issued(**values)
        document._dispatch(self.to(*receivers))
        return document

    def dispatch_to(self, document, receiver):
        lines = document.sudo().dispatch_ids
        return lines.filtered(lambda line: receiver in (line.unit_id, line.partner_id))[:1]

    def entry_of(self, document, unit, user=None):
        """What ``unit`` received, as its clerk sees it."""
        user = user or unit.clerk_ids[:1] or unit.head_id
        return self.dispatch_to(document, unit).entry_ids.with_user(user)
