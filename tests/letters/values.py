"""What the letters of the tests say; the persons and agencies are invented."""

PARAGRAPH = (
    "Thực hiện Kế hoạch công tác năm 2026, Ủy ban nhân dân huyện yêu cầu các phòng, ban, đơn vị thuộc huyện và "
    "Ủy ban nhân dân các xã, thị trấn nghiêm túc triển khai các nội dung sau đây, bảo đảm đúng thời gian quy định."
)
LONG = [{"bold": "", "text": f"{number}. {PARAGRAPH}"} for number in range(1, 16)]
ARTICLES = [{"bold": f"Điều {number}.", "text": f" {PARAGRAPH}"} for number in range(1, 4)]


def letter(**changed):
    return {
        "parent_agency": "UBND huyện Ví Dụ",
        "agency": "Phòng Nội vụ",
        "number": "05",
        "symbol": "TB-PNV",
        "place_date": "Ví Dụ, ngày 05 tháng 02 năm 2026",
        "type_name": "Thông báo",
        "subject": "Triển khai áp dụng Văn phòng điện tử tại các phòng, ban, đơn vị thuộc huyện và các xã, thị trấn",
        "issuing_authority": "Trưởng phòng Nội vụ",
        "body": LONG,
        "authority": ["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"],
        "signer_name": "Trần Văn Mẫu",
        "recipients": ["Như trên", "UBND huyện (b/c)", "Lưu: VT, NV"],
        **changed,
    }
