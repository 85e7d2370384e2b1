"""A template uploaded by anybody runs no code and fetches nothing; a Word file sent by anybody fills no memory."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from eoffice_documents.letters import FIELDS, LetterError, check_template, errors, render
from eoffice_documents.letters.expressions import FILTERS
from eoffice_documents.letters.opening import open_docx
from word_files import changed, linked, saved, saying, with_xml

ESCAPES = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ agency.__init__.__globals__ }}",
    "{{ body['__class__'] }}",
    "{{ subject|attr('__class__') }}",
    "{{ ''|attr('format')|attr('__globals__') }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__ }}",
    "{{ self.__init__ }}",
    "{{ '%s'|format(subject) }}",
    "{{ subject.format(agency) }}",
    "{{ subject * 1000000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{% for a in range(1000000000) %}x{% endfor %}",
    "{% for a in body %}{% for b in body %}{% for c in body %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in body recursive %}{{ loop(body) }}{% endfor %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% macro m() %}{% endmacro %}",
    "{% set x = subject %}",
    "{{ subject|safe }}",
    "{{ subject|map('x') }}",
    "{{ namespace() }}",
    "{% if subject is callable %}{% endif %}",
)


@pytest.mark.parametrize("expression", ESCAPES)
def test_an_expression_that_is_more_than_a_placeholder_is_refused(expression):
    with pytest.raises((errors.ForbiddenExpression, errors.UnknownPlaceholder, errors.TemplateMistake)):
        check_template(saying(expression))


@pytest.mark.parametrize("place", ["header", "footer", "title", "cell"])
def test_it_is_refused_wherever_it_hides(place):
    document = Document()
    if place == "title":
        document.core_properties.title = ESCAPES[0]
    elif place == "cell":
        document.add_table(1, 1).cell(0, 0).text = ESCAPES[0]
    else:
        getattr(document.sections[0], place).paragraphs[0].text = ESCAPES[0]
    with pytest.raises(errors.ForbiddenExpression):
        check_template(saved(document))


def test_an_expression_cut_over_runs_is_seen_as_a_whole():
    pieces = "<w:p><w:r><w:t>{{ ''.__cl</w:t></w:r><w:r><w:t>ass__ }}</w:t></w:r></w:p>"
    with pytest.raises(errors.ForbiddenExpression):
        check_template(with_xml(saying("x"), pieces))


def test_an_unknown_placeholder_is_named():
    with pytest.raises(errors.UnknownPlaceholder, match=r"\{\{ nguoi_ky \}\}, \{\{ so \}\}"):
        check_template(saying("{{ so }} {{ agency }} {{ nguoi_ky }}"))


def test_an_unclosed_tag_is_explained():
    with pytest.raises(errors.TemplateMistake):
        check_template(saying("{% if subject %} …"))


def test_values_are_text_never_markup_or_expressions():
    letter = render(saying("{{ subject }}"), {"subject": "<w:b/>&amp; {{ agency }} {% x %}"})
    assert open_docx(letter).paragraphs[0].text == "<w:b/>&amp; {{ agency }} {% x %}"


def test_what_is_not_given_stays_empty():
    assert (
        open_docx(render(saying("a{{ subject }}b{% for line in body %}x{% endfor %}c"), {})).paragraphs[0].text == "abc"
    )


@pytest.mark.parametrize(
    ("docx", "cause"),
    [
        (b"", errors.NotWord),
        (b"%PDF-1.4", errors.NotWord),
        (saying("x")[:2000], errors.Damaged),
        (changed(saying("x"), **{"word/vbaProject.bin": b"x"}), errors.Macros),
        (changed(saying("x"), **{"word/embeddings/oleObject1.bin": b"x"}), errors.Macros),
        (linked(saying("x"), "attachedTemplate", "https://evil.example/t.dotm"), errors.OutsideLink),
        (linked(saying("x"), "image", "file://server/share/x.png"), errors.OutsideLink),
        (linked(saying("x"), "hyperlink", "file:///etc/passwd"), errors.OutsideLink),
        (linked(saying("x"), "aFChunk", "chunk.html", "Internal"), errors.OutsideLink),
        (with_xml(saying("x"), '<w:p><w:fldSimple w:instr="INCLUDETEXT /etc/passwd"/></w:p>'), errors.FieldCode),
        (
            with_xml(
                saying("x"),
                "<w:p><w:r><w:instrText>DDEAU</w:instrText></w:r><w:r><w:instrText>TO cmd</w:instrText></w:r></w:p>",
            ),
            errors.FieldCode,
        ),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_a_file_that_runs_or_fetches_something_is_no_template(docx, cause):
    with pytest.raises(cause):
        check_template(docx)


def test_links_and_page_numbers_are_no_harm():
    check_template(linked(saying("{{ subject }}"), "hyperlink", "https://example.vn/"))
    check_template(with_xml(saying("x"), '<w:p><w:fldSimple w:instr=" PAGE \\* MERGEFORMAT "/></w:p>'))


def test_a_bomb_is_refused_before_it_is_unpacked():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("word/media/image1.bmp", b"\0" * (65 << 20))
    assert len(held.getvalue()) < 1 << 20
    with pytest.raises(errors.TooLarge):
        open_docx(held.getvalue())
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as bomb:
        for number in range(2001):
            bomb.writestr(f"{number}.xml", "<a/>")
    with pytest.raises(errors.TooLarge):
        open_docx(many.getvalue())
    heavy = changed(saying("x"), **{"word/document.xml": b"<a>" + b" " * (17 << 20) + b"</a>"})
    with pytest.raises(errors.TooLarge):
        open_docx(heavy)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">',
        '<!ENTITY c SYSTEM "file:///etc/passwd">',
        '<!ENTITY % d SYSTEM "http://127.0.0.1:1/x.dtd"> %d;',
    ],
)
def test_entities_are_refused(declared, encoding):
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [{declared}]><x>&c;</x>'
    with pytest.raises(errors.HostileXml):
        open_docx(changed(saying("x"), **{"word/document.xml": xml.encode(encoding)}))


def test_each_cause_has_a_code_of_its_own_and_says_what_to_do():
    assert set(errors.CAUSES.values()) == {LetterError, *LetterError.__subclasses__()}  # a code twice would lose one
    assert all(cause.message.endswith(".") for cause in errors.CAUSES.values())


def test_the_guide_explains_every_placeholder_and_filter():
    guide = (Path(__file__).parents[2] / "docs" / "admin-guide.md").read_text()
    assert [name for name in FIELDS if f"`{{{{ {name} }}}}`" not in guide] == []
    assert [name for name in FILTERS if f"`{name}`" not in guide] == []
