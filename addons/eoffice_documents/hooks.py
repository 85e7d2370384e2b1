from . import context_guard, cron_guard, http_guard


def _post_load():
    context_guard.install()
    cron_guard.install()
    http_guard.install()


def _post_init(env):
    _create_principals(env)
    _close_default_account(env)


def _create_principals(env):
    """Units and users that were there before the module get their principals."""
    units = env["hr.department"].search([])
    units._ensure_principals()
    units._ensure_agencies()
    env["res.users"].with_context(active_test=False).search([])._ensure_principals()


def _close_default_account(env):
    """Nobody logs in as admin with the password that every new Odoo has: it must be given one first."""
    admin = env.ref("base.user_admin")
    env.cr.execute("SELECT password FROM res_users WHERE id = %s", [admin.id])
    (hashed,) = env.cr.fetchone()
    if hashed and env["res.users"]._crypt_context().verify("admin", hashed):
        env.cr.execute("UPDATE res_users SET password = NULL WHERE id = %s", [admin.id])
        admin.invalidate_recordset(["password"])
