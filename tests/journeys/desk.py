"""A person at a desk, or on a phone: one browser window of the office, watched for what must not happen."""

import base64
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import polib
from PIL import Image
from playwright.sync_api import expect

ROOT = Path(__file__).parents[2]
SCREEN, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
expect.set_options(timeout=60_000)  # milliseconds; the machine may be busy with much else
MESSAGES = {path.parts[-3]: polib.pofile(path) for path in sorted(ROOT.glob("addons/*/i18n/vi.po"))}
PRODUCTS = ("Excel", "Menu", "Word")  # called so in Vietnamese as well
COLOURS = 128  # enough for a screen, and a third of the bytes
ENGLISH = re.compile(
    "|".join(
        rf"(?<!\w){re.escape(entry.msgid)}(?!\w)"
        for messages in MESSAGES.values()
        for entry in messages
        if entry.msgstr
        and entry.msgid not in (entry.msgstr, *PRODUCTS)
        and len(entry.msgid) > 3
        and "%" not in entry.msgid
    )
)
SHOWN = """() => [document.body.innerText, ...[...document.querySelectorAll("[placeholder], [title], [aria-label]")]
    .flatMap((element) => ["placeholder", "title", "aria-label"].map((name) => element.getAttribute(name) || ""))]
    .join("\\n")"""
DRAGGED = """(files) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of files) {
        const data = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([data], name));
    }
    return transfer;
}"""


def vi(message, addon="eoffice_documents"):
    """What the screen says for a sentence of the source of an add-on."""
    return MESSAGES[addon].find(message).msgstr


class Desk:
    """`login` in a window of its own; `page` is Playwright's. Pictures go to `pictures`."""

    def __init__(self, browser, office, login, pictures, phone=False):
        self.office, self.pictures, self.phone = office, pictures, phone
        self.troubles = []
        self.context = browser.new_context(
            viewport=PHONE if phone else SCREEN,
            is_mobile=phone,
            has_touch=phone,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
        )
        self.context.set_default_timeout(60_000)
        self.context.on("request", self._watch_host)
        self.page = self.context.new_page()
        self.page.on("websocket", self._watch_host)
        self.page.on("console", lambda message: message.type == "error" and self.troubles.append(message.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.go("/web/login")
        self.page.fill("#login", login)
        self.page.fill("#password", "eoffice")
        self.page.click("button[type=submit]")
        expect(self.page.locator(".o_action_manager .o_view_controller")).to_be_visible()

    def _watch_host(self, request):
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc != urlsplit(self.office.url).netloc:
            self.troubles.append(f"asked another host: {request.url}")

    def go(self, path):
        self.page.goto(f"{self.office.url}{path}")

    def find(self, selector, **filters):
        return self.page.locator(selector, **filters)

    def button(self, label, addon="eoffice_documents"):
        """The button that says `label`, an English sentence of the source, in Vietnamese."""
        return self.page.get_by_role("button", name=vi(label, addon), exact=True)

    def drop(self, *files):
        """Drag files from the folder of the scanner onto the list."""
        parcel = [{"name": file.name, "bytes": base64.b64encode(file.read_bytes()).decode()} for file in files]
        dragged = {"dataTransfer": self.page.evaluate_handle(DRAGGED, parcel)}
        self.find(".o_content").dispatch_event("dragenter", dragged)
        self.find(".eoffice_dropzone").dispatch_event("drop", dragged)

    def choose(self, field, words):
        """Take the first record that a field of the sheet offers for `words`; a phone shows all of them as cards."""
        if self.phone:
            self.find(f".modal [name={field}] input").click()
            self.find(".modal .o_kanban_record", has_text=words).first.click()
        else:
            self.find(f".modal [name={field}] input").fill(words)
            self.find(".o-autocomplete--dropdown-item", has_text=words).first.click()

    def picture(self, name):
        """Store a picture of the screen, and look whether its words are Vietnamese."""
        expect(self.find(".o_loading_indicator")).to_have_count(0)
        self.page.wait_for_function("() => [...document.images].every((image) => image.complete)")
        english = ENGLISH.findall(self.page.evaluate(SHOWN))
        assert not english, f"English on the screen {name}: {english}"
        path = self.pictures / f"journey-{name}.png"
        self.page.screenshot(path=path, animations="disabled", caret="hide")
        with Image.open(path) as image:
            image.convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE).save(path, optimize=True)


def picture_folder(otherwise):
    """Where pictures go: into the guide when EOFFICE_PICTURES is set, else to a folder that nobody keeps."""
    return ROOT / "docs" / "images" if os.environ.get("EOFFICE_PICTURES") else otherwise
