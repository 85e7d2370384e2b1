import json

from markupsafe import Markup
from odoo import fields
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import UserError
from odoo.http import Controller, request, route
from werkzeug.exceptions import NotFound

from .public import today
from .week import words_of

AHEAD = 100


class PublicInvitations(Controller):
    """/giay-moi: meetings to come, and the answers of those who are invited."""

    def _items(self, *more):
        events = request.env["calendar.event"].sudo()
        domain = [
            ("week_id.state", "=", "published"),
            ("schedule_state", "in", ("accepted", "postponed", "cancelled")),
            ("audience", "=", "public"),
            *more,
        ]
        return events.search(domain, order="start, id", limit=AHEAD)

    def _shared(self):
        return {"sessions": words_of("session"), "marks": words_of("change_mark"), "today": today()}

    @route("/giay-moi", type="http", auth="public", website=True, sitemap=True, readonly=True, multilang=False)
    def invitations(self, **params):
        items = self._items(
            ("stop", ">=", fields.Datetime.now()), "|", ("guest_unit_ids", "!=", False), ("participants", "!=", False)
        )
        return request.render(
            "eoffice_schedule.invitations_page",
            {
                **self._shared(),
                "items": items._public_values(),
                "additional_title": request.env._("Invitations to meetings"),
            },
        )

    @route(
        "/giay-moi/<int:event_id>",
        type="http",
        auth="public",
        website=True,
        sitemap=False,
        readonly=True,
        multilang=False,
    )
    def invitation(self, event_id, **params):
        item = self._items(("id", "=", event_id))
        if not item:
            raise NotFound
        mine = item.rsvp_ids._of_user(request.env.user)
        return self._page(item, mine, f"/giay-moi/{item.id}")

    def _page(self, item, replies, action, error=None, thanks=False):
        [shown] = item._public_values()
        values = {
            **self._shared(),
            "item": shown,
            "json_ld": _event_for_search_engines(shown, item.week_id.unit_id.name),
            "replies": replies,
            "action": action,
            "error": error,
            "thanks": thanks,
            "additional_title": item.name,
        }
        response = request.render("eoffice_schedule.invitation_page", values)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    @route(
        "/giay-moi/<int:event_id>/xac-nhan",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
        sitemap=False,
        multilang=False,
    )
    def answer_as_unit(self, event_id, **params):
        item = self._items(("id", "=", event_id))
        mine = item.rsvp_ids._of_user(request.env.user)
        if not mine:
            raise NotFound
        return self._answer(item, mine, f"/giay-moi/{item.id}", params, request.env.user.name)

    @route(
        "/giay-moi/tra-loi/<string:token>",
        type="http",
        auth="public",
        website=True,
        sitemap=False,
        multilang=False,
        methods=["GET", "POST"],
    )
    def answer_as_guest(self, token, **params):
        reply = request.env["eoffice.meeting.rsvp"]._of_token(token)
        item = self._items(("id", "=", reply.event_id.id)) if reply else None
        if not item:
            raise NotFound
        action = f"/giay-moi/tra-loi/{token}"
        if request.httprequest.method == "GET":
            return self._page(item, reply, action)
        return self._answer(item, reply, action, params, reply.guest_name)

    def _answer(self, item, replies, action, params, who):
        try:
            replies._answer(params.get("state"), params.get("people"), params.get("reason"), who)
        except UserError as error:
            return self._page(item, replies, action, error=str(error))
        return self._page(item, replies, action, thanks=True)


def _event_for_search_engines(item, organizer):
    """The meeting as a schema.org Event, safe inside a script element."""
    status = {"accepted": "EventScheduled", "postponed": "EventPostponed", "cancelled": "EventCancelled"}[item["state"]]
    event = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": item["content"],
        "startDate": office_clock.with_offset(request.env, item["starts"]).isoformat(),
        "endDate": office_clock.with_offset(request.env, item["stops"]).isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "location": {"@type": "Place", "name": item["place"]},
        "organizer": {"@type": "GovernmentOrganization", "name": organizer},
    }
    return Markup(json.dumps(event, ensure_ascii=False).replace("<", "\\u003c"))
