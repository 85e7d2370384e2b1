"""Run by `odoo shell` while admin has no password: prints the one-time link with which they set their own."""

import os
from urllib.parse import urlsplit

admin = env.ref("base.user_admin")
[link] = admin._eoffice_links().values()
env.cr.commit()
print(urlsplit(link)._replace(scheme="http", netloc=f"localhost:{os.environ['EOFFICE_PORT']}").geturl())
