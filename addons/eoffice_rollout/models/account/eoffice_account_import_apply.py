import unicodedata

from odoo import models
from odoo.fields import Command

from ...account_import import COLUMNS

CLERK, HEAD, LEADER, CHIEF = (
    f"eoffice_documents.group_{role}" for role in ("clerk", "unit_head", "leader", "office_chief")
)


class StaffChanges(models.Model):
    _inherit = "eoffice.account.import"

    def _changes(self, line, person):
        """Sentences of what an existing account will get; none when it is as the list says."""
        user = person["user"]
        if not user:
            return []
        employee = user.employee_ids[:1]
        pairs = [
            (line._fields["job_title"], employee.job_title, line.job_title),
            (line._fields["unit_name"], employee.department_id.name, person["unit"].name),
            (line._fields["email"], user.email, line.email or user.email),
            (line._fields["phone"], user.phone, line.phone or user.phone),
        ]
        if person["roles"]:
            held = user.group_ids & self._all_roles()
            pairs.append((line._fields["role_names"], self._names(held), self._names(person["roles"])))
        return [
            f"{field._description_string(self.env)}: {old or '–'} → {new or '–'}"
            for field, old, new in pairs
            if (old or "").strip() != (new or "").strip()
        ]

    def _all_roles(self):
        category = self.env.ref("eoffice_documents.category_eoffice")
        return self.env["res.groups"].search([("privilege_id.category_id", "=", category.id)])

    def _names(self, groups):
        return ", ".join(sorted(groups.mapped("name")))


class AccountImportApply(models.Model):
    _inherit = "eoffice.account.import.line"

    def _compose(self):
        for line in self:
            typed = {name: unicodedata.normalize("NFC", line[name] or "") for name in COLUMNS}
            line.write({name: text for name, text in typed.items() if text != (line[name] or "")})

    def _make(self):
        """Make or change the accounts of these lines; who calls has checked that it may be."""
        fresh = self.filtered(lambda line: line.act == "new")
        users = (
            self.env["res.users"]
            .with_context(no_reset_password=True, mail_create_nosubscribe=True)
            .create([line._account_values() for line in fresh])
        )
        for line, user in zip(fresh, users, strict=True):
            line.user_id = user
        self.env["hr.employee"].create([line._employee_values() for line in fresh])
        changed = self.filtered(lambda line: line.act == "change")
        for line in changed:
            line._change()
        for line in fresh | changed:
            line._take_posts()
        log = self.env["eoffice.account.audit.log"]
        log._add("made", fresh.user_id)
        for line in changed:
            log._add("changed", line.user_id, line.changes)

    def _account_values(self):
        return {
            "name": " ".join(self.name.split()),
            "login": self.proposed_login,
            "email": self.email,
            "phone": self.phone,
            "lang": "vi_VN" if self.env["res.lang"]._get_data(code="vi_VN") else self.env.lang,
            "notification_type": "inbox",
            "group_ids": [Command.set((self.env.ref("base.group_user") | self.role_ids).ids)],
        }

    def _employee_values(self):
        return {
            "name": " ".join(self.name.split()),
            "user_id": self.user_id.id,
            "department_id": self.unit_id.id,
            "job_title": self.job_title,
            "work_email": self.email,
            "work_phone": self.phone,
        }

    def _change(self):
        user, roles = self.user_id, self.list_id._all_roles()
        user.write({name: self[name] for name in ("email", "phone") if self[name]})
        if self.role_ids and self.role_ids != user.group_ids & roles:
            user.group_ids = (user.group_ids - roles) | self.role_ids
        if employee := user.employee_ids[:1]:
            if employee.department_id != self.unit_id:
                user._eoffice_leave_posts()
            employee.write({"department_id": self.unit_id.id, "job_title": self.job_title})
        else:
            self.env["hr.employee"].create(self._employee_values())

    def _take_posts(self):
        """A role in a unit is a post there: who leads it first, their deputies, its clerks and its office chiefs."""
        unit, user = self.unit_id, self.user_id
        names = self.role_ids.mapped(lambda role: role.get_external_id()[role.id])
        if HEAD in names or LEADER in names:
            if not unit.manager_id:
                unit.manager_id = user.employee_ids[:1]
            elif unit.head_id != user:
                unit.deputy_ids |= user
        # the office of an agency does the clerical work of the agency as well
        serves = unit
        if unit.type_id == self.env.ref("eoffice_documents.unit_kind_office") and unit.parent_id:
            serves |= unit.parent_id
        for served in serves:
            if CLERK in names:
                served.clerk_ids |= user
            if CHIEF in names:
                served.office_chief_ids |= user
