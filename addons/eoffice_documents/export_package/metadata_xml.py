"""The metadata of a dossier and its documents as XML, under the names of N30 PL VI Phần II."""

import re
from datetime import date

from lxml import etree

_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def dossier_xml(dossier: dict, documents: list[dict], profile: str = "") -> bytes:
    """`<Dossier>` with the fields of `dossier` and a `<Document>` for each of `documents`, in UTF-8.

    A value is a text, a number, a date (written ISO 8601), a dict (an element with children), a list of dicts (the
    element again for each) or None/False (left out). A key that begins with @ is an attribute.
    """
    root = etree.Element("Dossier", **({"profile": profile} if profile else {}))
    _fill(root, dossier)
    _fill(etree.SubElement(root, "Documents"), {"Document": documents})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _fill(parent, values):
    for name, value in values.items():
        if value is None or value is False or value == "":
            continue
        if name.startswith("@"):
            parent.set(name[1:], _text(value))
        else:
            for one in value if isinstance(value, list) else [value]:
                child = etree.SubElement(parent, name)
                if isinstance(one, dict):
                    _fill(child, one)
                else:
                    child.text = _text(one)


def _text(value):
    return value.isoformat() if isinstance(value, date) else _FORBIDDEN.sub("", str(value))
