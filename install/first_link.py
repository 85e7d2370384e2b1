"""Run by `odoo shell` while admin has no password: prints the one-time link with which he sets his own."""

import os
from urllib.parse import urlsplit

admin = env.ref("base.user_admin")  # noqa: F821 -- the shell gives env
[link] = admin._eoffice_links().values()
env.cr.commit()  # noqa: F821
print(urlsplit(link)._replace(scheme="http", netloc=f"localhost:{os.environ['EOFFICE_PORT']}").geturl())
