"""One administrative document as data: what is printed, and therefore what a reader must find."""

from dataclasses import dataclass, field
from datetime import date

TYPE_NAMES = {
    "NQ": "NGHỊ QUYẾT",
    "QĐ": "QUYẾT ĐỊNH",
    "CT": "CHỈ THỊ",
    "QC": "QUY CHẾ",
    "QyĐ": "QUY ĐỊNH",
    "TC": "THÔNG CÁO",
    "TB": "THÔNG BÁO",
    "HD": "HƯỚNG DẪN",
    "CTr": "CHƯƠNG TRÌNH",
    "KH": "KẾ HOẠCH",
    "PA": "PHƯƠNG ÁN",
    "ĐA": "ĐỀ ÁN",
    "DA": "DỰ ÁN",
    "BC": "BÁO CÁO",
    "BB": "BIÊN BẢN",
    "TTr": "TỜ TRÌNH",
    "HĐ": "HỢP ĐỒNG",
    "CĐ": "CÔNG ĐIỆN",
    "GM": "GIẤY MỜI",
    "GGT": "GIẤY GIỚI THIỆU",
    "PC": "PHIẾU CHUYỂN",
    "PG": "PHIẾU GỬI",
}


@dataclass
class Letter:
    """A printed document. `type` is the abbreviation of N30 PL III.I, "CV" for công văn."""

    type: str
    parent: str
    issuer: str
    number: str
    symbol: str
    place: str
    issued_on: date
    subject: str
    body: list
    signature: list  # lines in capitals over the name: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"
    signer: str
    recipients: list
    addressees: list = field(default_factory=list)
    formula: str = ""  # the capitals between subject and body of a decision: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"
    urgency: str = "normal"
    answered: str = ""
    deadline: date | None = None
    pen_number: bool = False
    pen_day: bool = False

    @property
    def authority(self):
        return " ".join(
            line.split()[0] for line in self.signature if line.split()[0] in {"TM.", "KT.", "TL.", "TUQ.", "Q."}
        )

    @property
    def signer_title(self):
        last = self.signature[-1]
        return last.split(" ", 1)[1] if last.split()[0].endswith(".") else last

    def truth(self):
        """The right value of each field; None where a pen wrote it and nobody is asked to read it."""
        return {
            "number": None if self.pen_number else self.number,
            "symbol": self.symbol,
            "issued_on": None if self.pen_day else self.issued_on.isoformat(),
            "place": self.place,
            "issuer": self.issuer.replace("\n", " "),
            "issuer_parent": self.parent or None,
            "document_type": self.type,
            "subject": self.subject,
            "signer_name": self.signer,
            "signer_title": self.signer_title,
            "authority": self.authority or None,
            "recipients": [line.rstrip(";.") for line in self.recipients],
            "urgency": self.urgency,
            "secrecy": "none",
            "answered_number": self.answered or None,
            "deadline": self.deadline.isoformat() if self.deadline else None,
        }
