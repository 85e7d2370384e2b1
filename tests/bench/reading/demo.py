"""The six scans of the sample office, config/tuy_phuoc/scans: invented letters of public offices to UBND huyện Tuy Phước.

Run from the checkout: PYTHONPATH=tests/bench python -m reading.demo
"""

import json
import random
from datetime import date
from pathlib import Path

from PIL import Image

from .letter import Letter
from .printing import to_pdf
from .scanner import Scanner, scan, to_jpeg, to_scan_pdf

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "config" / "tuy_phuoc" / "scans"
TRUTH = ROOT / "tests" / "recognition" / "demo_truth.json"
PROVINCE = "UBND TỈNH BÌNH ĐỊNH"

OFFICIAL_LETTER = Letter(
    "CV",
    PROVINCE,
    "SỞ THÔNG TIN VÀ\nTRUYỀN THÔNG",
    "1075",
    "STTTT-CNTT",
    "Bình Định",
    date(2015, 11, 25),
    "báo cáo kết quả ứng dụng công nghệ thông tin năm 2015",
    [
        "Thực hiện chỉ đạo của UBND tỉnh về việc đánh giá mức độ ứng dụng công nghệ thông tin trong hoạt động của cơ quan nhà nước, Sở Thông tin và Truyền thông đề nghị UBND các huyện, thị xã, thành phố báo cáo kết quả thực hiện năm 2015 với những nội dung sau:",
        "1. Hạ tầng kỹ thuật: số máy vi tính, máy quét, mạng nội bộ và đường truyền tại văn phòng, các phòng chuyên môn và UBND các xã, thị trấn.",
        "2. Phần mềm: tình hình sử dụng văn phòng điện tử, thư điện tử công vụ, một cửa điện tử; số văn bản đến, văn bản đi được xử lý trên môi trường mạng so với tổng số văn bản.",
        "3. Nguồn nhân lực: số cán bộ chuyên trách, số lớp tập huấn đã mở và số người tham gia.",
        "4. Khó khăn, vướng mắc và kiến nghị; kế hoạch ứng dụng công nghệ thông tin năm 2016.",
        "Báo cáo gửi về Sở Thông tin và Truyền thông trước ngày 15/12/2015 để tổng hợp, trình UBND tỉnh. Quá thời hạn trên, đơn vị nào không báo cáo xem như không hoàn thành nhiệm vụ./.",
    ],
    ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
    "Lê Thanh Tuyến",
    ["Như trên;", "UBND tỉnh (b/c);", "Giám đốc, các PGĐ Sở;", "Lưu: VT, CNTT."],
    addressees=["UBND huyện Tuy Phước"],
    deadline=date(2015, 12, 15),
)

DECISION = Letter(
    "QĐ",
    "",
    "ỦY BAN NHÂN DÂN\nTỈNH BÌNH ĐỊNH",
    "4318",
    "QĐ-UBND",
    "Bình Định",
    date(2015, 12, 4),
    "Về việc giao chỉ tiêu sử dụng văn phòng điện tử\ncho các huyện, thị xã, thành phố năm 2016",
    [
        "Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 26/11/2003;",
        "Căn cứ Luật Công nghệ thông tin ngày 29/6/2006;",
        "Xét đề nghị của Giám đốc Sở Thông tin và Truyền thông,",
        "QUYẾT ĐỊNH:",
        "Điều 1. Giao chỉ tiêu sử dụng văn phòng điện tử năm 2016 cho UBND các huyện, thị xã, thành phố như sau: 100% văn bản đến được quét và chuyển xử lý trên mạng; ít nhất 80% văn bản giữa các phòng chuyên môn với nhau chỉ gửi bản điện tử; 100% lịch công tác và giấy mời được đăng trên trang thông tin điện tử của huyện.",
        "Điều 2. Chủ tịch UBND các huyện, thị xã, thành phố phân công người chịu trách nhiệm, bảo đảm máy quét, đường truyền, kinh phí duy trì và báo cáo kết quả định kỳ sáu tháng, một năm.",
        "Đối với huyện Tuy Phước, thực hiện thí điểm tại 12 phòng chuyên môn trước khi mở rộng ra các đơn vị còn lại và UBND các xã, thị trấn.",
        "Điều 3. Sở Thông tin và Truyền thông hướng dẫn, kiểm tra việc thực hiện, tổng hợp báo cáo UBND tỉnh; Sở Tài chính bố trí kinh phí trong dự toán năm 2016; Sở Nội vụ đưa kết quả sử dụng vào tiêu chí xét thi đua hằng năm của các địa phương.",
        "Điều 4. Chánh Văn phòng UBND tỉnh, Giám đốc các sở Thông tin và Truyền thông, Tài chính, Nội vụ, Chủ tịch UBND các huyện, thị xã, thành phố và thủ trưởng các cơ quan có liên quan chịu trách nhiệm thi hành Quyết định này kể từ ngày ký./.",
    ],
    ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
    "Trần Quang Hậu",
    ["Như Điều 4;", "TT. Tỉnh ủy (b/c);", "CT, các PCT UBND tỉnh;", "UBND huyện Tuy Phước;", "Lưu: VT, K12."],
    formula="CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
)

PLAN = Letter(
    "KH",
    PROVINCE,
    "SỞ NỘI VỤ",
    "1420",
    "KH-SNV",
    "Bình Định",
    date(2015, 12, 2),
    "Kiểm tra công tác văn thư, lưu trữ tại các huyện, thị xã\nvà thành phố năm 2016",
    [
        "Để nắm tình hình thực hiện các quy định về văn thư, lưu trữ và việc chuyển đổi từ văn bản giấy sang văn bản điện tử, Sở Nội vụ xây dựng kế hoạch kiểm tra như sau:",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Đánh giá đúng thực trạng công tác văn thư, lưu trữ; kịp thời phát hiện những nơi làm tốt để nhân rộng và những thiếu sót để chấn chỉnh.",
        "2. Việc kiểm tra bảo đảm khách quan, không làm ảnh hưởng đến hoạt động bình thường của cơ quan được kiểm tra.",
        "II. NỘI DUNG KIỂM TRA",
        "1. Việc ban hành quy chế văn thư, lưu trữ; bố trí người làm văn thư, kho lưu trữ và trang thiết bị bảo quản tài liệu.",
        "2. Việc tiếp nhận, đăng ký, trình, chuyển giao văn bản đến; việc soạn thảo, trình ký, đóng dấu, phát hành và lưu văn bản đi; việc quản lý và sử dụng con dấu.",
        "3. Việc lập hồ sơ công việc và giao nộp hồ sơ vào lưu trữ cơ quan; việc chỉnh lý tài liệu tồn đọng từ năm 2010 trở về trước.",
        "4. Việc sử dụng phần mềm văn phòng điện tử: tỷ lệ văn bản được quét, thời gian từ khi văn bản đến cho tới khi lãnh đạo có ý kiến, tỷ lệ công việc hoàn thành đúng hạn.",
        "III. ĐỐI TƯỢNG, THỜI GIAN",
        "1. Đợt một, từ ngày 11/01/2016 đến ngày 22/01/2016: các huyện Tuy Phước, Vân Canh, Phù Cát và thị xã An Nhơn.",
        "2. Đợt hai, từ ngày 07/3/2016 đến ngày 18/3/2016: các huyện còn lại và thành phố Quy Nhơn.",
        "3. Tại mỗi huyện, đoàn làm việc với văn phòng, hai phòng chuyên môn và hai xã, thị trấn do đoàn chọn trước khi đến làm việc ba ngày.",
        "IV. TỔ CHỨC THỰC HIỆN",
        "1. Chi cục Văn thư - Lưu trữ chuẩn bị đề cương báo cáo, biểu mẫu thống kê, dự thảo quyết định thành lập đoàn kiểm tra và thông báo lịch cụ thể cho từng đơn vị.",
        "2. UBND các huyện, thị xã, thành phố chuẩn bị báo cáo bằng văn bản theo đề cương, gửi về Sở Nội vụ chậm nhất ngày 31/12/2015; bố trí thành phần làm việc và cung cấp hồ sơ, tài liệu theo yêu cầu của đoàn.",
        "3. Kết thúc mỗi đợt, đoàn kiểm tra lập biên bản, báo cáo Giám đốc Sở và thông báo kết luận đến từng đơn vị. Sau mười ngày làm việc kể từ khi có kết luận, đơn vị được kiểm tra báo cáo kết quả khắc phục.",
        "4. Kinh phí kiểm tra lấy từ nguồn chi thường xuyên năm 2016 của Chi cục Văn thư - Lưu trữ.",
        "Trên đây là kế hoạch kiểm tra công tác văn thư, lưu trữ năm 2016. Trong quá trình thực hiện nếu có vướng mắc, đề nghị các đơn vị phản ánh về Sở Nội vụ để xem xét, điều chỉnh cho phù hợp./.",
    ],
    ["GIÁM ĐỐC"],
    "Võ Thị Mỹ Hạnh",
    ["UBND tỉnh (b/c);", "UBND các huyện, thị xã, thành phố;", "Lãnh đạo Sở;", "Lưu: VT, CCVTLT."],
    deadline=date(2015, 12, 31),
)

INVITATION = Letter(
    "GM",
    "",
    "ỦY BAN NHÂN DÂN\nTỈNH BÌNH ĐỊNH",
    "215",
    "GM-UBND",
    "Bình Định",
    date(2015, 12, 7),
    "Họp đánh giá việc thí điểm văn phòng điện tử cấp huyện",
    [
        "UBND tỉnh trân trọng kính mời đại diện lãnh đạo UBND huyện Tuy Phước, Trưởng phòng Văn hóa và Thông tin huyện dự họp:",
        "1. Nội dung: Nghe báo cáo kết quả thí điểm văn phòng điện tử tại huyện Tuy Phước và bàn kế hoạch mở rộng trong năm 2016.",
        "2. Thời gian: 08 giờ 00, thứ Sáu, ngày 11 tháng 12 năm 2015.",
        "3. Địa điểm: Phòng họp số 2, trụ sở UBND tỉnh.",
        "4. Chủ trì: Đồng chí Phó Chủ tịch UBND tỉnh phụ trách khối văn hóa - xã hội.",
        "Đề nghị UBND huyện chuẩn bị báo cáo bằng văn bản, mang theo số liệu của từng phòng chuyên môn. Rất mong các đồng chí dự họp đầy đủ, đúng giờ./.",
    ],
    ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"],
    "Huỳnh Ngọc Thạch",
    ["Như trên;", "CT, PCT UBND tỉnh (b/c);", "Sở Thông tin và Truyền thông;", "Lưu: VT, K9."],
)

TELEGRAM = Letter(
    "CĐ",
    "",
    "ỦY BAN NHÂN DÂN\nTỈNH BÌNH ĐỊNH",
    "18",
    "CĐ-UBND",
    "Bình Định",
    date(2015, 11, 28),
    "Về việc chủ động ứng phó với mưa lớn và lũ\ntrên các sông thuộc địa bàn tỉnh",
    [
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH ĐIỆN:",
        "Chủ tịch UBND các huyện: Tuy Phước, Vân Canh, Phù Cát, Hoài Nhơn; Giám đốc các sở Nông nghiệp và Phát triển nông thôn, Giao thông vận tải, Y tế.",
        "Do ảnh hưởng của không khí lạnh tăng cường, từ đêm 28/11 đến ngày 30/11/2015 trên địa bàn tỉnh có mưa to, có nơi mưa rất to; mực nước sông Hà Thanh và sông Kôn lên nhanh, có khả năng vượt báo động ba. Chủ tịch UBND tỉnh yêu cầu:",
        "1. Rà soát các khu dân cư ven sông, vùng trũng thấp; sẵn sàng sơ tán người già, trẻ em trước 18 giờ ngày 29/11/2015; cử người canh gác tại các tràn, ngầm bị ngập, không để người và phương tiện qua lại.",
        "2. Kiểm tra hồ chứa, đê điều, vận hành xả lũ đúng quy trình và thông báo trước cho nhân dân vùng hạ lưu; bố trí vật tư, phương tiện tại các điểm xung yếu.",
        "3. Cho học sinh nghỉ học ở những nơi không bảo đảm an toàn; dự trữ lương thực, nước uống, thuốc chữa bệnh cho vùng có nguy cơ bị chia cắt.",
        "4. Trực ban 24/24 giờ, báo cáo nhanh tình hình hai lần mỗi ngày về Văn phòng Ban Chỉ huy Phòng, chống thiên tai tỉnh.",
        "Nhận được công điện này, các đồng chí Chủ tịch UBND huyện, giám đốc các sở triển khai thực hiện ngay./.",
    ],
    ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
    "Trần Quang Hậu",
    ["Như trên;", "Ban Chỉ đạo TW về PCTT (b/c);", "TT. Tỉnh ủy;", "Lưu: VT, K13."],
    urgency="urgent",
    deadline=date(2015, 11, 29),
)

PROPOSAL = Letter(
    "TTr",
    "UBND HUYỆN TUY PHƯỚC",
    "ỦY BAN NHÂN DÂN\nXÃ PHƯỚC SƠN",
    "96",
    "TTr-UBND",
    "Phước Sơn",
    date(2015, 12, 8),
    "Về việc xin hỗ trợ kinh phí mua máy quét và nâng cấp\nđường truyền để dùng văn phòng điện tử",
    [
        "Thực hiện chủ trương của UBND huyện về việc đưa văn phòng điện tử xuống xã, UBND xã Phước Sơn đã cử hai công chức tham gia tập huấn và rà soát trang thiết bị hiện có.",
        "Hiện nay xã có 09 máy vi tính, trong đó 05 máy mua từ năm 2009, cấu hình thấp; chưa có máy quét văn bản; đường truyền dùng chung với điểm bưu điện văn hóa xã nên thường xuyên gián đoạn vào giờ làm việc buổi sáng.",
        "Để đủ điều kiện triển khai đúng kế hoạch, UBND xã kính đề nghị UBND huyện xem xét hỗ trợ kinh phí mua 01 máy quét hai mặt, 02 máy vi tính và thuê bao một đường truyền riêng, tổng số tiền 46.500.000 đồng (Bốn mươi sáu triệu năm trăm nghìn đồng).",
        "UBND xã cam kết sử dụng kinh phí đúng mục đích, thanh quyết toán theo quy định và đưa vào vận hành trong quý I năm 2016. Kính đề nghị UBND huyện quan tâm giải quyết./.",
    ],
    ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
    "Nguyễn Thị Bích Liễu",
    ["Như trên;", "Phòng TC-KH huyện;", "TT. Đảng ủy xã (b/c);", "Lưu: VT."],
    addressees=["Ủy ban nhân dân huyện Tuy Phước", "Phòng Tài chính - Kế hoạch huyện"],
    pen_number=True,
    pen_day=True,
)

GRAY = Scanner("gray", 150, colour=False, noise=4, blur=0.45, skew=(0.4, 0.9), speckles=20, quality=36)
COLOUR = Scanner("colour", 150, noise=4, blur=0.45, skew=(0.4, 1.1), speckles=15, shadow=0.1, quality=50)
PHOTO = Scanner("photo", 170, noise=5, blur=0.5, skew=(0.8, 1.4), shadow=0.25, speckles=10, quality=42)
FAX = Scanner("fax", 200, noise=6, blur=0.6, skew=(0.5, 0.9), speckles=30)

SCANS = {
    "cong-van-so-tttt.pdf": (OFFICIAL_LETTER, COLOUR),
    "quyet-dinh-ubnd-tinh.pdf": (DECISION, GRAY),
    "ke-hoach-so-noi-vu.pdf": (PLAN, GRAY),
    "to-trinh-xa-phuoc-son.pdf": (PROPOSAL, COLOUR),
    "giay-moi-ubnd-tinh.jpg": (INVITATION, PHOTO),
    "cong-dien-ubnd-tinh.tif": (TELEGRAM, FAX),
}


def write(name, letter, scanner):
    """Write one demo scan into the sample office's folder."""
    pictures = scan(to_pdf(letter), letter, scanner, random.Random(name).random())
    if name.endswith(".pdf"):
        (FOLDER / name).write_bytes(
            to_scan_pdf([to_jpeg(page, scanner.quality, scanner.dpi) for page in pictures], scanner.dpi)
        )
    elif name.endswith(".jpg"):
        (FOLDER / name).write_bytes(to_jpeg(pictures[0], scanner.quality, scanner.dpi))
    else:
        black = [
            page.convert("L").point(lambda level: 255 if level > 150 else 0).convert("1", dither=Image.NONE)
            for page in pictures
        ]
        black[0].save(
            FOLDER / name, save_all=True, append_images=black[1:], compression="group4", dpi=(scanner.dpi,) * 2
        )


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, (letter, scanner) in SCANS.items():
        write(name, letter, scanner)
        print(name, (FOLDER / name).stat().st_size)
    truth = {name: letter.truth() for name, (letter, _) in SCANS.items()}
    TRUTH.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
