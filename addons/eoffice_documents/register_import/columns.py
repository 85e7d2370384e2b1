"""The columns of an old register, as the forms of N30 PL IV head them, and other ways offices write them."""

# name → the heading, then other headings that mean the same
COLUMNS = {
    "direction": ("Loại sổ", "Sổ đến/đi", "Văn bản đến/đi"),
    "unit": ("Đơn vị giữ sổ", "Mã đơn vị"),
    "book": ("Ký hiệu sổ", "Mã sổ", "Sổ"),
    "sequence_number": ("Số đăng ký", "Số đến", "Số đi", "Số thứ tự đăng ký"),
    "received_on": ("Ngày đăng ký", "Ngày đến", "Ngày đi"),
    "number": ("Số văn bản", "Số"),
    "symbol": ("Ký hiệu văn bản", "Ký hiệu"),
    "reference": ("Số, ký hiệu", "Số và ký hiệu", "Số/Ký hiệu", "Số, ký hiệu văn bản"),
    "issued_on": ("Ngày văn bản", "Ngày tháng", "Ngày, tháng", "Ngày tháng văn bản", "Ngày ban hành"),
    "issuer_name": ("Tác giả", "Cơ quan ban hành", "Nơi gửi"),
    "document_type": ("Tên loại", "Loại văn bản"),
    "subject": (
        "Trích yếu",
        "Trích yếu nội dung",
        "Tên loại và trích yếu nội dung",
        "Tên loại và trích yếu nội dung văn bản",
        "Nội dung",
    ),
    "signer_name": ("Người ký",),
    "signer_title": ("Chức vụ người ký", "Chức vụ"),
    "urgency": ("Độ khẩn", "Mức độ khẩn"),
    "secrecy": ("Độ mật", "Mức độ mật"),
    "page_count": ("Số tờ", "Số trang", "Số lượng tờ"),
    "handlers": (
        "Đơn vị nhận",
        "Đơn vị hoặc người nhận",
        "Đơn vị xử lý",
        "Nơi nhận bản lưu",
        "Đơn vị, người nhận bản lưu",
    ),
    "recipients": ("Nơi nhận", "Nơi nhận văn bản"),
    "dossier_notation": ("Hồ sơ số", "Số và ký hiệu hồ sơ"),
    "paper_place": ("Nơi để bản giấy", "Vị trí bản giấy", "Vị trí lưu"),
    "note": ("Ghi chú",),
    "files": ("Tệp", "Tệp đính kèm", "Tên tệp", "Đường dẫn tệp"),
}
REQUIRED_FIELDS = ("sequence_number", "received_on", "subject")
HEADERS = {name: headings[0] for name, headings in COLUMNS.items()}
# of which nothing is kept: the rows have their numbers
PASSED_OVER = ("STT", "TT", "SỐ TT")
