{
    "name": "eOffice: documents",
    "summary": "Registry of incoming and outgoing documents: scan, read, number, route, answer, find",
    "version": "19.0.1.0.0",
    "category": "Government",
    "license": "AGPL-3",
    "author": "eOffice",
    "depends": ["auth_totp", "hr", "mail", "queue_job", "rpc"],
    "external_dependencies": {"python": ["numpy", "opencv-python-headless", "pillow", "pypdfium2", "pytesseract", "rapidfuzz"]},
    "data": [
        "security/groups.xml",
        "security/ir.model.access.csv",
        "data/eoffice.unit.kind.csv",
        "views/hr_department_views.xml",
    ],
    "application": True,
    "post_init_hook": "_create_principals",
}
