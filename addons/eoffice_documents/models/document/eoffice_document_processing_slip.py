from odoo import fields, models

from ..common import office_clock

GONE = ("returned", "withdrawn")


class DocumentSlip(models.Model):
    """Phiếu giải quyết văn bản đến: what the leader, the unit head and the handler said, each dated (N30 PL IV.VII)."""

    _inherit = "eoffice.document"

    def _slip_about(self):
        """Type, number, date, issuer and abstract of the document, as the slip names it."""
        day = self.issued_on and f"ngày {office_clock.written(self.issued_on)}"
        words = (self.document_type_id.name, self.reference, day, self.issuer_name and f"của {self.issuer_name}")
        subject = self.secrecy != "top_secret" and self.subject
        return ": ".join(filter(None, (" ".join(filter(None, words)), subject)))

    def _slip_blocks(self):
        """The three blocks: {title, opinions}; an opinion is {who, when, text, lines}."""
        blocks = {"leader": [], "head": [], "handler": []}
        lines = self.assignment_ids.filtered(lambda line: line.state not in GONE).sorted("id")
        # who passed a line on said so once for all who received it with them
        for (above, sender, moment), sent in (
            lines.filtered("parent_id").grouped(lambda line: (line.parent_id, line.sender_id, line.sent_on)).items()
        ):
            blocks["leader" if self._speaks_for_the_agency(above) else "head"].append(
                {
                    "who": sender.name,
                    "when": self._moment_text(moment),
                    "text": sent[0].instruction or "",
                    "lines": self._slip_receivers(sent),
                }
            )
        for line in lines.filtered(lambda line: line.result or line.answer_id):
            answer = line.answer_id.reference
            blocks["handler"].append(
                {
                    "who": line.finished_by_id.name or line.principal_id.display_name,
                    "when": self._moment_text(line.finished_on),
                    "text": line.result or "",
                    "lines": [f"Văn bản trả lời: {answer}"] if answer else [],
                }
            )
        return [
            {"title": "Ý kiến của lãnh đạo cơ quan, tổ chức:", "opinions": blocks["leader"]},
            {"title": "Ý kiến của lãnh đạo đơn vị:", "opinions": blocks["head"]},
            {"title": "Ý kiến đề xuất của người giải quyết:", "opinions": blocks["handler"]},
        ]

    def _speaks_for_the_agency(self, line):
        """Whether who held ``line`` passed it on as a leader or the office chief, not as head of a unit below."""
        principal = line.principal_id
        if principal.type == "user":
            return principal.user_id.sudo().has_group("eoffice_documents.group_leader")
        return principal.unit_id == self.unit_id

    def _slip_receivers(self, lines):
        labels = {"lead": "Chủ trì", "support": "Phối hợp", "information": "Nhận để biết"}
        texts = []
        for role, label in labels.items():
            names = [line.principal_id.display_name for line in lines if line.role == role]
            texts += [f"{label}: {', '.join(names)}"] if names else []
        dues = {line.deadline for line in lines if line.deadline}
        texts += [f"Thời hạn giải quyết: {self._moment_text(due)}" for due in sorted(dues)]
        return texts

    def _moment_text(self, moment):
        return office_clock.moment_text(self.env, moment)

    def _printed_line(self):
        """SRC-03: what is printed from the system says by whom and when."""
        moment = self._moment_text(fields.Datetime.now())
        return self.env._("Printed from eOffice by %(who)s on %(when)s", who=self.env.user.name, when=moment)
