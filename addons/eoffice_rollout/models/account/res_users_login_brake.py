from contextlib import contextmanager
from datetime import timedelta

from odoo import SUPERUSER_ID, api, fields, models
from odoo.addons.eoffice_documents import http_guard
from odoo.exceptions import AccessDenied

from .eoffice_login_failure import FREE

KNOWN_DAYS = 90


class LoginSlowedDown(AccessDenied):
    """Too many failures: the password was not even looked at."""


class UserLoginBrake(models.Model):
    """Guessing is slowed down, at every door that asks for a password or a code; nobody's success clears another's."""

    _inherit = "res.users"

    @contextmanager
    def _assert_can_auth(self, user=None):
        """In place of Odoo's own count, which one process keeps for an address and any success clears."""
        address = http_guard.peer_address()
        if not address:
            yield
            return
        account = self._account_named(user)
        failures = self.env["eoffice.login.failure"].sudo()
        known = account._was_here(address)
        name = account.id or str(user or "").strip().casefold()
        own, whole = failures._key("account", name, address if known else ""), failures._key("address", address)
        seconds = failures._seconds_to_wait(own) or (0 if known else failures._seconds_at_address(whole))
        if seconds:
            raise LoginSlowedDown(self._slow_down_message(seconds))
        try:
            yield
        except AccessDenied:
            failures._add_at_address(whole)
            count = int(failures._add(own))
            if account and count >= FREE and (count - FREE) % 5 == 0:
                account._tell_of_failures(count, address)
            raise
        # with a second factor the password alone clears nothing: who guesses codes would start anew each time
        if not (isinstance(user, str) and account._mfa_type()):
            failures._clear(own)

    @contextmanager
    def _assert_address_can_auth(self):
        """At a door where nobody knows yet which account it will be: failures count by address alone."""
        address = http_guard.peer_address()
        failures = self.env["eoffice.login.failure"].sudo()
        whole = failures._key("address", address)
        if seconds := failures._seconds_at_address(whole):
            raise LoginSlowedDown(self._slow_down_message(seconds))
        try:
            yield
        except AccessDenied:
            failures._add_at_address(whole)
            raise

    def _account_named(self, user):
        users = self.env["res.users"].sudo()
        if isinstance(user, int):
            return users.browse(user).exists()
        return users.search(self._get_login_domain(user or ""), order=self._get_login_order(), limit=1)

    def _was_here(self, address):
        """Whether this account has logged in from ``address`` of late."""
        if not self:
            return False
        since = fields.Datetime.now() - timedelta(days=KNOWN_DAYS)
        return bool(
            self.env["res.device.log"]
            .sudo()
            .search_count(
                [("user_id", "=", self.id), ("ip_address", "=", address), ("last_activity", ">=", since)], limit=1
            )
        )

    @api.model
    def _slow_down_message(self, seconds):
        env = self.env(context={**self.env.context, "lang": self.env["ir.http"]._reader_lang()})
        minutes = int(-(-seconds // 60))
        return env._("Too many failed log-ins. Wait %s minutes and try again, or ask the administrator.", minutes)

    def _tell_of_failures(self, count, address):
        """In the trace of the account, where its owner sees it, in a transaction of its own."""
        with self.env.registry.cursor() as cursor:
            trace = self.env(cr=cursor, user=SUPERUSER_ID, su=True)["eoffice.account.audit.log"]
            trace.with_context(lang="vi_VN")._add_failures(self.id, count, address)

    def _login(self, credential, user_agent_env):
        try:
            return super()._login(credential, user_agent_env)
        except LoginSlowedDown:
            raise
        except AccessDenied:
            if not self._hash_was_checked(credential, user_agent_env):
                self._crypt_context().dummy_verify()  # else the time would tell which names exist
            raise

    @api.model
    def _hash_was_checked(self, credential, user_agent_env):
        if credential.get("type") != "password" or not credential.get("password"):
            return True  # nothing was to be checked, for any name
        account = self._account_named(credential.get("login"))
        if not account:
            return False
        self.env.cr.execute("SELECT password FROM res_users WHERE id = %s", [account.id])
        if not (self.env.cr.fetchone()[0] or "").startswith("$"):
            return False
        interactive = (user_agent_env or {}).get("interactive", True)
        return interactive or not account._rpc_api_keys_only()

    @api.model
    def change_password(self, old_passwd, new_passwd):
        """A session that was left open is no way to guess its password."""
        with self._assert_can_auth(user=self.env.uid):
            return super().change_password(old_passwd, new_passwd)
