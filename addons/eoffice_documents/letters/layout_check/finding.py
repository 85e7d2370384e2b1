"""What the checker can say: a sentence a rule, and the article that asks for it."""

from dataclasses import dataclass, field

from ...errors import _lt

# part of a letter → article of N30 PL I Phần I
PARTS = {
    "paper": "I.1–3",
    "font": "I.4",
    "page_number": "I.7",
    "motto": "II.1",
    "watchword": "II.1",
    "agency": "II.2",
    "number": "II.3",
    "place_date": "II.4",
    "type_name": "II.5",
    "abstract": "II.5",
    "addressees": "II.9.a",
    "grounds": "II.6",
    "body": "II.6",
    "authority": "II.7",
    "signer": "II.7",
    "recipients": "II.9.b",
    "mark": "III.2",
}

# part of a letter → what people call it
LABELS = {
    "paper": _lt("Paper and margins"),
    "font": _lt("Font"),
    "page_number": _lt("Page number"),
    "motto": _lt("Name of the nation"),
    "watchword": _lt("Motto of the nation"),
    "agency": _lt("Issuing agency"),
    "number": _lt("Number and symbol"),
    "place_date": _lt("Place and date"),
    "type_name": _lt("Name of the type"),
    "abstract": _lt("Abstract"),
    "addressees": _lt("Addressees (Kính gửi)"),
    "grounds": _lt("Grounds (Căn cứ)"),
    "body": _lt("Body"),
    "authority": _lt("Authority and post of the signer"),
    "signer": _lt("Name of the signer"),
    "recipients": _lt("Recipients (Nơi nhận)"),
    "mark": _lt("Marks"),
}

RULES = {
    "missing": _lt("It was not found."),
    "size": _lt("The size is %(found)s; the decree asks for %(wanted)s."),
    "not_bold": _lt("It must be bold."),
    "bold": _lt("It must not be bold."),
    "not_italic": _lt("It must be italic."),
    "italic": _lt("It must be upright, not italic."),
    "not_capitals": _lt("It must be in capital letters."),
    "capitals": _lt("It must not be in capital letters."),
    "not_centred": _lt("It must be centred."),
    "wording": _lt("The decree writes it exactly so: «%(wanted)s»."),
    "paper_size": _lt("The paper is %(found)s mm; the decree asks for A4, 210 × 297 mm."),
    "margin_top": _lt("The top margin is %(found)s mm; the decree asks for 20–25 mm."),
    "margin_bottom": _lt("The bottom margin is %(found)s mm; the decree asks for 20–25 mm."),
    "margin_left": _lt("The left margin is %(found)s mm; the decree asks for 30–35 mm."),
    "margin_right": _lt("The right margin is %(found)s mm; the decree asks for 15–20 mm."),
    "other_font": _lt("The font is %(found)s; the decree asks for Times New Roman."),
    "old_coding": _lt("The font %(found)s is of an old coding; type the text anew in Unicode, in Times New Roman."),
    "colour": _lt("The colour of the letters is %(found)s; the decree asks for black."),
    "decomposed": _lt("Vietnamese letters are stored in pieces (decomposed Unicode); convert them to TCVN 6909:2001."),
    "page_number_missing": _lt("There is no page number; from page 2 it stands in the middle of the top margin."),
    "page_number_below": _lt("The page number is at the foot; the decree puts it in the middle of the top margin."),
    "page_number_first": _lt("The first page shows its number; it must not."),
    "page_number_aside": _lt("The page number must be centred."),
    "together": _lt("Motto %(motto)s, watchword %(watchword)s, date %(date)s: they go 12, 13, 13 or 13, 14, 14."),
    "no_zero": _lt("A number below 10 is written with a 0 before it: %(wanted)s."),
    "number_spaces": _lt("There are no spaces beside «/» and «-» in a number and symbol."),
    "number_form": _lt("A number and symbol is written «Số: 15/QĐ-UBND»."),
    "symbol_of_type": _lt("The symbol begins with %(found)s, but the abbreviation of this type is %(wanted)s."),
    "symbol_of_none": _lt("The symbol of a công văn begins with the agency, not with a type (%(found)s)."),
    "date_form": _lt("The line is written «Ví Dụ, ngày 05 tháng 02 năm 2026»: comma, small letters, four-digit year."),
    "day_zero": _lt("A day below 10 is written with a 0 before it: ngày %(wanted)s."),
    "month_zero": _lt("The months 1 and 2 are written with a 0 before them: tháng %(wanted)s."),
    "month_no_zero": _lt("Only the months 1 and 2 are written with a 0 before them: tháng %(wanted)s."),
    "no_such_day": _lt("There is no such day."),
    "abstract_form": _lt("The abstract of a công văn begins with «V/v» under the number."),
    "list_dash": _lt("Several are listed one a line, each with a dash."),
    "list_semicolon": _lt("Lines of the list end with «;», the last one with «.»."),
    "list_colon": _lt("«%(wanted)s» is followed by a colon."),
    "not_justified": _lt("%(count)s paragraphs are not justified to both margins."),
    "first_line": _lt("The first line is set in %(found)s cm; the decree asks for 1 cm or 1.27 cm."),
    "between_paragraphs": _lt("Between paragraphs there are %(found)s pt; the decree asks for at least 6 pt."),
    "line_spacing": _lt("The line spacing is %(found)s; the decree asks for single to 1.5 lines."),
    "authority_form": _lt("The authority is written TM., Q., KT., TL. or TUQ., with a point and a space."),
    "authority_collective": _lt("TM. stands before the name of the collective or agency, not before a post."),
    "authority_post": _lt("Below «%(found)s» stands the post of the one who signs."),
    "unofficial_post": _lt("«%(found)s» is no post the State provides for; write the official one."),
    "degree": _lt("Before the name of the signer there is no academic title or degree (%(found)s)."),
    "open_changes": _lt(
        "%(count)s changes are still open, text inserted or struck out. Accept or reject them before the letter goes "
        "to be signed."
    ),
    "open_comments": _lt("%(count)s comments stand beside the text. Delete them before the letter is signed."),
    "keep_line": _lt("The last line is «- Lưu: VT, …», with the unit that drafted it."),
}


@dataclass
class Finding:
    """One thing that is off.

    `code` and `part` are keys of RULES and PARTS; `where` is the beginning of the text in question, empty when
    the whole document is meant; `message` a constant English sentence with `%(name)s` for each of `params`.
    """

    code: str
    part: str
    where: str = ""
    params: dict = field(default_factory=dict)

    @property
    def message(self):
        return RULES[self.code]

    @property
    def article(self):
        return f"NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, mục {PARTS[self.part]}"

    def __str__(self):
        return self.message % self.params


def excerpt(text, most=60):
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
