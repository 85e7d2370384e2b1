"""Positions of signers, and what the line above a deputy's says about the deputy (N30 Đ13, PL I Phần I.II.7.b)."""

from rapidfuzz import fuzz

from ...vietnamese.spelling import fold

HEADS = (
    "CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG|TRƯỞNG BAN|CHÁNH THANH TRA|CỤC TRƯỞNG|"
    "TỔNG CỤC TRƯỞNG|CHI CỤC TRƯỞNG|VỤ TRƯỞNG|HIỆU TRƯỞNG|VIỆN TRƯỞNG|BÍ THƯ|CHỦ NHIỆM|TRƯỞNG CÔNG AN|CHỈ HUY TRƯỞNG|"
    "TRƯỞNG ĐOÀN|TỔNG BIÊN TẬP|HẠT TRƯỞNG|CHÁNH ÁN|TRẠM TRƯỞNG|ĐỘI TRƯỞNG|TỔ TRƯỞNG|KẾ TOÁN TRƯỞNG"
).split("|")
DEPUTIES = {"BỘ TRƯỞNG": "THỨ TRƯỞNG", "THỦ TƯỚNG": "PHÓ THỦ TƯỚNG", **{head: f"PHÓ {head}" for head in HEADS}}
_ALL = {fold(title): title for pair in DEPUTIES.items() for title in pair}


def corrected(title: str) -> str:
    """The usual position that a nearly read one is, or what was read."""
    plain = fold(title)
    best = max(_ALL, key=lambda name: fuzz.ratio(name, plain))
    return _ALL[best] if fuzz.ratio(best, plain) >= 85 else title


def is_deputy(title: str) -> bool:
    return fold(title) in {fold(deputy) for deputy in DEPUTIES.values()}


def deputy_of(head: str, read: str) -> str:
    """The title under "KT. head": its deputy's, unless something quite different was read."""
    deputy = DEPUTIES.get(corrected(head))
    return deputy if deputy and fuzz.ratio(fold(deputy), fold(read)) >= 60 else corrected(read)
