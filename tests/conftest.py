"""What every suite may use. Run the suites with `./eoffice test [SUITE…]`: it makes the database they copy."""

import shutil
import socket

import pytest


@pytest.fixture(scope="session")
def free_port():
    """A function that gives a port of the loopback that nobody listens on."""

    def find():
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return probe.getsockname()[1]

    return find


@pytest.fixture(scope="module")
def office(request, tmp_path_factory, free_port):
    """A running office on a fresh copy of the sample office, jobs included; one for each test module."""
    from eoffice_testing.office import Office

    name = request.module.__name__.rpartition(".")[2]
    office = Office(name, free_port(), tmp_path_factory.mktemp(name))
    try:
        office.start()
        yield office
    finally:
        office.kill()
        office.drop()


@pytest.fixture(scope="session")
def browser():
    """The distribution's Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    executable = shutil.which("chromium")
    assert executable, "chromium is not installed"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield browser
        browser.close()
