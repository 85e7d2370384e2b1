"""The placeholders of a template: name → an example, whose kind says what fills it (text, or a list of lines)."""

FIELDS = {
    "parent_agency": "UBND huyện Ví Dụ",
    "agency": "Phòng Nội vụ",
    "number": "05",
    "symbol": "TB-PNV",
    "place_date": "Ví Dụ, ngày 05 tháng 02 năm 2026",
    "type_name": "Thông báo",
    "subject": "Lịch tiếp công dân năm 2026",
    "issuing_authority": "Trưởng phòng Nội vụ",
    "addressees": ["Ủy ban nhân dân các xã", "Các phòng, ban huyện"],
    "grounds": ["Căn cứ Kế hoạch công tác năm 2026;", "Theo đề nghị của Tổ chuyên môn."],
    "body": [{"bold": "", "text": "Nội dung của văn bản."}],
    "authority": ["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"],
    "signer_name": "Trần Văn Mẫu",
    "recipients": ["Như trên", "Lưu: VT, NV"],
    "urgency_mark": "KHẨN",
    "circulation_mark": "",
    "drafter_mark": "NV.20",
    "agency_address": ["Địa chỉ: số 01 đường Ví Dụ", "Điện thoại: 0123 456 789"],
    "annex_title": "Phụ lục",
    "annex_of": "(Kèm theo Thông báo số 05/TB-PNV ngày 05 tháng 02 năm 2026 của Phòng Nội vụ)",
}


def example_values() -> dict:
    """Values with which a template can be tried before any document is there."""
    return {name: example.copy() if isinstance(example, list) else example for name, example in FIELDS.items()}
