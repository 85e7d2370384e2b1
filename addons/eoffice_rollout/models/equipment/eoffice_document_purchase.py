from num2words import num2words
from odoo import api, models
from odoo.exceptions import UserError

from ...weekly_report import put_in
from ...weekly_report.text import TABLE


class PurchaseDocument(models.Model):
    _inherit = "eoffice.document"

    @api.model
    def _draft_purchase(self, purchase):
        """A submission (tờ trình) to buy what is missing, phase by phase; a draft of the current user."""
        lines = purchase.line_ids.filtered("quantity")
        if not lines:
            raise UserError(self.env._("Nothing is missing, or no line has a quantity: there is nothing to propose."))
        draft = self._create_draft(
            {
                "direction": "outgoing",
                "document_type_id": self.env["eoffice.document.type"]._by_code("TTr").id,
                "subject": "mua sắm trang thiết bị triển khai Văn phòng điện tử",
                "addressees": purchase.payer_id.name or "",
                "letter_body": "\n".join(
                    [
                        "Để bảo đảm điều kiện triển khai Văn phòng điện tử tại các đơn vị, kính đề nghị xem xét, "
                        "tham mưu cấp kinh phí mua sắm trang thiết bị còn thiếu như sau:",
                        TABLE,
                        f"Tổng kinh phí dự kiến: {_money(purchase.total)} đồng "
                        f"(bằng chữ: {_in_words(purchase.total)} đồng).",
                        "Kính trình xem xét, quyết định./.",
                    ]
                ),
            }
        )
        head = ["Đơn vị", "Thiết bị", "Số lượng", "Đơn giá (đồng)", "Thành tiền (đồng)"]
        rows = []
        phases = lines.phase_id.sorted("date")
        for phase in (*phases, phases.browse()):
            of_phase = lines.filtered(lambda line, phase=phase: line.phase_id == phase)
            if of_phase:
                rows += [*(_row(line) for line in of_phase), _sum(f"Cộng {phase.name or 'đơn vị khác'}", of_phase)]
        rows.append(_sum("Tổng cộng", lines))
        draft._add_version(put_in(draft._render_letter(), head, rows, None), "Tờ trình mua sắm.docx")
        draft.checked_sudo().letter_body = False
        return draft


def _row(line):
    return [line.unit_id.name, line.category_id.name, str(line.quantity), _money(line.price), _money(line.amount)]


def _sum(label, lines):
    return [label, "", str(sum(lines.mapped("quantity"))), "", _money(sum(lines.mapped("amount")))]


def _money(amount):
    return f"{round(amount):,}".replace(",", ".")


def _in_words(amount):
    return num2words(round(amount), lang="vi")
