"""Digital signatures of PDFs (PAdES, ISO 32000-2 12.8), checked by pyHanko. Plain Python, importable without Odoo.

Its acts run in the sandbox, whose workers have no network; besides, nothing here fetches what a file names.
"""
