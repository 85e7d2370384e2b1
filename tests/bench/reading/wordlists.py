"""Words that invented letters are made of. Persons are invented; places and organs are common Vietnamese names."""

SURNAMES = "Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Lương Trịnh Tạ Châu Quách Mai Cao Thái Tô Hà".split()
MIDDLES = "Văn Thị Hữu Đức Minh Quang Ngọc Thanh Công Xuân Đình Bá Quốc Thế Kim Hồng Mỹ Bích Anh Tấn Trọng Gia Nhật Tuấn Thu Phương".split()
GIVEN = (
    "An Bình Châu Chiến Cường Dung Dũng Duyên Đạt Định Đông Giang Hà Hải Hạnh Hằng Hậu Hiền Hiếu Hoa Hòa Hùng Hương Khánh Khoa Lan Liên Linh Long "
    "Lộc Mai Nam Nga Nghĩa Nhân Nhung Oanh Phong Phúc Phước Quân Quyên Sơn Tâm Thảo Thắng Thịnh Thơm Thủy Tiến Toàn Trang Trí Trung Tuyết Tường Uyên "
    "Vân Việt Vinh Vũ Xuân Yến Thạch Liễu Quế Diệp Khuê Ngân Thuận Tuyến"
).split()
PROVINCES = (
    "Bình Định|Quảng Ngãi|Phú Yên|Khánh Hòa|Gia Lai|Kon Tum|Đắk Lắk|Lâm Đồng|Quảng Nam|Thừa Thiên Huế|Nghệ An|Hà Tĩnh|Thanh Hóa|Nam Định|Thái Bình|"
    "Hưng Yên|Bắc Giang|Lạng Sơn|Yên Bái|Tuyên Quang|Phú Thọ|Vĩnh Phúc|Hải Dương|Đồng Nai|Long An|Tiền Giang|Vĩnh Long|Sóc Trăng|Kiên Giang|Cà Mau"
).split("|")
DISTRICTS = (
    "Tuy Phước|Vân Canh|Phù Cát|Phù Mỹ|Hoài Ân|An Lão|Tây Sơn|Vĩnh Thạnh|Đức Phổ|Mộ Đức|Tuy An|Sông Hinh|Diên Khánh|Chư Sê|Đắk Tô|Krông Pắc|Di Linh|"
    "Thăng Bình|Phú Vang|Quỳnh Lưu|Kỳ Anh|Triệu Sơn|Giao Thủy|Tiền Hải|Khoái Châu|Lục Ngạn|Cao Lộc|Trấn Yên|Sơn Dương|Lâm Thao|Lập Thạch|Thanh Miện"
).split("|")
COMMUNES = (
    "Phước Sơn|Phước Hòa|Phước Thuận|Phước Nghĩa|Phước Lộc|Phước Hiệp|Cát Hanh|Mỹ Thọ|Ân Đức|An Hòa|Tây Bình|Vĩnh Quang|Phổ Khánh|Đức Chánh|An Mỹ|"
    "Sơn Giang|Diên Lạc|Ia Glai|Tân Cảnh|Hòa Đông|Gung Ré|Bình Quý|Vinh Xuân|Quỳnh Bá|Kỳ Tân|Thọ Dân|Giao Yến|Đông Cơ|Dạ Trạch|Quý Sơn"
).split("|")
# (name in capitals, letters of the notation, sections whose letters end a công văn's notation)
DEPARTMENTS = [
    ("SỞ NỘI VỤ", "SNV", ["CCVC", "TCBC", "XDCQ"]),
    ("SỞ TÀI CHÍNH", "STC", ["NS", "QLG", "HCSN"]),
    ("SỞ Y TẾ", "SYT", ["NVY", "TCCB", "KHTC"]),
    ("SỞ TƯ PHÁP", "STP", ["VB", "HCTP", "PBGDPL"]),
    ("SỞ XÂY DỰNG", "SXD", ["QLN", "HTKT", "QHKT"]),
    ("SỞ CÔNG THƯƠNG", "SCT", ["QLTM", "KTAT", "QLCN"]),
    ("SỞ GIAO THÔNG VẬN TẢI", "SGTVT", ["VT", "QLHT", "ATGT"]),
    ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "SGDĐT", ["GDTrH", "KTKĐ", "CTTT"]),
    ("SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "SKHĐT", ["TH", "ĐKKD", "KTĐN"]),
    ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "SKHCN", ["QLKH", "QLCN", "TĐC"]),
    ("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "STNMT", ["QLĐĐ", "KS", "BVMT"]),
    ("SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "STTTT", ["CNTT", "BCVT", "TTBC"]),
    ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "SVHTTDL", ["NVVH", "DSVH", "QLTDTT"]),
    ("SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", "SNN", ["CCTL", "TT", "KHTC"]),
    ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "SLĐTBXH", ["VLATLĐ", "NCC", "BTXH"]),
    ("THANH TRA TỈNH", "TTr", ["NV1", "VP", "NV2"]),
    ("BAN DÂN TỘC", "BDT", ["CSDT", "VP", "TTr"]),
]
OFFICES = [
    ("PHÒNG NỘI VỤ", "PNV"),
    ("PHÒNG TƯ PHÁP", "PTP"),
    ("PHÒNG TÀI CHÍNH - KẾ HOẠCH", "PTCKH"),
    ("PHÒNG VĂN HÓA VÀ THÔNG TIN", "PVHTT"),
    ("PHÒNG KINH TẾ VÀ HẠ TẦNG", "PKTHT"),
    ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "PGDĐT"),
    ("PHÒNG Y TẾ", "PYT"),
    ("THANH TRA HUYỆN", "TTH"),
    ("PHÒNG TÀI NGUYÊN VÀ MÔI TRƯỜNG", "PTNMT"),
    ("BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG", "BQLDA"),
]
ACTS = (
    "báo cáo kết quả|triển khai thực hiện|tăng cường công tác|tổ chức tổng kết|rà soát, đánh giá|góp ý dự thảo quy định về|chấn chỉnh công tác|"
    "đẩy mạnh tuyên truyền về|kiểm tra tình hình|lập dự toán kinh phí cho|cử cán bộ tham gia tập huấn về|xây dựng kế hoạch|đôn đốc thực hiện|hướng dẫn lập hồ sơ"
).split("|")
MATTERS = (
    "cải cách hành chính|phòng, chống dịch bệnh gia súc, gia cầm|quản lý đất đai và trật tự xây dựng|chuyển đổi cơ cấu cây trồng|thi đua, khen thưởng|"
    "phổ biến, giáo dục pháp luật|xây dựng nông thôn mới|quản lý và sử dụng tài sản công|bảo đảm trật tự an toàn giao thông|vệ sinh an toàn thực phẩm|"
    "phòng cháy, chữa cháy rừng|ứng dụng công nghệ thông tin|giải quyết khiếu nại, tố cáo|tiếp nhận và trả kết quả hồ sơ|giảm nghèo bền vững|"
    "văn thư, lưu trữ|phòng, chống thiên tai và tìm kiếm cứu nạn|tuyển chọn và gọi công dân nhập ngũ|chăm sóc, bảo vệ trẻ em|quản lý biên chế và quỹ tiền lương|"
    "sử dụng văn phòng điện tử|đầu tư xây dựng cơ bản|bảo hiểm y tế hộ gia đình|tiết kiệm điện trong cơ quan"
).split("|")
SCOPES = (
    "trên địa bàn huyện|tại các xã, thị trấn|trong các cơ quan hành chính|năm {year}|quý I năm {next}|6 tháng đầu năm {year}|giai đoạn {year}-{later}|"
    "trong dịp Tết Nguyên đán|theo Chỉ thị số {small}/CT-TTg|cho cán bộ, công chức|của các đơn vị trực thuộc"
).split("|")
OPENINGS = (
    "Thực hiện Kế hoạch số {small}/KH-UBND ngày {day}/{month}/{year} của UBND tỉnh về {matter}|Căn cứ tình hình thực tế và nhiệm vụ được giao về {matter}|"
    "Theo tinh thần cuộc họp giao ban ngày {day}/{month}/{year} về {matter}|Để chuẩn bị tốt cho việc {act} {matter}"
).split("|")
REQUESTS = (
    "đề nghị thủ trưởng các cơ quan, đơn vị quan tâm thực hiện một số nội dung sau|yêu cầu các phòng, ban và UBND các xã, thị trấn khẩn trương triển khai những việc sau|"
    "đề nghị quý cơ quan phối hợp thực hiện các nội dung dưới đây"
).split("|")
SENTENCES = (
    "Rà soát, bổ sung hồ sơ còn thiếu và cập nhật vào phần mềm quản lý trước khi chuyển sang bước tiếp theo|Phân công một lãnh đạo trực tiếp phụ trách, một chuyên viên theo dõi và gửi danh sách về cơ quan đầu mối|"
    "Kinh phí thực hiện được bố trí trong dự toán chi thường xuyên đã giao đầu năm, không bổ sung ngoài dự toán|Tổ chức kiểm tra đột xuất ít nhất {small} lần, lập biên bản và xử lý nghiêm các trường hợp vi phạm|"
    "Niêm yết công khai thủ tục, thời hạn và mức thu phí tại nơi tiếp nhận để người dân biết và giám sát|Tuyên truyền trên hệ thống truyền thanh cơ sở mỗi ngày hai buổi, bảo đảm nội dung ngắn gọn, dễ hiểu|"
    "Thống kê số hộ, số khẩu bị ảnh hưởng, mức thiệt hại ước tính {small} triệu đồng và nhu cầu hỗ trợ cụ thể|Phối hợp với Mặt trận và các đoàn thể vận động nhân dân hưởng ứng, tham gia đầy đủ|"
    "Chịu trách nhiệm trước Chủ tịch UBND huyện nếu để xảy ra chậm trễ, sai sót trong phạm vi quản lý|Đối với những nơi có đường giao thông khó khăn, cần chuẩn bị phương tiện và lực lượng từ sớm|"
    "Công tác phối hợp giữa các ngành có lúc chưa chặt chẽ; một số đơn vị gửi báo cáo muộn, số liệu thiếu chính xác|Kết quả đạt {share}% kế hoạch, tăng {small}% so với cùng kỳ; riêng khu vực miền núi mới đạt {low}%|"
    "Bố trí phòng làm việc, máy vi tính, đường truyền và tài khoản cho người sử dụng đúng thành phần đã đăng ký|Những vấn đề vượt thẩm quyền phải báo cáo kịp thời để cơ quan cấp trên xem xét, quyết định|"
    "Ưu tiên giải quyết các hồ sơ của gia đình chính sách, người cao tuổi và hộ có hoàn cảnh đặc biệt khó khăn|Hoàn thành việc bàn giao mặt bằng, di dời cột điện, cây xanh nằm trong phạm vi công trình"
).split("|")
CLOSINGS = (
    "Đề nghị các đơn vị nghiêm túc triển khai thực hiện|Trong quá trình thực hiện nếu có vướng mắc, kịp thời phản ánh để được hướng dẫn|Rất mong nhận được sự quan tâm phối hợp của quý cơ quan"
).split("|")
RECIPIENTS = (
    "UBND tỉnh (b/c);|Thường trực Huyện ủy;|TT. HĐND huyện;|Chủ tịch và các PCT UBND huyện;|Các phòng, ban chuyên môn huyện;|UBND các xã, thị trấn;|Công an huyện;|"
    "Lãnh đạo Sở;|Trang thông tin điện tử;|Các đơn vị trực thuộc;|Ban Chỉ huy Quân sự huyện;|Kho bạc Nhà nước huyện;|Đài Truyền thanh huyện;|Mặt trận và các hội, đoàn thể;"
).split("|")
