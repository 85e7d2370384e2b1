"""Common pairs of syllables in administrative Vietnamese, to put right the marks that small print loses.

Scans at 150 to 200 dpi turn the hook into an acute ("kiếm tra" for "kiểm tra") or lose a tone ("tô chức"), and
Tesseract is sure of it. A pair that is written like a common one but for such marks, and is none itself, is that one.
"""

import unicodedata

from ..vietnamese.spelling import fold
from ..vietnamese.syllables import is_syllable
from .model import Word

_PAIRS = """
dân tỉnh|ubnd tỉnh|kiểm tra|kiểm soát|kiểm điểm|kiểm kê|kiểm sát|kiểm toán|kiểm định|tổ chức|tổ trưởng|tổ giúp|tổng kết|tổng hợp|tổng số|tổng cục|tổng thể|chuyển đổi|chuyển giao|
chuyển xử|di chuyển|luân chuyển|vận chuyển|chuyển biến|bảo hiểm|bảo đảm|bảo vệ|bảo quản|bảo trì|đảm bảo|đẩy mạnh|thúc đẩy|đoàn thể|cụ thể|tập thể|thể thao|
thể dục|thể hiện|thể thức|có thể|chủ thể|tổng thể|toàn thể|phổ biến|phổ thông|phổ cập|khẩn trương|khẩn cấp|thượng khẩn|thẩm quyền|thẩm định|thẩm tra|thẩm phán|
quản lý|quản trị|sản xuất|tài sản|thủy sản|khoáng sản|bất động|sản phẩm|thực phẩm|dược phẩm|giải quyết|giải pháp|giải thích|giải phóng|giải trình|hòa giải|
cải cách|cải thiện|cải tạo|chỉ đạo|chỉ thị|chỉ tiêu|chỉ huy|địa chỉ|chỉ số|chỉ định|chỉ dẫn|chỉnh lý|điều chỉnh|hoàn chỉnh|chấn chỉnh|chỉnh sửa|chủ tịch|
chủ trì|chủ động|chủ trương|chủ yếu|chủ nhiệm|chủ đầu|chủ quản|dân chủ|tự chủ|thủ tục|thủ trưởng|thủ tướng|bảo thủ|tuân thủ|phủ quyết|chính phủ|đầy đủ|đủ điều|
củng cố|cổ phần|sử dụng|xử lý|xử phạt|điện tử|cử tri|cử cán|bầu cử|ứng cử|lịch sử|nửa đầu|sửa đổi|bổ sung|bổ nhiệm|phân bổ|cổng thông|đổi mới|thay đổi|trao đổi|
biến đổi|nổi bật|phối hợp|hỗ trợ|mỗi ngày|nỗ lực|chỗ ở|kể từ|kể cả|kế hoạch|kế toán|thiết kế|thống kê|thống nhất|hệ thống|truyền thống|tuyên truyền|truyền thông|
truyền thanh|đường truyền|thông tin|thông báo|thông qua|giao thông|nông thôn|nông nghiệp|nghiệp vụ|nghiêm túc|kinh phí|kinh tế|thực hiện|thực tế|thực trạng|
triển khai|phát triển|phát hiện|phát sinh|phát huy|hiển thị|điển hình|biển báo|tuyển dụng|tuyển chọn|tuyển sinh|thi tuyển|hiểu biết|tìm hiểu|thiểu số|tối thiểu|
giảm nghèo|giảm thiểu|suy giảm|cảnh báo|hoàn cảnh|cảnh sát|cảm ơn|trường hợp|trường học|môi trường|hiện trường|tăng cường|tăng trưởng|ảnh hưởng|phản ánh|phản hồi|
bản đồ|văn bản|cơ bản|căn bản|cơ sở|trụ sở|hồ sơ|sơ kết|sơ tán|mở rộng|mở rộng|quyết định|quy định|quy hoạch|quy chế|quy trình|đề nghị|đề xuất|đề án|vấn đề|
báo cáo|công tác|công việc|công chức|công văn|công khai|công nghệ|công dân|công an|công trình|cán bộ|toàn bộ|nội bộ|nội dung|nội vụ|nhiệm vụ|dịch vụ|phục vụ|
trách nhiệm|kết quả|hiệu quả|hậu quả|ủy ban|ủy quyền|đảng ủy|tỉnh ủy|huyện ủy|nhân dân|hội đồng|hợp đồng|đồng chí|đồng thời|đồng bộ|lãnh đạo|đào tạo|giáo dục|
tập huấn|hướng dẫn|theo dõi|đôn đốc|đánh giá|xây dựng|đầu tư|dự toán|dự án|dự thảo|thảo luận|hội thảo|khảo sát|tham khảo|tham mưu|tham gia|tham dự|tiếp nhận|
tiếp tục|tiến độ|tiến hành|chế độ|mức độ|thời gian|thời hạn|địa bàn|địa phương|địa điểm|thời điểm|đặc điểm|trọng điểm|thí điểm|quan điểm|trang thiết|thiết bị|
máy tính|vi tính|phần mềm|thành phần|thành phố|thị trấn|thị xã|hạ tầng|kỹ thuật|kỹ năng|pháp luật|kỷ luật|kỷ niệm|khiếu nại|tố cáo|tố tụng|tiếp công|an toàn|
an ninh|trật tự|vệ sinh|môi sinh|dịch bệnh|phòng chống|phòng cháy|chữa cháy|thiên tai|cứu nạn|tai nạn|nạn nhân|đất đai|sử dụng|mặt bằng|xã hội|văn hóa|văn phòng|
văn thư|lưu trữ|lưu ý|khen thưởng|thi đua|bình đẳng|bình thường|đăng ký|danh sách|chính sách|chính trị|chính quyền|hành chính|tài chính|ngân sách|ngân hàng|tài liệu|
số liệu|dữ liệu|nguyên liệu|tỷ lệ|điều lệ|lệ phí|học sinh|sinh viên|giáo viên|chuyên viên|chuyên môn|thành viên|đoàn viên|nhân viên|biên chế|biên bản|tư pháp|
tư tưởng|thanh tra|thanh niên|thanh toán|bàn giao|chuyển tiếp|kịp thời|yêu cầu|nhu cầu|toàn cầu|nghiên cứu|căn cứ|xét duyệt|phê duyệt|phê bình|ban hành|thi hành|
vận hành|chấp hành|điều hành|vận động|hoạt động|lao động|người lao|thương binh|liệt sĩ|gia đình|gia súc|gia cầm|trẻ em|phụ nữ|cao tuổi|sức khỏe|y tế|quốc tế|
quốc gia|quốc phòng|quân sự|nghĩa vụ|nhập ngũ|dân quân|tự vệ|bảo mật|bí mật|mật khẩu|nhân khẩu|hộ khẩu|xuất khẩu|nhập khẩu|cửa khẩu|cửa hàng|một cửa|hằng năm|
hàng năm|quý báu|quý cơ|quý i|giai đoạn|thuận lợi|khó khăn|vướng mắc|tồn tại|hạn chế|nguyên nhân|đơn vị|cơ quan|liên quan|liên hệ|liên kết|phân công|phân cấp|
cấp trên|cấp huyện|cung cấp|trợ cấp|trung tâm|trung ương|quan tâm|rà soát|giám sát|giám đốc|tự động|tự nguyện|tình nguyện|tình hình|tinh thần|tinh giản|tính toán|
tính chất|quan trọng|chú trọng|chú ý|trân trọng|kính mời|kính gửi|kính trình|kính đề|gửi về|trả lời|trả kết|bồi thường|nhà nước|đất nước|nước sạch|năng lượng|
chất lượng|số lượng|lực lượng|thế giới|thay thế|ưu thế|vị thế|thế nào|lợi thế|đi đôi|đối với|đối tượng|đối thoại|phản đối|tuyệt đối|cố gắng|sự cố|cố định|cố ý
"""


def _plain(text):
    """Without the tones that small print confuses: hook, acute and grave; circumflex, horn and dot stay."""
    kept = (letter for letter in unicodedata.normalize("NFD", text) if letter not in "\u0300\u0301\u0309")
    return unicodedata.normalize("NFC", "".join(kept))


_KNOWN = {pair for pair in _PAIRS.replace("\n", "").split("|") if pair}
_BY_PLAIN, _BY_BARE = {}, {}
for _pair in _KNOWN:
    _BY_PLAIN.setdefault(_plain(_pair), set()).add(_pair)
    _BY_BARE.setdefault(fold(_pair), set()).add(_pair)


_FIGURES = str.maketrans("SOoIl|BZ", "50011182")


def _numbered(word):
    """The notation after "số" with letters that stand for figures before its stroke as figures: "S4/CT-TTg"."""
    figures, stroke, rest = word.text.partition("/")
    plain = figures.translate(_FIGURES)
    return word._replace(text=plain + stroke + rest) if stroke and plain.isdigit() and len(plain) < 6 else word


def mend(words: list[Word]) -> list[Word]:
    """The words with pairs put right that are a common pair but for such marks, and figures of notations."""
    mended = list(words)
    for place in range(1, len(mended)):
        if fold(mended[place - 1].text) == "so" and any(map(str.isdigit, mended[place].text.split("/")[0])):
            mended[place] = _numbered(mended[place])
    for place in range(len(mended) - 1):
        first, second = mended[place], mended[place + 1]
        read = f"{first.text.lower()} {second.text.lower().rstrip('.,;:)')}"
        if second.text[:1].isupper() and not second.text.isupper():
            continue  # a name: "Anh Hương" is nobody's influence
        if not (first.text.isalpha() and second.text[:1].isalpha()):
            continue  # a sign before the letters would shift them
        possible = all(map(is_syllable, read.split()))
        meant = _BY_PLAIN.get(_plain(read), set()) if possible else _sharing(_BY_BARE.get(fold(read), set()), read)
        if read not in meant and len(meant) == 1:
            for at, word, right in zip((place, place + 1), (first, second), next(iter(meant)).split()):
                mended[at] = word._replace(text=_cased(right, word.text))
    return mended


def _sharing(pairs, read):
    """Of several pairs those that have a word just as it was read."""
    return {pair for pair in pairs if set(pair.split()) & set(read.split())} or pairs


def _cased(right, like):
    """`right` with the capitals of what was read and the signs after it."""
    head, tail = like[: len(right)], like[len(right) :]
    if head.isupper():
        return right.upper() + tail
    return (right.capitalize() if head[:1].isupper() else right) + tail
