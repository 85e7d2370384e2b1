"""Each cause has one code and one sentence that says what is wrong and what to do."""

from eoffice_documents.tabular import TableError
from eoffice_documents.tabular.model import Row

CAUSES = TableError.__subclasses__()
PARAMS = {"limit": 5, "found": 3, "wanted": 4}


def test_codes_and_sentences_differ():
    assert len(CAUSES) > 10
    assert len({cause.code for cause in CAUSES}) == len({cause.message for cause in CAUSES}) == len(CAUSES)


def test_sentences_are_whole():
    for cause in CAUSES:
        sentence = str(cause(**PARAMS))
        assert sentence.endswith(".") and sentence.count(". ") >= 1 and "%" not in sentence


def test_the_error_of_a_row_has_its_line():
    for cause in CAUSES:
        row = Row(7, [], {}, cause(**PARAMS))
        assert type(row.error) is cause
        assert row.error.params == {**PARAMS, "line": 7}
    assert Row(7, [], {}).error is None
