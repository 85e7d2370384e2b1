"""Names and abbreviations of document types (N30 Đ7, PL III.I), and the type that a title or a notation names."""

from rapidfuzz import fuzz

from ...vietnamese.spelling import fold

TYPES = {
    "NQ": "NGHỊ QUYẾT",
    "QĐ": "QUYẾT ĐỊNH",
    "CT": "CHỈ THỊ",
    "QC": "QUY CHẾ",
    "QyĐ": "QUY ĐỊNH",
    "TC": "THÔNG CÁO",
    "TB": "THÔNG BÁO",
    "HD": "HƯỚNG DẪN",
    "CTr": "CHƯƠNG TRÌNH",
    "KH": "KẾ HOẠCH",
    "PA": "PHƯƠNG ÁN",
    "ĐA": "ĐỀ ÁN",
    "DA": "DỰ ÁN",
    "BC": "BÁO CÁO",
    "BB": "BIÊN BẢN",
    "TTr": "TỜ TRÌNH",
    "HĐ": "HỢP ĐỒNG",
    "CĐ": "CÔNG ĐIỆN",
    "BGN": "BẢN GHI NHỚ",
    "BTT": "BẢN THỎA THUẬN",
    "GUQ": "GIẤY ỦY QUYỀN",
    "GM": "GIẤY MỜI",
    "GGT": "GIẤY GIỚI THIỆU",
    "GNP": "GIẤY NGHỈ PHÉP",
    "PG": "PHIẾU GỬI",
    "PC": "PHIẾU CHUYỂN",
    "PB": "PHIẾU BÁO",
    "ThC": "THƯ CÔNG",
}
OFFICIAL_LETTER = "CV"  # công văn has no abbreviation in the decree
LEGAL = {"NĐ": "NGHỊ ĐỊNH", "TT": "THÔNG TƯ", "L": "LUẬT", "PL": "PHÁP LỆNH"}
_FOLDED = {fold(name): abbreviation for abbreviation, name in {**TYPES, **LEGAL}.items()}


def of_title(text: str, more=()) -> tuple[str, float] | None:
    """(abbreviation, likeness 0 to 1) of a line in capitals that is a type's name, else None.

    `more` are types of the office: (abbreviation, name).
    """
    plain, names = fold(text), _FOLDED | {fold(name): abbreviation for abbreviation, name in more if abbreviation}
    best = max(names, key=lambda name: fuzz.ratio(name, plain))
    likeness = fuzz.ratio(best, plain) / 100
    if likeness < 0.85:
        return None
    rivals = [name for name in (*TYPES.values(), *LEGAL.values()) if fold(name) == best]
    return names[best], likeness if len(rivals) == 1 else likeness * 0.8


def of_symbol(symbol: str) -> str | None:
    """The type that a notation begins with ("QĐ-UBND", "2020/NĐ-CP"), else None: then it is a công văn."""
    first = symbol.split("/")[-1].split("-")[0]
    return first if first in TYPES or first in LEGAL else None
