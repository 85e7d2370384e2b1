"""Names of persons: which syllables they are made of, to put right the marks that a seal over them hides."""

from ...vietnamese.spelling import fold

# a name that begins otherwise has probably lost its first word under the seal
_SURNAMES = set(
    "nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh doan luong trinh ta chau "
    "quach mai cao thai to ha dao truong lam phung kieu luu vuong ton tang diep nghiem lai thach kim danh "
    "son giang la ma nong be vi lo quan hua lu an bach ba bien cam chu cu cung dam dau dong han kha khong "
    "khuc kien lang luc lieu mac man nham ninh ong pho phi phuong sam tan tiet tieu tong trang tu ung van "
    "vien dieu ksor rmah siu ro rcham nay hmok".split()
)
_COMMON = "Nguyễn Trần Phạm Huỳnh Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Trịnh Đinh Đoàn Lương Trương".split()
_MIDDLE = (
    "Văn Thị Hữu Đức Minh Quốc Ngọc Xuân Thanh Thành Đình Công Quang Hoàng Bá Trọng Duy Anh Thế Tiến Việt Viết Hồng "
    "Kim Mỹ Thu Phương Bích Tuấn Hoài Gia Khánh Bảo Nhật Trung "
    "Tấn Chí Phước Như Hải Đăng Vĩnh Vinh Phú Mạnh Huy Sỹ Đắc "
    "Nguyên Nguyễn Tuyết Lệ Diệu Cẩm Thúy Ánh Kiều Hà Thái Lê Trần Phan Phạm Hồ Đỗ Ngô Mai Bùi Vũ Võ Đặng Huỳnh Dương "
    "Hùng Dũng Sơn Long Lâm Tường Cao Đại Khắc Nam Bắc Đông Tây Tú Tùng Vân Yến Lan Hương Thảo Thùy Trúc Quỳnh Nữ Hạnh"
).split()


def _by_plain(names):
    plain = {}
    for name in names:
        plain.setdefault(fold(name), []).append(name)
    return {key: spelled[0] for key, spelled in plain.items() if len(spelled) == 1}


_ONE_SURNAME, _ONE_MIDDLE = _by_plain(_COMMON), _by_plain(_MIDDLE)


def mended(name: list[str]) -> tuple[list[str], float]:
    """The words of a name with the marks of common ones put right, and how sure it can be at most.

    Only what is no common name itself is touched, and only where one common name is written so but for its marks.
    """
    first = fold(name[0])
    right = [_ONE_SURNAME.get(first, name[0])]
    right += [word if word in _MIDDLE else _ONE_MIDDLE.get(fold(word), word) for word in name[1:-1]]
    right += name[len(right) :]
    at_most = 0.97 if len(name) > 2 and first in _SURNAMES else 0.8
    return right, at_most if right == name else min(at_most, 0.88)
