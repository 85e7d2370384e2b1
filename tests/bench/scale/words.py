"""Sentences with the statistics of office Vietnamese: words by Zipf's law, most of them pairs of syllables."""

import itertools
import random
import unicodedata

from eoffice_documents.vietnamese.syllables import ONSETS, RHYMES

LINKS = (
    "và của các cho được trong theo về có là với này để những từ đến không khi tại một đã phải do sẽ bị vào ra trên như "
    "nếu sau trước thì cũng bằng qua rồi mà hoặc còn đó nhằm giữa dưới ngoài cùng hơn chưa việc năm ngày tháng số phòng "
    "xã huyện tỉnh ban sở thôn khoản điều mục phần bước lần nhóm đợt quý tuần"
).split()
WORDS = (
    "thực hiện|quy định|ủy ban|nhân dân|cơ quan|đơn vị|công tác|kế hoạch|báo cáo|tổ chức|quản lý|nhà nước|chính quyền|"
    "địa phương|cán bộ|công chức|viên chức|người dân|giải quyết|thủ tục|hành chính|hồ sơ|quyết định|nghị quyết|chỉ thị|"
    "công văn|tờ trình|kiểm tra|đánh giá|tổng hợp|xây dựng|phát triển|kinh tế|xã hội|đầu tư|dự án|ngân sách|kinh phí|"
    "tài chính|tài nguyên|môi trường|đất đai|quy hoạch|sử dụng|chuyển đổi|giáo dục|đào tạo|trường học|học sinh|y tế|"
    "bệnh viện|dịch bệnh|phòng chống|văn hóa|thể thao|du lịch|lễ hội|di tích|an ninh|trật tự|quốc phòng|quân sự|"
    "nông nghiệp|nông thôn|thủy lợi|chăn nuôi|trồng trọt|lâm nghiệp|bảo vệ|rừng phòng|thiên tai|bão lũ|hạn hán|giao thông|"
    "vận tải|công trình|thi công|nghiệm thu|đấu thầu|hợp đồng|giải phóng|mặt bằng|bồi thường|hỗ trợ|tái định|khiếu nại|"
    "tố cáo|tiếp dân|thanh tra|xử lý|vi phạm|kỷ luật|khen thưởng|thi đua|phong trào|đoàn thể|thanh niên|phụ nữ|cựu chiến|"
    "mặt trận|tổ quốc|hội nghị|cuộc họp|giấy mời|thành phần|thời gian|địa điểm|chuẩn bị|nội dung|tài liệu|tham dự|phân công|"
    "nhiệm vụ|trách nhiệm|phối hợp|triển khai|hướng dẫn|tuyên truyền|phổ biến|pháp luật|nghị định|thông tư|căn cứ|đề nghị|"
    "yêu cầu|kết quả|tiến độ|chất lượng|hiệu quả|khó khăn|vướng mắc|kiến nghị|đề xuất|giải pháp|mục tiêu|chỉ tiêu|tỷ lệ|"
    "số lượng|danh sách|đối tượng|chính sách|bảo hiểm|hộ nghèo|cận nghèo|lao động|việc làm|thu nhập|doanh nghiệp|hợp tác|"
    "sản xuất|kinh doanh|thị trường|giá cả|hàng hóa|tiêu dùng|chợ phiên|thương mại|dịch vụ|cải cách|một cửa|liên thông|"
    "chữ ký|lưu trữ|văn thư|bảo mật|tập huấn|tiếp nhận|chuyển giao|bàn giao|kiểm kê|tài sản|trang thiết|phương tiện|"
    "xăng dầu|điện nước|tiết kiệm|lãng phí|tham nhũng|minh bạch|công khai|dân chủ|giám sát|bầu cử|đại biểu|cử tri|kỳ họp|"
    "chủ tịch|phó chủ|trưởng phòng|chuyên viên|giám đốc|hiệu trưởng|bí thư|đảng viên|chi bộ|đảng ủy|nghị trình|kết luận"
).split("|")
TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
# Said by the benchmark's questions alone, in as many documents as it wants: never by chance.
KEPT = {"công", "nghệ", "quán", "thoa", "karaoke"}
RARE, SENTENCES = 9_000, 60_000


def sentences(seed=2026):
    """``SENTENCES`` sentences of 9 to 15 syllables; always the same ones."""
    chance = random.Random(seed)
    rare = [f"{a} {b}" for a, b in itertools.pairwise(_syllables(chance, RARE + 1))]
    words = [word for word in (*_shuffled(chance, LINKS + WORDS), *rare) if not KEPT & set(word.split())]
    weights = list(itertools.accumulate((rank + 3) ** -1.25 for rank in range(len(words))))
    for _ in range(SENTENCES):
        parts = chance.choices(words, cum_weights=weights, k=chance.randint(6, 9))
        yield " ".join(parts).capitalize()


def _shuffled(chance, words):
    words = list(words)
    chance.shuffle(words)
    return words


def _syllables(chance, count):
    rhymes = sorted(RHYMES)
    for _ in range(count):
        rhyme = chance.choice(rhymes)
        main = max(at for at, letter in enumerate(rhyme) if letter in "aăâeêioôơuưy")
        marked = rhyme[: main + 1] + chance.choice(TONES) + rhyme[main + 1 :]
        yield unicodedata.normalize("NFC", chance.choice(ONSETS) + marked)
