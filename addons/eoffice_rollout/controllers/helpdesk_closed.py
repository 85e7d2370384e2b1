from odoo.addons.helpdesk_mgmt.controllers.main import HelpdeskTicketController
from odoo.addons.helpdesk_mgmt.controllers.myaccount import CustomerPortalHelpdesk
from odoo.http import request, route


class ClosedDesk(HelpdeskTicketController):
    """The desk's own web forms are shut: they file and close anybody's ticket as superuser, with unchecked files."""

    @route()
    def support_ticket_close(self, **kw):
        raise request.not_found()

    @route()
    def create_new_ticket(self, **kw):
        raise request.not_found()

    @route()
    def submit_ticket(self, **kw):
        raise request.not_found()


class ClosedPortal(CustomerPortalHelpdesk):
    """Tickets are read in the office alone; no link with a token opens one to the outside."""

    @route()
    def portal_my_tickets(self, **kw):
        raise request.not_found()

    @route()
    def portal_my_ticket(self, ticket_id, access_token=None, **kw):
        raise request.not_found()
