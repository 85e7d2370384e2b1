"""What the command understands."""

import pytest


def test_help_names_every_command(eoffice):
    shown = eoffice("--help")
    assert shown.returncode == 0
    for command in "run setup test format renew-pins read load-office bench shell psql --port --data-dir".split():
        assert command in shown.stdout


def test_no_command_shows_the_help(eoffice):
    assert eoffice().stdout == eoffice("--help").stdout


@pytest.mark.parametrize("command", ["setup", "run", "test", "format", "read", "bench"])
@pytest.mark.parametrize("word", ["-h", "--help"])
def test_asking_how_a_command_works_starts_nothing(eoffice, tmp_path, command, word):
    shown = eoffice(command, word)
    assert shown.returncode == 0
    assert shown.stdout == eoffice("--help").stdout
    assert not (tmp_path / "data").exists()


def test_unknown_command(refusal):
    assert "there is no command 'fly'" in refusal("fly")


def test_option_without_its_value(refusal):
    assert "--port needs a value" in refusal("run", "--port")


def test_port_that_is_no_number(refusal):
    assert "--port takes a number" in refusal("run", "--port", "office")


def test_port_out_of_range(refusal):
    assert "from 1 to 65535" in refusal("run", "--port", "70000")


def test_reading_needs_a_file(refusal):
    assert "read needs the names of files" in refusal("read")


def test_loading_needs_a_folder(refusal):
    assert "load-office needs one folder" in refusal("load-office", "/nonexistent")


@pytest.mark.parametrize("name", ["flying", "/flying:TestStamp", "side_doors/flying", "$(date)/eoffice_documents"])
def test_unknown_suite(refusal, name):
    sentence = refusal("test", name)
    assert f"there is no suite '{name}'" in sentence
    assert "command" in sentence


def test_unknown_benchmark(refusal):
    assert "there is no benchmark 'flying'" in refusal("bench", "flying")


def test_help_touches_nothing(eoffice, tmp_path):
    eoffice("--help")
    assert not (tmp_path / "data").exists()
