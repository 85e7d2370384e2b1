from odoo.exceptions import UserError
from odoo.http import Controller, request, route


class Training(Controller):
    """The code on the wall of a class, and the page it leads a phone to."""

    @route("/tap-huan/ma/<int:event_id>", type="http", auth="user")
    def wall(self, event_id, **kwargs):
        """The code, large, with its picture, for the roll-out team to show on the wall."""
        request.env["eoffice.practice"]._check_trainer()
        event = request.env["event.event"].browse(event_id).exists()
        if not event.attendance_code:
            raise request.not_found()
        url = f"{request.env.company.get_base_url()}/tap-huan/diem-danh?code={event.attendance_code}"
        page = request.render(
            "eoffice_rollout.training_wall", {"event": event, "qr": event._qr(url), "url": url.partition("?")[0]}
        )
        page.headers["Cache-Control"] = "no-store"
        return page

    @route("/tap-huan/diem-danh", type="http", auth="user", methods=["GET", "POST"])
    def attend(self, code="", **kwargs):
        """GET asks for one tap; POST notes the presence of whoever is logged in."""
        values = {"code": str(code)[:12], "error": "", "registration": None}
        if not request.env.user.has_group("eoffice_documents.group_specialist"):
            raise request.not_found()
        if request.httprequest.method == "POST":
            try:
                values["registration"] = request.env["event.event"]._attend(values["code"], request.env.user)
            except UserError as error:
                values["error"] = str(error)
        return request.render("eoffice_rollout.training_attend", values)
