"""A second set-up finds everything done."""

import os


def test_second_set_up_does_nothing(eoffice):
    done = eoffice("setup", EOFFICE_DATA=os.environ["EOFFICE_DATA"])
    assert done.returncode == 0
    assert done.stderr.splitlines() == [f"eOffice is set up in {os.environ['EOFFICE_DATA']}; ./eoffice run starts it."]
