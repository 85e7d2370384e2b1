"""Whether the office's own mail server has found a mail to come from where it says (Authentication-Results, RFC 8601).

From can be written by anybody. The server that takes the mail in looks at SPF, DKIM and DMARC, and writes what it found
under its own name; RFC 8601 section 5 has it remove such a line that came with the mail.
"""

from email.message import EmailMessage
from email.utils import getaddresses


def sender_of(message: EmailMessage) -> str | None:
    """The one address a mail says it is from, in small letters; None where it names none or several."""
    addresses = getaddresses([str(value) for value in message.get_all("From", [])])
    return addresses[0][1].lower() if len(addresses) == 1 and "@" in addresses[0][1] else None


def is_authenticated(message: EmailMessage, authserv_id: str) -> bool:
    """Whether the server `authserv_id` says that SPF, DKIM or DMARC passed for the domain of From.

    Results that contradict each other prove nothing.
    """
    sender = sender_of(message)
    if not sender or not authserv_id:
        return False
    domain = sender.rpartition("@")[2]
    results = {}
    for value in message.get_all("Authentication-Results", []):
        server, found = parse(str(value))
        if server == authserv_id.strip().lower():
            for method, result, properties in found:
                results.setdefault(method, []).append((result, properties))
    if any(result != "pass" for result, _properties in results.get("dmarc", ()) if result != "none"):
        return False
    return any(
        all(result == "pass" for result, _properties in found) and _is_aligned(method, found[0][1], domain)
        for method, found in results.items()
        if method != "dkim"
    ) or any(
        result == "pass" and _is_aligned("dkim", properties, domain) for result, properties in results.get("dkim", ())
    )


def _is_aligned(method, properties, domain):
    match method:
        case "dmarc":
            return properties.get("header.from") == domain
        case "spf":
            sent_by = properties.get("smtp.mailfrom", "").rpartition("@")[2]
            return sent_by == domain or sent_by.endswith(f".{domain}")
        case "dkim":
            signed_by = properties.get("header.d") or properties.get("header.i", "").rpartition("@")[2]
            return bool(signed_by) and (
                signed_by == domain or domain.endswith(f".{signed_by}") or signed_by.endswith(f".{domain}")
            )
    return False


def parse(value: str) -> tuple[str, list]:
    """(server, [(method, result, {property: value})]) of a header, all in small letters; comments are no part of it."""
    server, *rest = _parts(value.lower())
    found = []
    for words in rest:
        pairs = [word.partition("=") for word in words if "=" in word]
        if pairs:
            (method, _equals, result), *properties = pairs
            found.append((method.partition("/")[0], result, {name: kept for name, _equals, kept in properties}))
    return (server[0] if server else ""), found


def _parts(value):
    """The words of each part between semicolons; neither a quoted string nor a comment ends one."""
    parts, word, depth, quoted, letters = [[]], "", 0, False, iter(value)
    for letter in letters:
        if letter == "\\" and (quoted or depth):
            letter = next(letters, "")
            word += "" if depth else letter
        elif letter == '"' and not depth:
            quoted = not quoted
        elif quoted:
            word += letter
        elif letter in "()":
            depth = max(depth + (1 if letter == "(" else -1), 0)
        elif depth:
            continue
        elif letter == ";" or letter.isspace():
            if word:
                parts[-1].append(word)
            word = ""
            if letter == ";":
                parts.append([])
        else:
            word += letter
    if word:
        parts[-1].append(word)
    return parts
