"""The set phrases of a letter: date line, number, lists, signature block (N30 PL I Phần I.II)."""

import re
import unicodedata

TO_FILL = "\N{NO-BREAK SPACE}" * 8  # where the number or a date comes at issue
URGENCY = {"urgent": "KHẨN", "very_urgent": "THƯỢNG KHẨN", "express": "HỎA TỐC"}  # PL I I.III.2.b
GROUND = re.compile(r"(?:căn cứ|xét|theo đề nghị|thực hiện nghị quyết)\b", re.IGNORECASE)
ARTICLE = re.compile(r"(?:Điều|Phần|Chương|Mục|Tiểu mục)\s+(?:\d+|[IVXLC]+)\s*[.:]?", re.IGNORECASE)
DASH = re.compile(r"^\s*[-–+•*]\s*")
ABBREVIATED = (("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"))
# posts that the State does not provide for are not written (PL I I.II.7.c)
UNOFFICIAL = re.compile(r"\s*(?:thường trực|phụ trách|điều hành)\b.*$", re.IGNORECASE)


def place_date(place: str, day=None, year: int | None = None) -> str:
    """«Ví Dụ, ngày 05 tháng 02 năm 2026»; without a `day`, room to write it (N30 PL I Phần I.II.4)."""
    if not day:
        return f"{place or TO_FILL}, ngày{TO_FILL}tháng{TO_FILL}năm {year or TO_FILL}"
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{place or TO_FILL}, ngày {day.day:02} tháng {month} năm {day.year}"


def number_text(number) -> str:
    """The number in Arabic digits, below 10 with a 0 before it (N30 PL I Phần I.II.3.c); nothing yet: room for it."""
    text = str(number or "").strip()
    return text.zfill(2) if text.isdigit() else text or TO_FILL


def agency_name(name: str) -> str:
    """The issuing agency in full: only its parent may be abbreviated (N30 PL I Phần I.II.2)."""
    for short, full in ABBREVIATED:
        name = re.sub(rf"\b{short}\b", full, name)
    return name


def lines(text: str | None) -> list[str]:
    """The lines of a list somebody typed, without dashes and closing points."""
    plain = (DASH.sub("", line).strip().rstrip(";.,").strip() for line in (text or "").splitlines())
    return [unicodedata.normalize("NFC", line) for line in plain if line]


def recipients(text: str | None, keepers=()) -> list[str]:
    """The list under Nơi nhận, whose last line says where it is kept: «Lưu: VT, NV» (N30 PL I Phần I.II.9.b)."""
    listed = lines(text)
    kept = [line for line in listed if line.lower().startswith("lưu")]
    others = [line for line in listed if line not in kept]
    return [*others, kept[-1] if kept else ", ".join(("Lưu: VT", *filter(None, keepers)))]


def grounds_and_body(text: str | None) -> tuple[list[str], list[dict]]:
    """The grounds that open a text, each with its closing sign, and the paragraphs after them."""
    rest = [unicodedata.normalize("NFC", line.strip()) for line in (text or "").splitlines() if line.strip()]
    found = []
    while rest and GROUND.match(rest[0]):
        found.append(rest.pop(0).rstrip(";.,"))
    closed = [f"{line}{'.' if line is found[-1] else ';'}" for line in found]
    return closed, [_paragraph(line) for line in rest]


def _paragraph(line):
    heading = ARTICLE.match(line)
    return {"bold": heading[0], "text": line[heading.end() :]} if heading else {"bold": "", "text": line}


def official_title(title: str | None) -> str:
    """«Phó Chủ tịch Thường trực» signs as «Phó Chủ tịch» (N30 PL I Phần I.II.7.c)."""
    return UNOFFICIAL.sub("", title or "").strip()


def subject(text: str | None, of_letter: bool = False) -> str:
    """The abstract without «V/v», which the form of a công văn writes itself; `of_letter`: nor «Về việc»."""
    text = re.sub(r"^\s*v/v\s+", "", text or "", flags=re.IGNORECASE)
    return re.sub(r"^\s*về việc\s+", "", text, flags=re.IGNORECASE) if of_letter else text


def head_of(title: str, agency: str) -> str:
    """«Trưởng phòng Nội vụ» for the head of the «Phòng Nội vụ», «Chủ tịch Ủy ban…» for that of a committee."""
    words = title.split()
    if words and agency.lower().startswith(words[-1].lower() + " "):
        words.pop()
        agency = agency[0].lower() + agency[1:]
    return " ".join([*words, agency])


def annex_title(number: int, count: int) -> str:
    """«Phụ lục»; with more than one, their Roman numbers (N30 PL I Phần I.III.1)."""
    return f"Phụ lục {roman(number)}" if count > 1 else "Phụ lục"


def roman(number: int) -> str:
    text = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += letters * (number // value)
        number %= value
    return text


def annex_of(type_name: str, reference: str, day, agency: str) -> str:
    """What an annex belongs to: on paper number and date; in an electronic document they stay empty, as it has them.

    (N30 PL I Phần I.III.1; forms 2.1 and 2.2)
    """
    number = reference or f"{TO_FILL}/{TO_FILL}"
    when = place_date("", day).partition(", ")[2]
    return f"(Kèm theo {type_name} số {number} {when} của {agency})"
