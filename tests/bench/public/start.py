"""Run by `odoo shell` before the measurement: a published week of ten items, ten published documents, a blank page."""

from datetime import datetime, timedelta

from odoo.addons.eoffice_documents.models.common import office_clock

clerk = env["res.users"].search([("login", "=", "vanthu1")])
leader = env["res.users"].search([("login", "=", "chutich")])
unit = env["hr.department"]._publishing_unit(clerk)
week = env["eoffice.schedule.week"]._of(unit, office_clock.today(env))
items = env["calendar.event"].with_user(clerk).with_context(eoffice_schedule=True)
for number in range(10):
    start = datetime.combine(week.monday, datetime.min.time()) + timedelta(days=number // 2, hours=1 + 6 * (number % 2))
    items.create(
        {
            "name": f"Họp số {number}",
            "start": start,
            "stop": start + timedelta(hours=2),
            "chair_id": leader.id,
            "location": "Phòng họp A",
            "participants": "Lãnh đạo các phòng, ban",
        }
    )
week.with_user(leader).action_approve()
week.with_user(clerk).action_publish()
notice = env["eoffice.document.type"]._by_code("TB")
file = env["ir.attachment"].create({"name": "a.pdf", "raw": b"%PDF-1.4"})
for number in range(1, 11):
    document = env["eoffice.document"].create(
        {
            "direction": "outgoing",
            "unit_id": unit.id,
            "subject": f"Triển khai văn bản điện tử đợt {number}",
            "number": f"{number:02d}",
            "symbol": "TB-UBND",
            "document_type_id": notice.id,
            "issued_on": "2026-01-05",
            "signed_file_id": file.id,
            "signed_sha256": "0" * 64,
            "sequence_number": number,
        }
    )
    document._index_text()
    env["eoffice.publication"].create({"document_id": document.id})
view = env["ir.ui.view"].create(
    {
        "name": "blank",
        "type": "qweb",
        "key": "bench.blank",
        "arch": '<t t-name="bench.blank"><t t-call="website.layout"><div id="wrap"/></t></t>',
    }
)
env["website.page"].create({"url": "/trang-trong", "view_id": view.id, "is_published": True})
env.cr.commit()
