"""The list of documents as an Excel file, as the web client asks for it."""

import json
import re
import time

from eoffice_testing.session import Session

from .classes import ROLES
from .screens import DOCUMENTS

ROWS = 50_000
FIELDS = "sequence_number received_on reference issued_on issuer_name subject urgency deadline state".split()


def export(office):
    """(rows, seconds, bytes of the file) of the newest ROWS documents of the clerk; fewer where there are fewer."""
    session = Session(office, ROLES["clerk"])
    ids = [row["id"] for row in session.call("eoffice.document", "search_read", DOCUMENTS, ["id"], limit=ROWS)]
    token = re.search(r'csrf_token: "(\w+)"', session.download("/odoo").decode())[1]
    data = {
        "model": "eoffice.document",
        "fields": [{"name": name, "label": name, "type": "char"} for name in FIELDS],
        "ids": ids,
        "domain": [],
        "groupby": [],
        "import_compat": False,
        "context": {"lang": "vi_VN"},
    }
    began = time.perf_counter()
    form = {"data": json.dumps(data), "csrf_token": token}
    answer = session.http.post(f"{session.url}/web/export/xlsx", form, timeout=600)
    answer.raise_for_status()
    assert answer.content[:2] == b"PK", answer.text[:500]
    return len(ids), time.perf_counter() - began, len(answer.content)
