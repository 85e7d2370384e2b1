"""Mails whose text is in letters that no program knows by that name any more."""

import codecs
from email.message import EmailMessage

from ..vietnamese import legacy_encodings

_TCVN = "tcvn"
_OTHERWISE = "windows-1252"


def make_readable(message: EmailMessage) -> None:
    """Change the parts of a mail whose charset Python does not know, so that their text can be taken out of them.

    Old Vietnamese programs say x-viet-tcvn and the like (TCVN 5712); UTF-8 is told by itself, all else is read as the
    code of Western Europe, so that at least figures and plain letters stay.
    """
    for part in message.walk():
        charset = part.get_content_charset()
        if part.get_content_maintype() != "text" or not charset or _is_known(charset):
            continue
        data = part.get_payload(decode=True) or b""
        if _TCVN in charset:
            text = legacy_encodings.decode(data.decode(_OTHERWISE, "replace"), "tcvn3")
        else:
            text = _decoded(data)
        del part["Content-Transfer-Encoding"]
        part.set_param("charset", "utf-8")
        part.set_payload(text, "utf-8")


def _is_known(charset):
    try:
        codecs.lookup(charset)
        b"a".decode(charset, "replace")  # base64 and its like are known, and no letters
    except (LookupError, ValueError):
        return False
    return True


def _decoded(data):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_OTHERWISE, "replace")
