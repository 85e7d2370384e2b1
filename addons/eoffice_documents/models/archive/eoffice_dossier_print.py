from num2words import num2words
from odoo import models

from ...printing import Column, workbook
from ..common import office_clock

# titles and columns of the forms of N30 PL V, with the width of each column in mm
CONTENTS = [
    ("Số TT", 10),
    ("Số, ký hiệu văn bản", 27),
    ("Ngày tháng văn bản", 22),
    ("Tên loại và trích yếu nội dung văn bản", 57),
    ("Tác giả văn bản", 27),
    ("Tờ số/ Trang số", 15),
    ("Ghi chú", 17),
]
YEARLY = [
    ("Số và ký hiệu hồ sơ", 24),
    ("Tên đề mục và tiêu đề hồ sơ", 76),
    ("Thời hạn bảo quản", 22),
    ("Đơn vị/ người lập hồ sơ", 33),
    ("Ghi chú", 20),
]
HANDED_IN = [
    ("Số TT", 10),
    ("Số và ký hiệu hồ sơ", 25),
    ("Tiêu đề hồ sơ", 63),
    ("Thời gian tài liệu", 24),
    ("Thời hạn bảo quản", 19),
    ("Số tờ/ Số trang", 16),
    ("Ghi chú", 18),
]


def period(start, end):
    return " – ".join(map(office_clock.written, (start,) if start == end else (start, end)))


class Printed(models.AbstractModel):
    """What the printed forms of dossiers share."""

    _name = "eoffice.dossier.print.mixin"
    _description = "Printed form"

    def _workbook_of(self, title, columns, rows, lines):
        """An Excel file of a form: ``rows`` as printed, ``lines`` below the title."""
        return workbook(
            title, [Column(name, width / 2) for name, width in columns], rows, [*lines, self._printed_line()]
        )

    def _printed_line(self):
        """SRC-03: what is printed from the system says by whom and when."""
        now = office_clock.written(office_clock.now(self.env))
        return f"In từ Văn phòng điện tử bởi {self.env.user.name}, {now}"

    @staticmethod
    def _in_words(number):
        return num2words(number, lang="vi")


class DossierContentsPrint(models.Model):
    _name = "eoffice.dossier"
    _inherit = ["eoffice.dossier", "eoffice.dossier.print.mixin"]

    def _print_columns(self):
        return CONTENTS

    def _print_rows(self):
        """Cells of the list of documents in the dossier (N30 PL V, 7 columns), for who reads its contents."""
        items = self.env["eoffice.dossier.item"].search([("dossier_id", "=", self.id)])
        return [item._list_cells(item.ordinal) for item in items]

    def _print_workbook(self):
        self._check_content_reader()
        lines = [f"Hồ sơ số {self.notation}: {self.title}", f"Thời hạn bảo quản: {self.retention_id.name or ''}"]
        return self._workbook_of("Mục lục văn bản, tài liệu trong hồ sơ", CONTENTS, self._print_rows(), lines)

    def action_workbook(self):
        return self.env["eoffice.archive.transfer"]._workbook_action(self)


class DossierItemPrint(models.Model):
    _inherit = "eoffice.dossier.item"

    def _list_cells(self, number):
        return [
            number,
            self.reference or "",
            office_clock.written(self.dated_on),
            self.title or "",
            self.author or "",
            self.sheets or "",
            self.note or "",
        ]


class FilePlanPrint(models.Model):
    _name = "eoffice.file.plan"
    _inherit = ["eoffice.file.plan", "eoffice.dossier.print.mixin"]

    def _print_rows(self):
        """Cells of the yearly list (N30 PL V, 5 columns); a heading is a row with its text alone."""
        heading = None
        for entry in self.entry_ids:
            if entry.heading != heading and entry.heading:
                yield ["", entry.heading, "", "", ""]
            heading = entry.heading
            yield [entry.notation, entry.title, entry.retention_id.name, entry.maker_id.name or "", entry.note or ""]

    def _print_columns(self):
        return YEARLY

    def _print_workbook(self):
        return self._workbook_of(f"Danh mục hồ sơ năm {self.year}", YEARLY, self._print_rows(), [self.unit_id.name])

    def action_workbook(self):
        return self.env["eoffice.archive.transfer"]._workbook_action(self)


class ArchiveTransferPrint(models.Model):
    _name = "eoffice.archive.transfer"
    _inherit = ["eoffice.archive.transfer", "eoffice.dossier.print.mixin"]

    def _print_rows(self):
        """Cells of the list of dossiers handed in (N30 PL V, 7 columns)."""
        return [
            [
                number,
                line.notation,
                line.title,
                period(line.start_date, line.end_date),
                line.retention_id.name,
                line.page_total or "",
                line.note or "",
            ]
            for number, line in enumerate(self.line_ids, 1)
        ]

    def _print_columns(self):
        return HANDED_IN

    def _print_workbook(self):
        day = office_clock.written(self.offered_on)
        lines = [self.unit_id.name, f"Đơn vị nộp: {self.department_id.name or ''}, ngày {day}"]
        return self._workbook_of("Mục lục hồ sơ, tài liệu nộp lưu", HANDED_IN, self._print_rows(), lines)

    def action_workbook(self):
        return self._workbook_action(self)

    def _workbook_action(self, record):
        return {"type": "ir.actions.act_url", "url": f"/eoffice/workbook/{record._name}/{record.id}", "target": "self"}

    def _time_of_documents(self):
        starts, ends = (list(filter(None, self.line_ids.mapped(name))) for name in ("start_date", "end_date"))
        return period(min(starts), max(ends)) if starts else ""

    def _file_count(self):
        """How many electronic files the dossiers hold, for the minutes."""
        return len(self.sudo().line_ids.dossier_id.item_ids._files())
