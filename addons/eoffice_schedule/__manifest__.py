{
    "name": "eOffice: work schedule",
    "summary": "The week's work schedule, meetings and invitations, and the public pages of the office",
    "version": "19.0.2.0.0",
    "category": "Government",
    "license": "AGPL-3",
    "author": "eOffice",
    "maintainers": ["eoffice"],
    "development_status": "Beta",
    "depends": ["eoffice_documents", "calendar", "website"],
    "external_dependencies": {"python": ["icalendar"]},
    "data": [
        # common
        "views/common/hr_department_views.xml",
        # week
        "security/week/ir.model.access.csv",
        "security/week/ir.rule.csv",
        "security/week/rules.xml",
        "views/week/wizard_views.xml",
        "views/week/eoffice_schedule_week_views.xml",
        # change
        "security/change/ir.model.access.csv",
        "security/change/ir.rule.csv",
        # room
        "security/room/ir.model.access.csv",
        "security/room/rules.xml",
        "views/room/eoffice_meeting_room_views.xml",
        # invitation
        "security/invitation/ir.model.access.csv",
        "security/invitation/ir.rule.csv",
        "security/invitation/rules.xml",
        "views/invitation/wizard_views.xml",
        # meeting
        "security/meeting/ir.model.access.csv",
        "security/meeting/ir.rule.csv",
        "security/meeting/rules.xml",
        "views/meeting/wizard_views.xml",
        "views/meeting/eoffice_paper_savings_views.xml",
        # publication
        "security/publication/ir.model.access.csv",
        "security/publication/ir.rule.csv",
        "security/publication/rules.xml",
        "views/publication/eoffice_publication_views.xml",
        "views/publication/public_documents_templates.xml",
        # website
        "data/website/website_frame.xml",
        "data/website/website_menu.xml",
        "views/website/public_frame_templates.xml",
        "views/website/public_week_templates.xml",
        # item
        "views/item/calendar_event_views.xml",
        # invitation
        "views/invitation/public_invitations_templates.xml",
        # common
        "views/common/menus.xml",
    ],
    "assets": {
        "web.assets_backend": ["eoffice_schedule/static/src/item/concurrent_edit.js"],
        "web.assets_frontend": ["eoffice_schedule/static/src/website/*.scss"],
        "web._assets_primary_variables": [
            (
                "after",
                "website/static/src/scss/primary_variables.scss",
                "eoffice_schedule/static/src/common/own_fonts.scss",
            )
        ],
    },
    "application": True,
    "post_load": "_post_load",
    "post_init_hook": "_post_init",
}
