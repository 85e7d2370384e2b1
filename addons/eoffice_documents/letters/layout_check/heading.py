"""Motto and watchword, agency, number and symbol, place and date, marks (N30 PL I Phần I.II.1–4, III.2)."""

import re
from datetime import date

from .finding import Finding, excerpt
from .formatting_rules import check_look, missing
from .types import ORDERS, TYPES

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")
WATCHWORD = "Độc lập - Tự do - Hạnh phúc"
BLANK = r"[\s.…_]*"
NUMBER = re.compile(rf"Số\s*:\s*(?P<number>\d+[a-zđ]?|{BLANK})(?P<before>\s*)/(?P<after>\s*)(?P<symbol>\S.*)$")
YEAR = re.compile(r"(\d{4})/")
SYMBOL = re.compile(r"[A-ZĐ][A-Za-zĐđ]*(?:\.[A-ZĐ][A-Za-zĐđ]*)*(?:-[A-Za-zĐđ&.()]+)*$")
DATE = re.compile(
    rf"(?P<place>\S.*), ngày (?P<day>\d+|{BLANK}) ?tháng (?P<month>\d+|{BLANK}) ?năm (?P<year>\d{{4}}|{BLANK})$"
)


def check(document, letter):
    yield from _check_nation(letter)
    yield from _check_agency(letter)
    yield from _check_number(letter)
    yield from _check_date(letter)
    yield from _check_sizes_together(letter)
    for mark in letter["mark"]:
        yield from check_look("mark", mark, bold=True, capitals=True)


def _check_nation(letter):
    motto, watchword = letter.first("motto"), letter.first("watchword")
    if not motto:
        yield missing("motto")
    else:
        if motto.text.upper() not in MOTTO:
            yield Finding("wording", "motto", excerpt(motto.text), {"wanted": MOTTO[0]})
        yield from check_look("motto", motto, sizes=(12, 13), bold=True, italic=False, capitals=True)
    if not watchword:
        yield missing("watchword")
    else:
        if watchword.text != WATCHWORD:
            yield Finding("wording", "watchword", excerpt(watchword.text), {"wanted": WATCHWORD})
        yield from check_look("watchword", watchword, sizes=(13, 14), bold=True, italic=False)


def _check_agency(letter):
    agencies = letter["agency"]
    if not agencies:
        yield missing("agency")
        return
    for piece in agencies:
        yield from check_look("agency", piece, sizes=(12, 13), italic=False, capitals=True)
    if not agencies[-1].every("bold"):  # the parent above it is not
        yield Finding("not_bold", "agency", excerpt(agencies[-1].text))


def _check_number(letter):
    piece = letter.first("number")
    if not piece:
        yield missing("number")
        return
    where = excerpt(piece.text)
    yield from check_look("number", piece, sizes=(13, 13), bold=False, italic=False)
    found = NUMBER.match(piece.text)
    symbol = found and found["symbol"]
    if symbol and letter.kind in ORDERS:
        symbol = YEAR.sub("", symbol, count=1)  # of a legal document: 05/2026/QĐ-UBND
    if symbol and (
        found["after"] or (found["before"] and found["number"].strip()) or re.search(r"\s*-\s+|\s+-", symbol)
    ):
        yield Finding("number_spaces", "number", where)
        symbol = symbol.replace(" ", "")
    if not symbol or not SYMBOL.match(symbol):
        yield Finding("number_form", "number", where)
        return
    digits = found["number"]
    if digits.isdigit() and len(digits) == 1:
        yield Finding("no_zero", "number", where, {"wanted": digits.zfill(2)})
    first = symbol.split("-")[0]
    if letter.kind and first != TYPES[letter.kind]:
        yield Finding("symbol_of_type", "number", where, {"found": first, "wanted": TYPES[letter.kind]})
    if letter["abstract"] and letter.is_cong_van and first in TYPES.values():
        yield Finding("symbol_of_none", "number", where, {"found": first})


def _check_date(letter):
    piece = letter.first("place_date")
    if not piece:
        yield missing("place_date")
        return
    where = excerpt(piece.text)
    yield from check_look("place_date", piece, sizes=(13, 14), bold=False, italic=True)
    found = DATE.match(piece.text)
    if not found:
        yield Finding("date_form", "place_date", where)
        return
    day, month, year = (found[name].strip() for name in ("day", "month", "year"))
    if day.isdigit() and len(day) == 1:
        yield Finding("day_zero", "place_date", where, {"wanted": day.zfill(2)})
    if month in ("1", "2"):
        yield Finding("month_zero", "place_date", where, {"wanted": month.zfill(2)})
    if re.fullmatch("0[3-9]", month):
        yield Finding("month_no_zero", "place_date", where, {"wanted": month[1:]})
    if day.isdigit() and month.isdigit() and year.isdigit() and not _is_day(int(year), int(month), int(day)):
        yield Finding("no_such_day", "place_date", where)


def _is_day(year, month, day):
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


def _check_sizes_together(letter):
    """Motto, watchword and date grow and shrink together (N30 PL I Phần IV note)."""
    pieces = [letter.first(part) for part in ("motto", "watchword", "place_date")]
    if not all(piece and len(piece.sizes) == 1 for piece in pieces):
        return
    motto, watchword, day = (next(iter(piece.sizes)) for piece in pieces)
    in_range = 12 <= motto <= 13 and 13 <= watchword <= 14 and 13 <= day <= 14
    if in_range and not (watchword == motto + 1 and day == watchword):
        sizes = {"motto": f"{motto:g}", "watchword": f"{watchword:g}", "date": f"{day:g}"}
        yield Finding("together", "watchword", excerpt(pieces[1].text), sizes)
