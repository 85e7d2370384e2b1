def _create_principals(env):
    """Units and users that were there before the module get their principals."""
    units = env["hr.department"].search([])
    units._ensure_principals()
    units._ensure_agencies()
    env["res.users"].with_context(active_test=False).search([])._ensure_principals()
