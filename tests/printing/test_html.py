"""HTML becomes a PDF whose text can be searched, with nothing fetched from outside."""

import base64
import http.server
import io
import threading

import pdfplumber
import pytest
from eoffice_documents.printing import html_to_pdf
from eoffice_documents.printing.html import RefusedUrl, StaticFetcher, static_file
from paper import words
from PIL import Image

STYLE = '<link rel="stylesheet" href="/eoffice_documents/static/print/print.css"/>'


def test_vietnamese_text_is_embedded_as_text_in_a_times_like_font():
    text = "ỦY BAN NHÂN DÂN HUYỆN TUY PHƯỚC – Đặng Thị Ngọc Ánh, Nguyễn Hữu Thọ, kỳ họp thứ bảy"
    pdf = html_to_pdf(f"{STYLE}<p>{text}</p>")
    assert text in words(pdf).replace("\n", " ")
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        fonts = {letter["fontname"].partition("+")[2] for letter in document.pages[0].chars}
    assert all(font.startswith(("Liberation-Serif", "LiberationSerif", "Tinos", "Times")) for font in fonts), fonts


def test_pages_are_a4_with_numbers_from_the_second():
    pdf = html_to_pdf(f"{STYLE}<p>một</p><p style='break-before: page'>hai</p>")
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        sizes = [(round(page.width / 72 * 25.4), round(page.height / 72 * 25.4)) for page in document.pages]
        first, second = (page.extract_text().split() for page in document.pages)
    assert sizes == [(210, 297)] * 2
    assert (first, second) == (["một"], ["2", "hai"])


def test_a_table_head_stands_on_every_page_and_rows_are_whole():
    rows = "".join(f"<tr><td>{n}<br/>dòng dưới {n}</td></tr>" for n in range(120))
    pdf = html_to_pdf(f"{STYLE}<table><thead><tr><th>Trích yếu</th></tr></thead>{rows}</table>")
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) > 2
        for page in document.pages:
            lines = [line for line in page.extract_text().splitlines() if line != str(page.page_number)]
            assert lines[0] == "Trích yếu"
            assert lines[-1].startswith("dòng dưới")


def test_only_our_own_static_files_are_served(tmp_path):
    assert static_file("eoffice_documents/static/print/print.css")
    for path in (
        "eoffice_documents/__manifest__.py",
        "eoffice_documents/static/../__manifest__.py",
        "eoffice_documents/static/%2e%2e/__manifest__.py",
        "eoffice_documents/static",
        "eoffice_documents/static/nothing.css",
        "web/static/src/main.js",
        "../install/requirements.txt",
        "/etc/passwd",
        "",
    ):
        assert static_file(path) is None, path


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "https://example.com/x.css",
        "ftp://example.com/x",
        "https://static.invalid/etc/passwd",
        "https://static.invalid.example.com/eoffice_documents/static/print/print.css",
    ],
)
def test_other_urls_are_refused(url):
    with pytest.raises((RefusedUrl, ValueError)):
        StaticFetcher().fetch(url)


def test_a_page_that_names_a_server_never_reaches_it(free_port):
    asked = []

    class Server(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

    server = http.server.HTTPServer(("127.0.0.1", free_port()), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    try:
        html_to_pdf(
            f"<link rel=stylesheet href='{url}/a.css'><style>@import '{url}/b.css'; p {{"
            f"background: url({url}/c.png)}}</style><p>x</p><img src='{url}/d.png'>"
        )
    finally:
        server.shutdown()
    assert asked == []


def test_a_picture_in_the_page_is_shown():
    held = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(held, "PNG")
    dot = f"data:image/png;base64,{base64.b64encode(held.getvalue()).decode()}"
    with pdfplumber.open(io.BytesIO(html_to_pdf(f"<img src='{dot}' style='width: 10mm'>"))) as document:
        assert len(document.pages[0].images) == 1
