"""The kinds of questions, with the words that fill.sql laid down for them."""

CLASSES = {
    "everywhere": ["văn bản", "nhan dan", "uy ban nhan dan"],  # in every document
    "3 %": ["công nghệ thông tin", "cong nghe thong tin"],
    "1 %": ["quán karaoke", "karaoke"],
    "name": ["Hồ Minh Thoa", "ho minh thoa", "Nguyễn Thị Thoa"],
    "nowhere": ["zuyquo", "khongcotunay", "văn bản zuyquo"],
    "phrase": ['"quán karaoke"', '"công nghệ thông tin"', '"cải cách hành chính"'],
    "prefix": ["karao*", "nghị đị*", "văn bản kara*"],
    "number": ["{reference}", "{number}", "{symbol} {number}"],
    "minus": ["văn bản -karaoke", "nghệ -karaoke", "quán -nghệ"],
    "slip": ["karoke", "qán karaokee", "công nghẹe thông tin"],
}
# what a word with a slip stands for: the bare SQL is asked that
MEANT = {"karoke": "karaoke", "qán karaokee": "quán karaoke", "công nghẹe thông tin": "công nghệ thông tin"}
ROLES = {"clerk": "vanthu1", "unit head": "tp.taichinh", "specialist": "cv.taichinh1", "administrator": "quantri"}
