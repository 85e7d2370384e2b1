"""Pages for tests without Tesseract: lines put where a document has them."""

from eoffice_documents.recognition import Page, Word

WIDTH, HEIGHT, PITCH, LETTER = 1654, 2339, 45, 14


def line(text, left, top, confidence=0.96, letter=LETTER):
    """Words of a line from `left`, each letter `letter` pixels wide."""
    words = []
    for part in text.split():
        words.append(Word(part, left, top, len(part) * letter, 30, confidence))
        left += (len(part) + 1) * letter
    return words


def centred(text, middle, top, **look):
    return line(text, round(middle - len(text) * look.get("letter", LETTER) / 2), top, **look)


def page(*parts, number=1, red=()):
    words = [word for part in parts for word in part]
    text = "\n".join(" ".join(word.text for word in part) for part in parts)
    return Page(number, text, words, WIDTH, HEIGHT, 200, "ocr", red=[word for part in red for word in part])


def header(
    number="Số: 186/TB-UBND", day="Tuy Phước, ngày 30 tháng 11 năm 2015", organs=("ỦY BAN NHÂN DÂN", "HUYỆN TUY PHƯỚC")
):
    left = [centred(organ, 400, 170 + PITCH * place) for place, organ in enumerate(organs)]
    return [
        *left,
        centred(number, 400, 180 + PITCH * len(organs)),
        centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1150, 170),
        centred("Độc lập - Tự do - Hạnh phúc", 1150, 170 + PITCH),
        centred(day, 1150, 280),
    ]


def foot(*signature, name="Đào Duy Quốc", recipients=("- Như trên;", "- Lưu: VT.")):
    left = [
        line("Nơi nhận:", 240, 1300),
        *(line(item, 240, 1340 + 35 * place) for place, item in enumerate(recipients)),
    ]
    right = [centred(sign, 1200, 1300 + PITCH * place) for place, sign in enumerate(signature)]
    return [*left, *right, centred(name, 1200, 1650)]


def body(text="Căn cứ tình hình thực tế và nhiệm vụ được giao, đề nghị các đơn vị thực hiện", top=800):
    return line(text, 280, top)
