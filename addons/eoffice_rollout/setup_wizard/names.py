import re

from odoo.addons.eoffice_documents.fulltext import fold

# the first words of a unit's name, longest first within a kind; keys of eoffice.unit.type
KINDS = (
    ("ubnd xa", "commune"),
    ("ubnd phuong", "town"),
    ("ubnd thi tran", "town"),
    ("uy ban nhan dan xa", "commune"),
    ("uy ban nhan dan phuong", "town"),
    ("uy ban nhan dan thi tran", "town"),
    ("ubnd", "committee"),
    ("uy ban nhan dan", "committee"),
    ("van phong", "office"),
    ("phong", "department"),
    ("so", "department"),
    ("thanh tra", "department"),
    ("xa", "commune"),
    ("phuong", "town"),
    ("thi tran", "town"),
    ("mat tran", "association"),
    ("uy ban mat tran", "association"),
    ("hoi", "association"),
    ("doan", "association"),
    ("lien doan", "association"),
)
JOINERS = {"va", "cua", "cac", "thuoc"}
COMMITTEES = ("committee", "commune", "town")


def _words(name):
    return re.findall(r"\w+", name or "")


def _starts(name, start):
    return f"{fold(name)} ".startswith(f"{start} ")


def kind_of(name):
    """The kind a unit of this name has most likely; what is none of them serves (đơn vị sự nghiệp)."""
    return next((kind for start, kind in KINDS if _starts(name, start)), "service")


def _initials(words):
    """Phòng Tài chính - Kế hoạch: PTCKH; what is short already stays: BQLDA. Of the marks only that of Đ stays."""
    return "".join(
        word if len(word) > 1 and word.isupper() else "Đ" if word[0] in "đĐ" else fold(word)[0].upper()
        for word in words
        if fold(word) not in JOINERS
    )


def symbol_of(name):
    """The abbreviation in the symbols of what a unit issues, with its accents (N30 PL III): PLĐTBXH, UBND, VP."""
    kind = kind_of(name)
    return "UBND" if kind in COMMITTEES else "VP" if kind == "office" else _initials(_words(name))


def code_of(name):
    """The short code of a unit in the house, without accents: TCKH, PHUOCAN, VP."""
    kind, words = kind_of(name), _words(name)
    if kind == "office":
        return "VP"
    if kind == "committee":
        return "UBND"
    start = next((start for start, found in KINDS if found == kind and _starts(name, start)), "")
    rest = words[len(start.split()) :] if kind in ("commune", "town", "department") else words
    plain = "".join(rest) if kind in ("commune", "town") else _initials(rest or words)
    return fold(plain).replace(" ", "").upper()


def id_of(text):
    """``text`` as the bare external id of a row: small letters, digits and underscores."""
    return re.sub(r"[^a-z0-9]+", "_", fold(text or "")).strip("_") or "moi"
