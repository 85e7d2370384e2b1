import re
from string import Formatter

from odoo import api, fields, models
from odoo.addons.base.models.res_partner import _tz_get
from odoo.exceptions import AccessError, ValidationError

from . import office_clock

OFFICE_CHIEF = "eoffice_documents.group_office_chief"
FOLLOW_UP = "eoffice_documents.group_office_chief,eoffice_documents.group_administrator"
ADMINISTRATOR = "eoffice_documents.group_administrator"
IDENTIFIER_PARTS = {"organ", "year", "register", "number"}


class Settings(models.TransientModel):
    """What an office settles on one page; each role sees the fields whose ``groups`` it has.

    A page of its own beside ``res.config.settings``: there any right to write is a right to every setting of Odoo. A
    field bears the name of the company's field it stands for, or the ``config_parameter`` it is kept in.
    """

    _name = "eoffice.settings"
    _description = "Settings of the office"

    # deadline and notification
    eoffice_near_due_hours = fields.Integer(
        "Near due, in hours",
        groups=FOLLOW_UP,
        help="Work whose deadline is this near counts as near due, in every list and report.",
    )
    eoffice_notify_from = fields.Float("Reminders from", groups=FOLLOW_UP)
    eoffice_notify_until = fields.Float("Reminders until", groups=FOLLOW_UP)
    eoffice_digest_hour = fields.Float("Morning digest at", groups=FOLLOW_UP)
    eoffice_notice_least = fields.Selection(
        [("inbox", "Discuss"), ("mail", "One mail in the morning"), ("both", "Both")],
        "Everybody is reminded by",
        groups=FOLLOW_UP,
        help="What a person cannot turn off; empty: each chooses.",
    )

    # archive (N30 Đ30.2, Đ31.3.d, PL VI III.5.b)
    eoffice_archive_months = fields.Integer(
        "Transfer to the archive after, in months",
        default=12,
        config_parameter="eoffice.archive_months",
        groups=ADMINISTRATOR,
    )
    eoffice_archive_building_months = fields.Integer(
        "Building works, in months",
        default=3,
        config_parameter="eoffice.archive_building_months",
        groups=ADMINISTRATOR,
    )
    eoffice_archive_notice_days = fields.Integer(
        "Remind before the transfer, in days",
        default=30,
        config_parameter="eoffice.archive_notice_days",
        groups=ADMINISTRATOR,
    )
    eoffice_archive_keep_back_months = fields.Integer(
        "Defer the transfer at most, in months",
        default=24,
        config_parameter="eoffice.archive_keep_back_months",
        groups=ADMINISTRATOR,
    )
    eoffice_archive_least_years = fields.Integer(
        "Goes to the archive when kept at least, in years",
        default=5,
        config_parameter="eoffice.archive_least_years",
        groups=ADMINISTRATOR,
    )

    # dispatch
    eoffice_identifier_pattern = fields.Char(
        "Pattern of document codes",
        default="{organ}.{year}.{register}.{number}",
        config_parameter="eoffice_documents.identifier_pattern",
        groups=ADMINISTRATOR,
        help="Made of {organ}, {year}, {register} and {number}.",
    )

    # capture and register import
    eoffice_night_hours = fields.Char(
        "Old scans are read from hour to hour",
        default="20-6",
        config_parameter="eoffice_documents.night_hours",
        groups=ADMINISTRATOR,
    )
    eoffice_inbox = fields.Char(
        "Folder of all scan folders",
        config_parameter="eoffice_documents.inbox",
        groups="base.group_system",
        help="A folder of the server; the environment variable EOFFICE_INBOX comes first.",
    )

    # clock
    eoffice_time_zone = fields.Selection(
        _tz_get,
        "Time zone of the office",
        default=office_clock.DEFAULT,
        config_parameter=office_clock.PARAMETER,
        groups=ADMINISTRATOR,
        help="The clock on the wall: deadlines, schedules and registers go by it.",
    )

    # server
    eoffice_backup_on = fields.Date(
        "Last backup",
        config_parameter="eoffice.backup_on",
        groups=ADMINISTRATOR,
        help="The day of the last copy of database and files on another machine.",
    )

    def _valid_field_parameter(self, field, name):
        return name == "config_parameter" or super()._valid_field_parameter(field, name)

    @api.model
    def _own_fields(self):
        """{name: field} of the settings the current user may change.

        They are of the whole office: that somebody is an office chief counts in the agency that runs it.
        """
        user = self.env.user
        chief = user.has_group(OFFICE_CHIEF) and user._eoffice_runs_office()
        return {
            name: field
            for name, field in self._fields.items()
            if name.startswith("eoffice_")
            and field.store
            and self._has_field_access(field, "write")
            and (chief or user.has_groups(",".join({*field.groups.split(",")} - {OFFICE_CHIEF})))
        }

    @api.model
    def _check_keeper(self):
        if not self.env.su and not self._own_fields():
            raise AccessError(
                self.env._(
                    "These settings are of every agency in the system. Ask the administrator, or the office chief of "
                    "the agency that runs it."
                )
            )

    @api.model
    def default_get(self, names):
        self._check_keeper()
        own = self._own_fields()
        return super().default_get(names) | {name: self._stored(name, own[name]) for name in names if name in own}

    @api.model
    def _stored(self, name, field):
        """The value in force of a setting."""
        if name in self.env.company._fields:
            return self.env.company.sudo()[name]
        text = self.env["ir.config_parameter"].sudo().get_param(field.config_parameter)
        if not text:
            return field.default(self) if field.default else False
        if field.type == "date":
            return fields.Date.to_date(text[:10])
        return int(text) if field.type == "integer" else text

    def execute(self):
        """Save what the user has changed and may change, and show it."""
        self.ensure_one()
        self.check_access("write")
        self._check_keeper()
        changed = {
            name: self[name]
            for name, field in self._own_fields().items()
            if (self[name] or False) != (self._stored(name, field) or False)
        }
        self.checked_sudo()._save(changed)
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    def cancel(self):
        """Show the page as it was."""
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    def action_check_server(self):
        """Look at what the server must have, and show it."""
        self.check_access("write")
        checks = self.env["eoffice.server.check"]
        checks.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id("eoffice_documents.action_server_checks")
        return {**action, "domain": [("id", "in", checks._check_now().ids)]}

    def _save(self, changed):
        """Hook, as superuser: write ``changed``, {name: value}, and what follows from it."""
        company = self.env.company
        company.write({name: value for name, value in changed.items() if name in company._fields})
        if "eoffice_time_zone" in changed:
            office_clock.set_zone(self.env, changed.pop("eoffice_time_zone"))
        for name in changed.keys() - company._fields.keys():
            text = changed[name] and str(changed[name])
            self.env["ir.config_parameter"].set_param(self._fields[name].config_parameter, text)
        if any(name.startswith("eoffice_archive_") for name in changed):
            self.env["eoffice.dossier"]._recompute_due()

    @api.constrains(
        "eoffice_archive_months",
        "eoffice_archive_building_months",
        "eoffice_archive_notice_days",
        "eoffice_archive_keep_back_months",
        "eoffice_archive_least_years",
    )
    def _check_archive(self):
        names = [name for name in self._fields if name.startswith("eoffice_archive_")]
        if any(settings[name] <= 0 for settings in self.sudo() for name in names):
            raise ValidationError(self.env._("The times of the archive are at least one month, day or year."))

    @api.constrains("eoffice_identifier_pattern")
    def _check_identifier_pattern(self):
        for settings in self.sudo():
            try:
                parts = [part[1:] for part in Formatter().parse(settings.eoffice_identifier_pattern or "")]
            except ValueError:
                parts = []
            named = {name for name, _width, _conversion in parts if name is not None}
            plain = not any(width or conversion for _name, width, conversion in parts)
            if not plain or not {"register", "number"} <= named <= IDENTIFIER_PARTS:
                raise ValidationError(
                    self.env._(
                        "The pattern needs {register} and {number}, and may have {organ} and {year}. Correct it."
                    )
                )

    @api.constrains("eoffice_night_hours")
    def _check_night_hours(self):
        for settings in self.sudo():
            hours = re.fullmatch(r"(\d{1,2})-(\d{1,2})", settings.eoffice_night_hours or "")
            if not hours or any(int(hour) > 23 for hour in hours.groups()):
                raise ValidationError(self.env._("Write the night as two hours, for example 20-6."))
