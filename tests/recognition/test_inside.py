"""Files inside a PDF are named and can be taken out; a form that other programs cannot show is told."""

import pytest
from eoffice_documents import sandbox
from eoffice_documents.file_safety.pdf_attachments import MOST, pdf_attachments, pdf_contents
from eoffice_documents.recognition import read_scan
from pages import stream, typed

LINE = ("Times-Roman", "Van ban co phu luc")


def named(name, data=b"abc", number=5):
    """Two objects: a file and what names it."""
    return [
        stream(data, b"/Type/EmbeddedFile"),
        b"<</Type/Filespec/F(x)/UF" + _text(name) + b"/EF<</F %d 0 R>>>>" % number,
    ]


def _text(name):
    return b"<" + ("\ufeff" + name).encode("utf-16-be").hex().encode() + b">"


IN_TREE = typed(LINE, catalog=b"/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>>>", more=named("phụ lục.xlsx"))
CASES = {
    "tree": IN_TREE,
    "tree-of-kids": typed(
        LINE,
        catalog=b"/Names<</EmbeddedFiles<</Kids[7 0 R]>>>>",
        more=[*named("phụ lục.xlsx"), b"<</Names[(a) 6 0 R]/Limits[(a)(a)]>>"],
    ),
    "portfolio": typed(
        LINE, catalog=b"/Collection<</View/D>>/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>>>", more=named("phụ lục.xlsx")
    ),
    "annotation": typed(
        LINE,
        page=b"/Annots[7 0 R]",
        more=[*named("phụ lục.xlsx"), b"<</Type/Annot/Subtype/FileAttachment/Rect[9 9 29 29]/FS 6 0 R>>"],
    ),
    "associated": typed(LINE, catalog=b"/AF[6 0 R]", more=named("phụ lục.xlsx")),
    "twice": typed(
        LINE, catalog=b"/AF[6 0 R]/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>>>", more=named("phụ lục.xlsx")
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_file_inside_is_named_and_taken_out(case):
    found = pdf_contents(CASES[case])
    assert found == {"files": ["phụ lục.xlsx"], "more": 0, "xfa": False, "portfolio": case == "portfolio"}
    assert pdf_attachments(CASES[case]) == [("phụ lục.xlsx", b"abc")]


def test_a_name_is_one_plain_name():
    for name, shown in (
        ("..\\..\\a\\setup.exe", "setup.exe"),
        ("/etc/passwd", "passwd"),
        ("a\x07b\n.pdf", "ab.pdf"),
        ("\u202etxt.exe", "txt.exe"),
        ("", "annex"),
    ):
        data = typed(LINE, catalog=b"/AF[6 0 R]", more=named(name)).replace(b"/F(x)/", b"/")
        assert pdf_contents(data)["files"] == [shown]


def test_very_many_are_counted_and_some_named():
    count = MOST + 20
    names = b"".join(b"(%04d) %d 0 R " % (place, 6 + 2 * place) for place in range(count))
    more = [part for place in range(count) for part in named(f"{place}.txt", number=5 + 2 * place)]
    data = typed(LINE, catalog=b"/Names<</EmbeddedFiles<</Names[" + names + b"]>>>>", more=more)
    found = pdf_contents(data)
    assert (len(found["files"]), found["more"]) == (MOST, 20)
    assert len(pdf_attachments(data)) == MOST


def test_a_tree_in_a_circle_and_rubbish_end():
    circle = typed(LINE, catalog=b"/Names<</EmbeddedFiles 5 0 R>>", more=[b"<</Kids[5 0 R 5 0 R]>>"])
    for data in (circle, b"", b"%PDF-1.7", IN_TREE[:-200], IN_TREE.replace(b"/EF<</F 5 0 R>>", b"/EF 99 0 R")):
        found = sandbox.run("eoffice_documents.file_safety.pdf_attachments", "pdf_contents", data, seconds=20)
        assert found["files"] in ([], ["phụ lục.xlsx"])


def test_the_reader_says_what_is_inside():
    form = typed(LINE, catalog=b"/AcroForm<</Fields[]/XFA 5 0 R>>", more=[stream(b"<xdp/>")])
    assert read_scan(IN_TREE).as_dict()["remarks"] == [{"code": "files_inside", "names": ["phụ lục.xlsx"], "more": 0}]
    assert read_scan(form).remarks == [{"code": "xfa"}]
    assert read_scan(typed(LINE)).remarks == []
