{
    "name": "eOffice: documents",
    "summary": "Registry of incoming and outgoing documents: scan, read, number, route, answer, find",
    "version": "19.0.2.0.0",
    "category": "Government",
    "license": "AGPL-3",
    "author": "eOffice",
    "maintainers": ["eoffice"],
    "development_status": "Beta",
    "depends": ["auth_totp", "base_import", "hr", "mail", "queue_job", "rpc"],
    "external_dependencies": {
        "python": [
            "holidays",
            "docxtpl",
            "numpy",
            "opencv-python-headless",
            "openpyxl",
            "pillow",
            "pypdf",
            "pypdfium2",
            "python-docx",
            "rapidfuzz",
            "reportlab",
            "weasyprint",
            "xlrd",
            "xlsxwriter",
        ]
    },
    "data": [
        "security/groups.xml",
        # common
        "security/common/ir.model.access.csv",
        "security/common/ir.rule.csv",
        "security/common/rules.xml",
        "data/common/digest.xml",
        "data/common/discuss_channel.xml",
        "data/common/outside_access.xml",
        "data/common/requeue_cron.xml",
        # organisation
        "security/organisation/ir.model.access.csv",
        "data/organisation/eoffice.unit.type.csv",
        "data/organisation/hr_department.xml",
        "views/organisation/configuration_views.xml",
        "views/organisation/follow_up_views.xml",
        "views/organisation/hr_department_views.xml",
        # document
        "security/document/ir.model.access.csv",
        "security/document/ir.rule.csv",
        "security/document/rules.xml",
        "data/document/eoffice.document.type.csv",
        "views/document/wizard_actions.xml",
        "views/document/wizard_views.xml",
        "views/document/configuration_views.xml",
        "views/document/login_templates.xml",
        # registry
        "security/registry/ir.model.access.csv",
        "security/registry/ir.rule.csv",
        "security/registry/rules.xml",
        "data/registry/eoffice_register_layout.xml",
        "data/registry/queue_job.xml",
        "report/registry/register_templates.xml",
        "report/registry/slip_templates.xml",
        "report/registry/stamp_templates.xml",
        "views/registry/wizard_actions.xml",
        "views/registry/wizard_views.xml",
        "views/registry/eoffice_register_views.xml",
        "views/registry/register_reservation_views.xml",
        # routing
        "security/routing/ir.model.access.csv",
        "security/routing/ir.rule.csv",
        "security/routing/rules.xml",
        "views/routing/follow_up_wizard_views.xml",
        "views/routing/wizard_actions.xml",
        "views/routing/wizard_views.xml",
        "views/routing/configuration_views.xml",
        "views/routing/eoffice_assignment_views.xml",
        # deadline
        "security/deadline/ir.model.access.csv",
        "security/deadline/ir.rule.csv",
        "security/deadline/rules.xml",
        "data/deadline/eoffice_deadline_rule.xml",
        "data/deadline/eoffice_reminder_rule.xml",
        "data/deadline/mail_activity_type.xml",
        "views/deadline/follow_up_wizard_views.xml",
        # capture
        "security/capture/ir.model.access.csv",
        "security/capture/rules.xml",
        "data/capture/queue_job.xml",
        "data/capture/watch_folder_cron.xml",
        # file_safety
        "security/file_safety/ir.model.access.csv",
        # drafting
        "security/drafting/ir.model.access.csv",
        "security/drafting/ir.rule.csv",
        "security/drafting/rules.xml",
        "data/drafting/eoffice_letter_template.xml",
        "data/drafting/queue_job.xml",
        "views/drafting/approval_wizard_views.xml",
        # approval
        "security/approval/ir.model.access.csv",
        "security/approval/ir.rule.csv",
        "security/approval/rules.xml",
        "views/approval/approval_wizard_views.xml",
        "views/approval/eoffice_approval_views.xml",
        # dispatch
        "security/dispatch/ir.model.access.csv",
        "security/dispatch/ir.rule.csv",
        "security/dispatch/rules.xml",
        "report/dispatch/envelope_templates.xml",
        "views/dispatch/approval_wizard_views.xml",
        "views/dispatch/dispatch_wizard_views.xml",
        "views/dispatch/eoffice_dispatch_views.xml",
        # certified_copy
        "security/certified_copy/ir.model.access.csv",
        "security/certified_copy/ir.rule.csv",
        "security/certified_copy/rules.xml",
        "report/certified_copy/copy_templates.xml",
        # dossier
        "security/dossier/ir.model.access.csv",
        "security/dossier/ir.rule.csv",
        "security/dossier/rules.xml",
        "report/dossier/dossier_templates.xml",
        "views/dossier/dossier_wizard_views.xml",
        "views/dossier/eoffice_dossier_views.xml",
        "views/dossier/eoffice_file_plan_views.xml",
        # archive
        "security/archive/ir.model.access.csv",
        "security/archive/ir.rule.csv",
        "security/archive/rules.xml",
        "data/archive/dossier.xml",
        "data/archive/eoffice.export.profile.csv",
        "data/archive/eoffice.retention.csv",
        "views/archive/eoffice_archive_transfer_views.xml",
        "views/archive/eoffice_dossier_export_views.xml",
        # search
        "security/search/ir.model.access.csv",
        "security/search/rules.xml",
        "data/search/search_alert_cron.xml",
        "data/search/text_index.xml",
        "data/search/vocabulary_cron.xml",
        # reporting
        "security/reporting/ir.model.access.csv",
        "security/reporting/ir.rule.csv",
        "security/reporting/rules.xml",
        "data/reporting/daily_statistics_cron.xml",
        "data/reporting/report_cron.xml",
        "report/reporting/report_templates.xml",
        # register_import
        "security/register_import/ir.model.access.csv",
        "security/register_import/ir.rule.csv",
        # document
        "views/document/eoffice_document_views.xml",
        # registry
        "views/registry/eoffice_stamp_views.xml",
        # routing
        "views/routing/follow_up_views.xml",
        # deadline
        "views/deadline/eoffice_document_follow_up_views.xml",
        # drafting
        "views/drafting/eoffice_document_outgoing_form_views.xml",
        "views/drafting/eoffice_document_outgoing_views.xml",
        "views/drafting/eoffice_document_letter_views.xml",
        # dispatch
        "views/dispatch/eoffice_document_dispatch_views.xml",
        # dossier
        "views/dossier/eoffice_document_dossier_views.xml",
        # search
        "views/search/facet_views.xml",
        # common
        "views/common/eoffice_settings_views.xml",
        "views/common/menus.xml",
        "views/common/eoffice_change_audit_log_views.xml",
        # registry
        "views/registry/eoffice_register_print_views.xml",
        # routing
        "views/routing/task_views.xml",
        # deadline
        "views/deadline/follow_up_views.xml",
        "views/deadline/working_time_views.xml",
        "views/deadline/reminder_views.xml",
        # capture
        "views/capture/intake_views.xml",
        "views/capture/scan_batch_views.xml",
        # file_safety
        "views/file_safety/file_safety_views.xml",
        # drafting
        "views/drafting/eoffice_letter_template_views.xml",
        # dispatch
        "views/dispatch/menus.xml",
        # certified_copy
        "views/certified_copy/eoffice_copy_views.xml",
        # dossier
        "views/dossier/menus.xml",
        # search
        "views/search/search_alert_views.xml",
        "views/search/text_index_views.xml",
        # reporting
        "views/reporting/dashboard_views.xml",
        "views/reporting/report_views.xml",
        # register_import
        "views/register_import/register_import_views.xml",
        # evidence
        "security/evidence/ir.model.access.csv",
        "security/evidence/rules.xml",
        "data/evidence/evidence_cron.xml",
        "data/evidence/queue_job.xml",
        "views/evidence/evidence_acceptance_views.xml",
        "views/evidence/evidence_views.xml",
        # rights
        "security/rights/ir.model.access.csv",
        "security/rights/rules.xml",
        "views/rights/rights_change_views.xml",
    ],
    "assets": {
        "web._assets_primary_variables": [("prepend", "eoffice_documents/static/scss/brand.scss")],
        "web.assets_backend": [
            ("remove", "mail/static/lib/selfie_segmentation/selfie_segmentation.js"),
            "eoffice_documents/static/src/common/colours.scss",
            "eoffice_documents/static/src/**/*",
        ],
        "web.assets_unit_tests": ["eoffice_documents/static/tests/*.test.js"],
    },
    "application": True,
    "post_init_hook": "_post_init",
    "post_load": "_post_load",
}
