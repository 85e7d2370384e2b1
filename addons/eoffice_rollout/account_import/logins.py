from odoo.addons.eoffice_documents.fulltext import words

# how offices shorten the posts they name accounts after: tp.vanhoa, cv.noivu
POSTS = (
    ("pho truong phong", "ptp"),
    ("truong phong", "tp"),
    ("pho chu tich", "pct"),
    ("chu tich", "ct"),
    ("pho chanh van phong", "pvp"),
    ("chanh van phong", "cvp"),
    ("van thu", "vt"),
    ("chuyen vien", "cv"),
)
KINDS = ("ubnd", "phong", "trung tam", "ban", "xa", "phuong", "thi tran", "huyen", "tram", "hoi")


def login_stem(job_title, unit_name):
    """The log-in name an office would give: post and unit without accents, e.g. tp.vanhoa."""
    title = " ".join(words(job_title or ""))
    post = next((short for name, short in POSTS if title.startswith(name)), None)
    post = post or "".join(word[0] for word in title.split()[:4]) or "cb"
    unit = " ".join(words(unit_name or ""))
    while kind := next((kind for kind in KINDS if unit.startswith(f"{kind} ")), None):
        unit = unit.removeprefix(kind).strip()
    return f"{post}.{''.join([word for word in unit.split() if word.isascii()][:2]) or 'coquan'}"


def free_login(stem, taken):
    """``stem``, or with the first number that makes it differ from the names ``taken``."""
    login, number = stem, 1
    while login in taken:
        number += 1
        login = f"{stem}{number}"
    return login
