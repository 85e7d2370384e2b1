def _create_principals(env):
    """Units and users that were there before the module get their principals."""
    env["hr.department"].with_context(active_test=False).search([])._ensure_principals()
    env["res.users"].with_context(active_test=False).search([])._ensure_principals()
