import json

from odoo import SUPERUSER_ID, api
from odoo.addons.web.controllers.home import Home
from odoo.http import request, route


class Health(Home):
    @route()
    def health(self, db_server_status=False, **kwargs):
        """Odoo's own answer, and with ``db_server_status`` what of the office does not go on: 500 when there is any."""
        answer = super().health(db_server_status)
        if not db_server_status or not request.db or answer.status_code != 200:
            return answer
        failing = api.Environment(request.env.cr, SUPERUSER_ID, {})["eoffice.health"]._failing()
        if failing:
            answer.status_code = 500
            answer.set_data(json.dumps({**json.loads(answer.get_data()), "status": "fail", "failing": failing}))
        return answer
