from odoo.addons.eoffice_documents.tabular import NoHeading, NoRows, Table, WrongWidth, read_table

LONGEST = 200  # letters of a cell

COLUMNS = {
    "name": ("Họ và tên", "Họ tên", "Tên", "Cán bộ"),
    "job_title": ("Chức vụ", "Chức danh"),
    "unit_name": ("Đơn vị", "Phòng ban", "Đơn vị công tác"),
    "role_names": ("Vai trò", "Quyền"),
    "email": ("Email", "E-mail", "Thư điện tử", "Thư công vụ"),
    "phone": ("Điện thoại", "Số điện thoại", "Di động", "ĐT"),
    "login": ("Tên đăng nhập", "Tài khoản"),
}


def read_people(data: bytes) -> list[dict]:
    """One dict a person, {"row": line in the file, column: text as typed}, of a CSV or Excel file. Raises TableError.

    Letters and marks typed apart stay so: the check of the list names them.
    """
    return lines_of(read_table(data, columns=COLUMNS, compose=False))


def lines_of(table: Table) -> list[dict]:
    """One dict a row of ``table``, {"row": its line, column: text}; other columns than the known are passed over.

    Raises TableError when no column is that of the names, there are no rows, or one of them cannot be read.
    """
    if table.lacking(["name"]):
        raise NoHeading()
    for row in table.rows:
        if row.problem and not _is_short(row.problem):
            raise row.error
    found = [
        {"row": row.line, **{column: text[:LONGEST] for column, text in row.cells.items()}}
        for row in table.rows
        if any(row.cells.values())
    ]
    if not found:
        raise NoRows()
    return found


def _is_short(problem):
    """The last cells of a row may be left out."""
    return isinstance(problem, WrongWidth) and problem.params["found"] < problem.params["wanted"]
