from dataclasses import dataclass, field


@dataclass(frozen=True)
class Table:
    """One file of the folder: the model it fills and the columns it may have, named as Odoo's import names them.

    ``kind`` begins the external ids (``eoffice_office.<kind>_<id>``); ``key`` is the field that tells a record
    which was typed by hand before; ``only`` is the record of a file of one row; ``children`` are relations whose
    columns belong to the record behind them; ``defaults`` are given to new records only; ``fields`` are
    the names of fields that are not named as their columns.
    """

    file: str
    model: str
    kind: str
    required: tuple
    optional: tuple = ()
    key: str = ""
    only: str = ""
    children: tuple = ()
    defaults: dict = field(default_factory=dict)
    needed: bool = False
    fields: dict = field(default_factory=dict)

    @property
    def columns(self):
        return self.required + self.optional


# in the order of writing: a file may name records of the files above it when it creates its own
TABLES = (
    Table("calendars.csv", "resource.calendar", "calendar", ("id", "name", "tz"), defaults={"attendance_ids": []}),
    Table(
        "working_hours.csv",
        "resource.calendar.attendance",
        "hours",
        ("id", "calendar_id/id", "name", "dayofweek", "day_period", "hour_from", "hour_to"),
    ),
    Table("holidays.csv", "resource.calendar.leaves", "holiday", ("id", "name", "date_from", "date_to")),
    Table(
        "office.csv",
        "res.company",
        "office",
        ("name", "partner_id/lang", "partner_id/tz"),
        ("street", "city", "phone", "email", "website", "resource_calendar_id/id"),
        children=("partner_id",),
        only="base.main_company",
        needed=True,
    ),
    Table(
        "units.csv",
        "hr.department",
        "unit",
        ("id", "name", "code", "kind_id/id"),
        (
            "parent_id/id",
            "symbol_code",
            "drafting_code",
            "place",
            "collective_name",
            "head_title",
            "organ_code",
            "keeps_registers",
            "manager_id/user_id/id",
            "deputy_ids/id",
            "clerk_ids/id",
            "office_chief_ids/id",
            "copy_signer_ids/id",
            "valid_from",
            "valid_to",
            "successor_id/id",
            "sequence",
            "active",
        ),
        key="code",
        needed=True,
        fields={"kind_id": "type_id"},
    ),
    Table(
        "staff.csv",
        "res.users",
        "user",
        ("id", "login", "name", "employee_ids/department_id/id", "group_ids/id"),
        ("employee_ids/job_title", "email", "active"),
        key="login",
        children=("employee_ids",),
        defaults={"notification_type": "inbox"},
        needed=True,
    ),
    Table(
        "issuers.csv",
        "res.partner",
        "issuer",
        ("id", "name"),
        ("parent_id/id", "eoffice_code", "email", "active"),
        defaults={"is_company": True, "eoffice_issuer": True},
    ),
    Table(
        "recipient_lists.csv",
        "eoffice.recipient.list",
        "list",
        ("id", "name"),
        ("words", "unit_ids/id", "partner_ids/id", "people_ids/user_id/id", "sequence", "active"),
    ),
    Table(
        "phrases.csv",
        "eoffice.canned.instruction",
        "phrase",
        ("id", "text"),
        ("user_id/id", "sequence"),
        defaults={"user_id": False},
    ),
    Table(
        "routing_rules.csv",
        "eoffice.routing.rule",
        "rule",
        ("id", "name", "unit_id/id", "target_id/unit_id/id"),
        ("issuer_id/id", "type_ids/id", "words", "instruction", "days", "sequence", "active"),
    ),
    Table(
        "deadline_rules.csv",
        "eoffice.deadline.rule",
        "deadline",
        ("id", "name", "purpose", "amount", "measure"),
        (
            "unit_id/id",
            "type_ids/id",
            "least_urgency",
            "issuer_id/id",
            "words",
            "date_from",
            "date_to",
            "source",
            "sequence",
            "active",
        ),
    ),
    Table(
        "approval_routes.csv",
        "eoffice.approval.route",
        "route",
        ("id", "name", "signer_authority"),
        ("unit_id/id", "drafting_unit_ids/id", "type_ids/id", "signer_id/id", "signer_title", "sequence", "active"),
    ),
    Table(
        "approval_steps.csv",
        "eoffice.approval.step",
        "step",
        ("id", "route_id/id", "sequence", "kind", "holder"),
        ("principal_id/unit_id/id",),
        fields={"kind": "type"},
    ),
    Table(
        "dossier_lists.csv",
        "eoffice.file.plan",
        "dossier_list",
        ("id", "unit_id/id"),
        ("year", "state"),
    ),
    Table(
        "dossier_entries.csv",
        "eoffice.file.plan.entry",
        "dossier_entry",
        ("id", "list_id/id", "notation", "title", "retention_id/id"),
        ("heading", "maker_id/id", "note", "sequence"),
    ),
    Table(
        "registers.csv",
        "eoffice.register",
        "register",
        ("code", "name", "direction"),
        ("secret", "type_ids/id", "unit_id/id", "year"),
    ),
)
