"""The 29 types of administrative documents and their abbreviations (N30 Đ7; PL III.I). Marks count: HD is not HĐ."""

TYPES = {
    "nghị quyết": "NQ",
    "quyết định": "QĐ",
    "chỉ thị": "CT",
    "quy chế": "QC",
    "quy định": "QyĐ",
    "thông cáo": "TC",
    "thông báo": "TB",
    "hướng dẫn": "HD",
    "chương trình": "CTr",
    "kế hoạch": "KH",
    "phương án": "PA",
    "đề án": "ĐA",
    "dự án": "DA",
    "báo cáo": "BC",
    "biên bản": "BB",
    "tờ trình": "TTr",
    "hợp đồng": "HĐ",
    "công điện": "CĐ",
    "bản ghi nhớ": "BGN",
    "bản thỏa thuận": "BTT",
    "bản thoả thuận": "BTT",
    "giấy ủy quyền": "GUQ",
    "giấy uỷ quyền": "GUQ",
    "giấy mời": "GM",
    "giấy giới thiệu": "GGT",
    "giấy nghỉ phép": "GNP",
    "phiếu gửi": "PG",
    "phiếu chuyển": "PC",
    "phiếu báo": "PB",
}
ORDERS = {"nghị quyết", "quyết định"}  # grounds, then articles
WITHOUT_ABSTRACT = {
    "giấy giới thiệu",
    "giấy nghỉ phép",
    "giấy ủy quyền",
    "giấy uỷ quyền",
    "phiếu gửi",
    "phiếu chuyển",
    "phiếu báo",
    "hợp đồng",
    "bản ghi nhớ",
    "bản thỏa thuận",
    "bản thoả thuận",
}
WITHOUT_RECIPIENTS = {"hợp đồng", "bản ghi nhớ", "bản thỏa thuận", "bản thoả thuận"}
TO_SOMEBODY = {"tờ trình"}  # and every công văn: with Kính gửi
