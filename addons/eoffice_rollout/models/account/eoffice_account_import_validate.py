import re
import unicodedata
from collections import defaultdict

from odoo import models
from odoo.tools import email_normalize

from ...account_import import COLUMNS, free_login, login_stem

LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{2,63}")
PHONE = re.compile(r"\+?[0-9][0-9 .()-]{7,18}")


def same(text):
    """What two spellings of one name have in common: case and blanks do not count, accents do."""
    return " ".join(unicodedata.normalize("NFC", text or "").casefold().split())


class AccountImportValidate(models.Model):
    _inherit = "eoffice.account.import"

    def _findings(self):
        """[(line, values of its readonly fields)] of the whole list, with a constant number of queries."""
        self.ensure_one()
        lines = self.line_ids.sorted(lambda line: (line.row, line.id))
        office = self._office()
        doubles = {name: self._doubles(lines, name) for name in ("name", "email", "login")}
        taken = set(office["logins"]) | {same(line.login) for line in lines if line.login}
        found = []
        for line in lines:
            person = {"unit": self._unit_of(line, office), "roles": self._roles_of(line, office)}
            person["user"] = self._account_of(line, office, person["unit"])
            faults = self._faults(line, person, doubles, office)
            login = person["user"].login or same(line.login)
            if not faults and not login:
                login = free_login(login_stem(line.job_title, person["unit"].name), taken)
                taken.add(login)
            changes = [] if faults else self._changes(line, person)
            act = "fault" if faults else "new" if not person["user"] else "change" if changes else "same"
            values = {
                "unit_id": person["unit"].id,
                "role_ids": [(6, 0, person["roles"].ids)],
                "user_id": person["user"].id,
                "proposed_login": login,
                "fault": "\n".join(faults),
                "act": act,
                "changes": "\n".join(changes),
            }
            found.append((line, values))
        return found

    def _office(self):
        """What the lines are held against: units by name and code, roles by name, accounts."""
        units = defaultdict(lambda: self.env["hr.department"])
        for unit in self.env["hr.department"].search([]):
            for word in {same(unit.name), same(unit.code)} - {""}:
                units[word] |= unit
        roles = defaultdict(lambda: self.env["res.groups"])
        category = self.env.ref("eoffice_documents.category_eoffice")
        groups = self.env["res.groups"].search([("privilege_id.category_id", "=", category.id)])
        for language in ("vi_VN", "en_US"):
            for group in groups.with_context(lang=language):
                roles[same(group.name)] |= group.with_context(lang=self.env.lang)
        users = self.env["res.users"].with_context(active_test=False).search([])
        return {
            "units": units,
            "roles": roles,
            "logins": {same(user.login): user for user in users},
            "emails": {email_normalize(user.email): user for user in users if user.email and not user.share},
            "names": users.filtered(lambda user: user.active and not user.share).grouped(lambda user: same(user.name)),
        }

    def _doubles(self, lines, name):
        first = {}
        for line in lines:
            if word := same(line[name]):
                first.setdefault(word, line)
        return first

    def _unit_of(self, line, office):
        if not (line.unit_name or "").strip():
            return self.unit_id
        return office["units"].get(same(line.unit_name), self.env["hr.department"])[:1]

    def _roles_of(self, line, office):
        groups = self.env["res.groups"]
        return groups.union(*(office["roles"].get(same(word), groups) for word in self._role_words(line)))

    def _role_words(self, line):
        return [word for word in re.split(r"[,;]", line.role_names or "") if word.strip()]

    def _account_of(self, line, office, unit):
        """The account this person has already: by log-in name, by mail, else by name within the unit."""
        nobody = self.env["res.users"]
        if line.login:
            return office["logins"].get(same(line.login), nobody)
        if line.email and (user := office["emails"].get(email_normalize(line.email))):
            return user
        namesakes = office["names"].get(same(line.name), nobody)
        here = namesakes.filtered(lambda user: user.employee_ids.department_id & unit)
        return here if len(here) == 1 and not (line.email and here.email) else nobody

    def _faults(self, line, person, doubles, office):
        """The sentences of what is wrong with one line."""
        return [
            *self._spelling_faults(line),
            *self._place_faults(line, person, office),
            *self._double_faults(line, person, doubles, office),
        ]

    def _spelling_faults(self, line):
        typed = {name: line[name] or "" for name in COLUMNS}
        if not typed["name"].strip():
            yield self.env._("The name is empty. Write the full name.")
        elif len(typed["name"].split()) < 2:
            yield self.env._("«%s» is no full name. Write family name and given name.", typed["name"])
        elif any(mark.isdigit() or mark in "=@+<>|/\\" for mark in typed["name"]):
            yield self.env._("«%s» holds signs that no name has. Correct the name.", typed["name"])
        if any(text != unicodedata.normalize("NFC", text) for text in typed.values()):
            yield self.env._("Letters and their marks are typed apart (NFD). Press «Join letters and marks».")
        if any(unicodedata.category(mark) in ("Cc", "Cf", "Co") for text in typed.values() for mark in text):
            yield self.env._("The line holds invisible signs. Type it again.")
        if typed["email"] and not self._is_mail(typed["email"]):
            yield self.env._("«%s» is no e-mail address. Correct it or leave it empty.", typed["email"])
        if typed["phone"] and not PHONE.fullmatch(typed["phone"].strip()):
            yield self.env._("«%s» is no telephone number. Correct it or leave it empty.", typed["phone"])
        if typed["login"] and not LOGIN.fullmatch(typed["login"].strip()):
            yield self.env._(
                "«%s» cannot be a log-in name: small letters without accents, digits, full stops only.", typed["login"]
            )
        if not typed["job_title"].strip():
            yield self.env._("The post is empty. Write it, e.g. Chuyên viên.")

    def _is_mail(self, text):
        mail = email_normalize(text, strict=True)
        return bool(mail) and mail.isascii() and "." in mail.partition("@")[2] and same(text) == mail

    def _place_faults(self, line, person, office):
        named = (line.unit_name or "").strip()
        if not named and not self.unit_id:
            yield self.env._("The unit is empty. Write its name or code.")
        elif named and not person["unit"]:
            yield self.env._("There is no unit «%s». Write its name or code as in the list of units.", named)
        elif len(office["units"].get(same(named), ())) > 1:
            yield self.env._("Several units are called «%s». Write the code.", named)
        elif self.unit_id and person["unit"] != self.unit_id:
            yield self.env._(
                "This is the list of %(unit)s; «%(named)s» is another unit.", unit=self.unit_id.name, named=named
            )
        words = self._role_words(line)
        if not words and not person["user"]:
            yield self.env._("The role is empty. Write one, e.g. Chuyên viên.")
        for word in words:
            if same(word) not in office["roles"]:
                yield self.env._(
                    "There is no role «%(role)s». Choose among: %(roles)s.",
                    role=word.strip(),
                    roles=", ".join(self._role_list()),
                )

    def _role_list(self):
        category = self.env.ref("eoffice_documents.category_eoffice")
        groups = self.env["res.groups"].search([("privilege_id.category_id", "=", category.id)])
        return groups.mapped("name")

    def _double_faults(self, line, person, doubles, office):
        first = doubles["name"].get(same(line.name))
        if first and first != line and not (line.email and first.email and same(line.email) != same(first.email)):
            yield self.env._(
                "%(who)s is in line %(row)s already. Delete one; namesakes each need their own e-mail.",
                who=line.name,
                row=first.row,
            )
        first = doubles["email"].get(same(line.email))
        if first and first != line:
            yield self.env._("The e-mail is that of line %s. Each person has their own.", first.row)
        first = doubles["login"].get(same(line.login))
        if first and first != line:
            yield self.env._("The log-in name is that of line %s. Each person has their own.", first.row)
        user = person["user"]
        if user and (user.share or not user.active or user.has_group("base.group_system")):
            yield self.env._(
                "«%s» is closed, or no account of the staff. Choose another log-in name or e-mail.", user.login
            )
        elif user and line.name and same(user.name) != same(line.name):
            yield self.env._("This log-in name or e-mail belongs to %s. Correct it.", user.name)
        elif not user and line.name and not line.email and not line.login and same(line.name) in office["names"]:
            other = office["names"][same(line.name)][0]
            yield self.env._(
                "%(who)s has the account «%(login)s» in another unit. Write that log-in name if it is the same "
                "person, else an e-mail.",
                who=line.name,
                login=other.login,
            )
