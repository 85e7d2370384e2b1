{
    "name": "eOffice: digital signatures",
    "summary": "Digital signatures of the files that come in or are sent out are checked, against authorities of trust",
    "version": "19.0.2.0.0",
    "category": "Government",
    "license": "AGPL-3",
    "author": "eOffice",
    "maintainers": ["eoffice"],
    "development_status": "Beta",
    "depends": ["eoffice_documents"],
    "external_dependencies": {"python": ["pyhanko", "cryptography"]},
    "data": [
        # trust
        "security/trust/ir.model.access.csv",
        "views/trust/trust_views.xml",
        # checking
        "security/checking/ir.model.access.csv",
        "security/checking/ir.rule.csv",
        "report/checking/check_templates.xml",
        "views/checking/signature_check_views.xml",
        # reference
        "security/reference/ir.model.access.csv",
        "security/reference/ir.rule.csv",
        "views/reference/reference_views.xml",
        # checking
        "views/checking/eoffice_document_views.xml",
    ],
    "application": False,
}
