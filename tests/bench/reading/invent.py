"""Letters invented from word lists: the same seed gives the same letter, thousands of seeds give different ones."""

import random
from datetime import date, timedelta

from . import wordlists as w
from .letter import Letter

TYPES = ["CV"] * 9 + "QĐ TB KH BC TTr GM CT HD CĐ CTr NQ PA ĐA QC PC".split() + ["QĐ", "TB", "KH", "BC", "TTr", "GM"]


def person(rng):
    return " ".join([rng.choice(w.SURNAMES), *rng.sample(w.MIDDLES, rng.choice((1, 1, 1, 2))), rng.choice(w.GIVEN)])


def _fill(text, rng, day):
    return text.format(
        year=day.year,
        next=day.year + 1,
        later=day.year + 5,
        small=rng.randint(2, 98),
        share=rng.randint(60, 99),
        low=rng.randint(20, 59),
        day=f"{rng.randint(1, 28):02d}",
        month=rng.randint(1, 12),
        matter=rng.choice(w.MATTERS),
        act=rng.choice(w.ACTS),
    )


def _office(rng):
    """(higher organ, issuing organ with its line break, letters, tails for công văn, place, signature)."""
    province, district, commune = rng.choice(w.PROVINCES), rng.choice(w.DISTRICTS), rng.choice(w.COMMUNES)
    level = rng.choice(("department", "department", "province", "district", "district", "commune", "office"))
    chair = rng.choice(
        (
            ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
            ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
            ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
            ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
        )
    )
    if level == "department":
        name, letters, tails = rng.choice(w.DEPARTMENTS)
        head = {"THANH": "CHÁNH THANH TRA", "BAN D": "TRƯỞNG BAN"}.get(name[:5], "GIÁM ĐỐC")
        signature = rng.choice(([head], [f"KT. {head}", f"PHÓ {head}"]))
        return f"UBND TỈNH {province.upper()}", _wrapped(name), letters, tails, province, signature
    if level == "office":
        name, letters = rng.choice(w.OFFICES)
        head = (
            "CHÁNH THANH TRA"
            if name.startswith("THANH")
            else "TRƯỞNG BAN"
            if name.startswith("BAN")
            else "TRƯỞNG PHÒNG"
        )
        return (
            f"UBND HUYỆN {district.upper()}",
            _wrapped(name),
            letters,
            [""],
            district,
            rng.choice(([head], [f"KT. {head}", f"PHÓ {head}"])),
        )
    place, kind, parent = {
        "province": (province, "TỈNH", ""),
        "district": (district, "HUYỆN", rng.choice(("", f"UBND TỈNH {province.upper()}"))),
        "commune": (commune, "XÃ", f"UBND HUYỆN {district.upper()}"),
    }[level]
    signature = chair if level != "commune" else rng.choice(chair_of_commune())
    return parent, f"ỦY BAN NHÂN DÂN\n{kind} {place.upper()}", "UBND", ["NC", "VX", "KT", "TH", "NL"], place, signature


def chair_of_commune():
    return ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]


def _wrapped(name):
    """A long organ name on two lines, as the narrow column makes it."""
    if len(name) <= 24:
        return name
    words = name.split()
    cut = next(k for k in range(len(words)) if len(" ".join(words[: k + 1])) > len(name) * 0.45)
    return " ".join(words[: cut + 1]) + "\n" + " ".join(words[cut + 1 :])


def letter(seed) -> Letter:
    """The letter of this seed."""
    rng = random.Random(f"letter {seed}")
    day = date(2015, 1, 5) + timedelta(days=rng.randint(0, 3600))
    parent, issuer, letters, tails, place, signature = _office(rng)
    kind = rng.choice(TYPES)
    tail = rng.choice(tails)
    symbol = (f"{letters}-{tail}" if tail else letters) if kind == "CV" else f"{kind}-{letters}"
    subject = f"{rng.choice(w.ACTS)} {rng.choice(w.MATTERS)} {_fill(rng.choice(w.SCOPES), rng, day)}"
    if kind != "CV":
        subject = rng.choice((f"Về việc {subject}", subject[0].upper() + subject[1:]))
    deadline = day + timedelta(days=rng.randint(4, 40)) if rng.random() < 0.35 else None
    answered = (
        f"{rng.randint(11, 3999)}/{rng.choice(w.DEPARTMENTS)[1]}-{rng.choice(('VP', 'TH', 'CNTT'))}"
        if kind == "CV" and rng.random() < 0.3
        else ""
    )
    by_pen = rng.random() < 0.25
    return Letter(
        kind,
        parent,
        issuer,
        f"{rng.choice((rng.randint(1, 99), rng.randint(100, 999), rng.randint(1000, 6000))):02d}",
        symbol,
        place,
        day,
        subject,
        _body(rng, day, kind, answered, deadline),
        signature,
        person(rng),
        [
            "Như trên;",
            *rng.sample(w.RECIPIENTS, rng.randint(1, 4)),
            f"Lưu: VT{rng.choice(('', ', TH', ', NC', ', VX'))}.",
        ],
        addressees=_addressees(rng) if kind in ("CV", "TTr", "PC") else [],
        formula="CHỦ TỊCH ỦY BAN NHÂN DÂN" if kind == "QĐ" else "",
        urgency=rng.choice(("urgent", "very_urgent", "express")) if rng.random() < 0.1 else "normal",
        answered=answered,
        deadline=deadline,
        pen_number=by_pen,
        pen_day=by_pen and rng.random() < 0.6,
    )


def _addressees(rng):
    return rng.sample(
        [
            "UBND huyện Tuy Phước",
            "Các phòng, ban chuyên môn huyện",
            "UBND các xã, thị trấn",
            "Hiệu trưởng các trường trực thuộc",
        ],
        rng.randint(1, 3),
    )


def _body(rng, day, kind, answered, deadline):
    first = (
        f"Trả lời Công văn số {answered} ngày {rng.randint(1, 28):02d}/{day:%m/%Y} về {rng.choice(w.MATTERS)}"
        if answered
        else _fill(rng.choice(w.OPENINGS), rng, day)
    )
    paragraphs = [f"{first}, {rng.choice(w.REQUESTS)}:"]
    for number, sentences in enumerate(rng.sample(w.SENTENCES, rng.choice((3, 4, 5, 6, 9))), 1):
        paragraphs.append(f"{number}. {_fill(sentences, rng, day)}.")
    if deadline:
        shape = rng.choice(
            ("{d:%d}/{d.month}/{d.year}", "{d:%d}/{d:%m}/{d.year}", "{d.day} tháng {d.month} năm {d.year}")
        )
        words = rng.choice(("trước ngày", "chậm nhất ngày", "chậm nhất là ngày"))
        paragraphs.append(
            f"Kết quả thực hiện gửi về cơ quan đầu mối {words} {shape.format(d=deadline)} để tổng hợp, báo cáo."
        )
    if kind == "QĐ":
        paragraphs.insert(1, "QUYẾT ĐỊNH:")
    return [*paragraphs, f"{rng.choice(w.CLOSINGS)}./."]


def look(seed):
    """How this seed's letter is set: sizes and margins that offices vary."""
    rng = random.Random(f"look {seed}")
    return {
        "size": rng.choice((13, 13.5, 14)),
        "leading": rng.choice((1.15, 1.25, 1.35)),
        "left": rng.choice((28, 30, 32)),
        "right": rng.choice((15, 18, 20)),
        "spread": rng.choice((4, 6, 8)),
        "gap": rng.choice((3, 5, 6)),
        "to": rng.choice((12, 18, 24)),
        "room": rng.choice((20, 24, 28)),
    }
