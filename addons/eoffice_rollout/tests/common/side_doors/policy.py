"""What is open on purpose, with the reason. Everything else is closed, a model born tomorrow included."""

OFFICE = frozenset(
    ("specialist_elsewhere", "head_elsewhere", "clerk_elsewhere", "chief_elsewhere", "leader_elsewhere",
     "administrator", "helper", "rollout")
)  # fmt: skip
ADMINISTRATOR = frozenset(["administrator"])
ACCOUNTS = frozenset(["administrator", "rollout"])

# model: (roles outside that may read every word of it, why)
OPEN = {
    # lists that the whole office chooses from
    "eoffice.unit.type": (OFFICE | {"staff"}, "a list of settings"),
    "eoffice.document.type": (OFFICE | {"staff"}, "a list of settings"),
    "eoffice.approval.route": (OFFICE, "who checks what is no secret"),
    "eoffice.approval.step": (OFFICE, "who checks what is no secret"),
    "eoffice.deadline.rule": (OFFICE, "a list of settings"),
    "eoffice.reminder.rule": (OFFICE, "a list of settings"),
    "eoffice.routing.rule": (OFFICE, "a list of settings"),
    "eoffice.working.day": (OFFICE, "a list of settings"),
    "eoffice.register": (OFFICE, "names of books"),
    "eoffice.retention": (OFFICE, "a list of settings"),
    "eoffice.export.profile": (OFFICE, "a list of settings"),
    "eoffice.register.layout": (OFFICE, "a list of settings"),
    "eoffice.register.column": (OFFICE, "a list of settings"),
    "eoffice.letter.template": (OFFICE, "a list of settings"),
    "eoffice.recipient.list": (OFFICE, "names of receivers"),
    "eoffice.meeting.room": (OFFICE, "a list of settings"),
    "eoffice.publication.topic": (OFFICE | {"staff", "portal", "public"}, "shown on the website"),
    "eoffice.signing.delegation": (OFFICE, "who may sign is told to everybody (N30 Đ13.3)"),
    "eoffice.substitution": (OFFICE, "who is away is told to everybody"),
    "eoffice.schedule.week": (OFFICE, "a published week"),
    "eoffice.schedule.copy": (OFFICE, "counts copies of a published week"),
    # the roll-out is everybody's business
    "eoffice.exercise": (OFFICE, "training"),
    "eoffice.knowledge.article": (OFFICE, "answers for everybody"),
    "eoffice.outage": (OFFICE | {"staff", "portal", "public"}, "told to everybody, before the log-in too"),
    "eoffice.outage.over": (frozenset(["administrator", "helper"]), "told to everybody"),
    "eoffice.regulation": (OFFICE, "told to everybody"),
    "eoffice.rollout.phase": (OFFICE, "told to everybody"),
    "eoffice.rollout.unit": (OFFICE, "told to everybody"),
    "eoffice.usage.window": (OFFICE, "told to everybody"),
    # the administrator's own
    "eoffice.setup.wizard": (ADMINISTRATOR, "the setup"),
    "eoffice.setup.wizard.register": (ADMINISTRATOR, "the setup"),
    "eoffice.setup.wizard.readiness": (ADMINISTRATOR, "the setup"),
    "eoffice.setup.wizard.agency": (ADMINISTRATOR, "the setup"),
    "eoffice.setup.wizard.step": (ADMINISTRATOR, "the setup"),
    "eoffice.setup.wizard.unit": (ADMINISTRATOR, "the setup"),
    "eoffice.trust.certificate": (ADMINISTRATOR, "whom the office trusts"),
    "eoffice.revocation.list": (ADMINISTRATOR, "what those have revoked"),
    "eoffice.text.index": (ADMINISTRATOR, "how far the index has come"),
    "eoffice.account.audit.log": (ACCOUNTS, "accounts are their work"),
    "eoffice.account.import": (ACCOUNTS, "accounts are their work"),
    "eoffice.account.import.line": (ACCOUNTS, "accounts are their work"),
    # whom the rules name
    "eoffice.rollout.reminder.letter": (frozenset(["administrator", "helper", "rollout"]), "letters of the roll-out"),
    "eoffice.rollout.proposal": (frozenset(["rollout"]), "they propose"),
    "eoffice.evidence.seal": (ADMINISTRATOR, "they watch over the logs of the whole system"),
    "eoffice.evidence.check": (ADMINISTRATOR, "they watch over the logs of the whole system"),
    "eoffice.evidence.finding": (ADMINISTRATOR, "they watch over the logs of the whole system"),
    "eoffice.evidence.acceptance": (ADMINISTRATOR, "they watch over the logs of the whole system"),
    "eoffice.rights.change": (ADMINISTRATOR, "they watch over the rights of the whole system"),
    "eoffice.rights.change.line": (ADMINISTRATOR, "they watch over the rights of the whole system"),
    "eoffice.refused.file": (frozenset(["administrator", "helper"]), "they follow what was refused"),
}

# the list of agencies is there to be chosen from; whoever writes a secret does not get into it
AGENCIES = "issuer of the incoming document"
IN_THE_LIST = {"res.partner", "mail.message"}  # the agency itself, and that it was noted down


def may_read(role, place, model):
    """Whether ``role`` may read a mark first written at ``place``, ``model.field`` or words of the play."""
    if place == AGENCIES:
        return model in IN_THE_LIST and role in OFFICE | {"staff"}
    if role == "administrator" and model == "eoffice.change.audit.log":
        return True  # it holds what lists and settings say, and no word of papers, dossiers, meetings and tickets
    roles, _why = OPEN.get(place.rpartition(".")[0], ((), None))
    return role in roles


# models of which the walk makes no record of its own, with the reason
NOT_FILLED = {
    "eoffice.principal": "one for each post and person, made with them",
    "eoffice.exercise.result": "needs a class with a trainee",
}

# tables that whoever may write them changes without a trace, with the reason
FREE = {
    "eoffice_canned_instruction": "one's own words",
    "eoffice_search_alert": "one's own alerts",
    "eoffice_search_match": "what one's own alerts have found goes with them",
    "eoffice_document_text": "the index follows the record",
    "mail_activity": "one's own list of things to do",
    "mail_followers": "no right comes with following",
}

# whose files are changed with a trace; of all others they stay as they came
LAID_OUT_AGAIN = {"eoffice.meeting.paper"}

# lists of people that are no posts, with the reason: named by who may, and with a trace
READERS_NAMED = {
    "eoffice_meeting_paper_res_users_rel": "who lays out a paper says for whom it is, and reads it anyway",
}

# {method: {table: (fields that are found out anew, why)}}
FOUND_ANEW = {
    "action_check": {
        "eoffice_account_import_line": ({"act", "changes", "fault"}, "who prepares a staff list checks it again"),
    },
}

# counters and checks that anybody may set off
HARMLESS = {
    "eoffice_knowledge_article": "counts whom it has helped",
    "eoffice_rollout_unit": "checks again what it lacks",
}

# models that the administrator of the office sets up, by hand or by its pages; accounts and posts are not among them
SETTINGS = {name for name, (roles, _why) in OPEN.items() if "administrator" in roles} - {
    "eoffice.signing.delegation",
    "eoffice.substitution",
    "eoffice.schedule.week",
    "eoffice.schedule.copy",
    "eoffice.account.audit.log",
    "eoffice.evidence.seal",
    "eoffice.evidence.finding",
    "eoffice.evidence.acceptance",
    "eoffice.rights.change",
    "eoffice.rights.change.line",
} | {"eoffice.register", "eoffice.mfa.policy", "hr.department", "res.partner", "helpdesk.ticket", "eoffice.reminder"}
NAMES_OF_UNITS = {"eoffice_principal": {"name"}, "eoffice_document": {"dossier_organ"}}  # follow the unit
