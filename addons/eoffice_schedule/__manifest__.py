{
    "name": "eOffice: work schedule",
    "summary": "The week's work schedule, meetings and invitations, and the public pages of the office",
    "version": "19.0.1.0.0",
    "category": "Government",
    "license": "AGPL-3",
    "author": "eOffice",
    "depends": ["eoffice_documents", "calendar", "website"],
    "external_dependencies": {"python": ["icalendar"]},
    "data": [
        "security/ir.model.access.csv",
        "security/rules.xml",
        "views/wizard_views.xml",
        "views/eoffice_schedule_week_views.xml",
        "views/calendar_event_views.xml",
        "views/eoffice_room_views.xml",
        "views/hr_department_views.xml",
        "views/eoffice_publication_views.xml",
        "views/menus.xml",
        "views/public_week_templates.xml",
        "views/public_documents_templates.xml",
        "views/public_invitations_templates.xml",
        "views/public_frame_templates.xml",
        "data/website_menu.xml",
        "data/website_frame.xml",
    ],
    "assets": {
        "web.assets_frontend": ["eoffice_schedule/static/src/public/*.scss"],
        "web._assets_primary_variables": [
            (
                "after",
                "website/static/src/scss/primary_variables.scss",
                "eoffice_schedule/static/src/scss/own_fonts.scss",
            )
        ],
    },
    "application": True,
    "post_init_hook": "_post_init",
}
