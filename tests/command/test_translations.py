"""The check of translation files: what it lets pass and what it names."""

import subprocess
import sys

import pytest
from conftest import CHECKOUT


@pytest.fixture
def check(tmp_path):
    """A function that checks one entry; returns the exit status and what was printed."""

    def run(msgid, msgstr, before=""):
        file = tmp_path / "vi.po"
        header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        file.write_text(f'{header}{before}msgid "{msgid}"\nmsgstr "{msgstr}"\n')
        command = [sys.executable, CHECKOUT / "install" / "check_translations.py", file]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout

    return run


@pytest.mark.parametrize(
    ("msgid", "msgstr"),
    [
        ("Register", "Sổ"),
        ("%(count)s of %(total)s", "%(count)s trên %(total)s"),
        ("{unit}: <b>late</b>", "{unit}: <b>quá hạn</b>"),
        ("100 % certain", "chắc chắn 100 %"),
        (" and ", " và "),
    ],
)
def test_a_good_translation_passes(check, msgid, msgstr):
    assert check(msgid, msgstr) == (0, "")


@pytest.mark.parametrize(
    ("msgid", "msgstr", "fault"),
    [
        ("Register", "", "untranslated"),
        ("%(count)s late", "%(cuont)s quá hạn", "missing ['%(count)s'], too many ['%(cuont)s']"),
        ("%s late", "quá hạn", "missing ['%s'], too many []"),
        ("{unit} is late", "quá hạn", "missing ['{unit}']"),
        ("Dear {{ object.name }}", "Kính gửi {{ object.nam }}", "missing ['{{ object.name }}']"),
        ("<b>late</b>", "<b>quá hạn", "missing ['</b>']"),
        (" and ", "và", "other spaces"),
    ],
)
def test_a_fault_is_named_with_its_place(check, msgid, msgstr, fault):
    status, said = check(msgid, msgstr)
    assert status == 1
    assert fault in said
    assert "vi.po:4:" in said


def test_a_fuzzy_entry_is_a_fault(check):
    assert "fuzzy" in check("Register", "Sổ", before="#, fuzzy\n")[1]


def test_a_text_may_be_there_twice_in_two_contexts_only(check):
    assert check("Register", "Vào sổ", before='msgctxt "act"\nmsgid "Register"\nmsgstr "Vào sổ"\n\n') == (0, "")
    assert "twice" in check("Register", "Sổ", before='msgid "Register"\nmsgstr "Sổ"\n\n')[1]
