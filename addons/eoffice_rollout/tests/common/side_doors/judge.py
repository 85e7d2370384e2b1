"""What counts as a forgery. A legitimate act writes in one's own name, on what one may change, and leaves its trace."""

from .policy import FOUND_ANEW, LAID_OUT_AGAIN, NAMES_OF_UNITS, READERS_NAMED, SETTINGS

HOUSEKEEPING = {"write_date", "write_uid", "create_date", "create_uid", "message_main_attachment_id", "last_seen_dt"}
WORDS_OF_A_MESSAGE = {"body", "subject", "author_id", "date", "model", "res_id", "email_from"}
AUDIT = ("_trace", "_audit_log")


def forgery(case, role, change, changes, act=""):
    """Why ``change`` (table, id, before, after) is one, or None.

    :param changes: all that the same act changed: what it left beside
    :param act: name of the method that was called, if it was one
    """
    table, key, before, after = change
    person = case.persons[role]
    names = {name for name in (before or after) if (before or {}).get(name) != (after or {}).get(name)} - HOUSEKEEPING
    if before and after and not names:
        return None
    if table in case.harmless_tables:
        return None
    if after and table == "mail_message" and (not before or "author_id" in names):
        if after.get("author_id") not in (person.partner_id.id, case.robot.id) or (
            after.get("message_type") == "comment" and after.get("author_id") != person.partner_id.id
        ):
            return "a message in another's name"
    if after and not before and table == "ir_filters" and after["is_default"] and role != "administrator":
        return "a default search for everybody"
    if table in READERS_NAMED and role not in case.outsiders and _audited(table, changes):
        return None
    if table in case.posts:
        return "gives oneself a post" if after and after.get(case.posts[table]) == person.id else None
    if before and after and role not in case.outsiders:
        found_anew, _why = FOUND_ANEW.get(act, {}).get(table, ((), None))
        if names <= set(found_anew):
            return None
    if role == "administrator" and (case.watched.get(table) in SETTINGS or names <= NAMES_OF_UNITS.get(table, set())):
        return None
    if before and before.get("id") in case.known.get(table, ()):
        said = table == "mail_message" and before.get("model") in case.guarded
        if said and (not after or names & WORDS_OF_A_MESSAGE):
            return f"a message is {'rewritten' if after else 'deleted'}"
        if table == "ir_attachment" and before.get("res_model") in case.guarded - LAID_OUT_AGAIN:
            return f"a file is {'changed: ' + ', '.join(sorted(names)) if after else 'deleted'}"
        if table.endswith(AUDIT):
            return "the audit log is changed"
        if role in case.outsiders:
            return f"{'changed: ' + ', '.join(sorted(names)) if after else 'deleted'} by an outsider"
        if not _audited(table, changes) and table not in case.free_tables:
            return f"{'changed: ' + ', '.join(sorted(names)) if after else 'deleted'} without a trace"
    if after and not before and role in case.outsiders and table not in case.free_tables:
        hidden = [
            f"{column}"
            for column, comodel in case.references.get(table, {}).items()
            if after.get(column) in case.hidden_ids(role, comodel)
        ]
        if hidden:
            return f"a new row tied to a hidden record by {', '.join(sorted(hidden))}"
    return None


def _audited(table, changes):
    return any(other.endswith(AUDIT) and not before for other, _key, before, _after in changes)
