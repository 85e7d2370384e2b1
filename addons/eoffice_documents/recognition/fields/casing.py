"""Names printed in capitals, written the way offices write them in a sentence."""

from ...vietnamese.spelling import is_capitals

# after these a name of a place follows, written with capitals to the end
_PLACES = {"tỉnh", "huyện", "xã", "phường", "quận"}
_PAIRS = {("thành", "phố"), ("thị", "xã"), ("thị", "trấn")}
# organs whose field is named after them: "Sở Nội vụ", "Phòng Tài chính - Kế hoạch"
_ORGANS = {"bộ", "sở", "phòng", "ban", "cục", "vụ", "ủy", "hội", "viện", "trường", "chi"}
_SMALL_AFTER = {
    ("ủy", "ban"),
    ("hội", "đồng"),
    ("ban", "quản"),
    ("chi", "cục"),
    ("văn", "phòng"),
    ("trung", "tâm"),
    ("thanh", "tra"),
}
_LETTERS = {"UBND", "HĐND", "BCĐ", "UBMTTQ", "THPT", "THCS", "PTNT", "BHXH", "TW", "MTTQ", "TP"}


def sentence(name: str) -> str:
    """ "SỞ GIÁO DỤC VÀ ĐÀO TẠO" as "Sở Giáo dục và Đào tạo"; what is not in capitals stays as it is."""
    if not is_capitals(name):
        return name
    words, done, in_place, begin = name.split(), [], False, True
    for place, word in enumerate(words):
        low, before = word.lower(), words[place - 1].lower() if place else ""
        if word.strip(".,&-") in _LETTERS or not any(map(str.isalpha, word)):
            done.append(word)
            begin = word in "-–&"
            continue
        after = words[place + 1].lower() if place + 1 < len(words) else ""
        if low in _PLACES and (low, after) != ("xã", "hội") and (before, low) not in _PAIRS or (before, low) in _PAIRS:
            done.append(low if place else low.capitalize())
            in_place, begin = True, False
        elif low in ("và", "về", "của") and not in_place:
            done.append(low)
            begin = low == "và"
        else:
            done.append(low.capitalize() if in_place or begin else low)
            begin = low.endswith(",") or low in _ORGANS and (low, after) not in _SMALL_AFTER and before != "ủy"
    return " ".join(done)


def position(title: str) -> str:
    """ "PHÓ CHÁNH VĂN PHÒNG" as "Phó Chánh Văn phòng"."""
    if not is_capitals(title):
        return title
    low = title.lower()
    for part in ("phó", "thứ"):
        if low.startswith(part + " "):
            return part.capitalize() + " " + position(title[len(part) + 1 :])
    return (
        low.capitalize()
        .replace("văn phòng", "Văn phòng")
        .replace("thanh tra", "Thanh tra")
        .replace("công an", "Công an")
    )
