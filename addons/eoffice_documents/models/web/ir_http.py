import re

from odoo import models
from odoo.http import Response, request
from werkzeug.exceptions import abort

from ...context_guard import heard_call

# what no keyboard types into a line: C0 controls but tab and the ends of a line, and DEL
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
NUL_IN_JSON = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


class Http(models.AbstractModel):
    """Requests that nobody types: refused before a route, a search or the database sees them."""

    _inherit = "ir.http"

    @classmethod
    def _match(cls, path_info):
        asked = request.httprequest
        cls._refuse_controls([path_info, *asked.args, *(value for _name, value in asked.args.items(multi=True))])
        return super()._match(path_info)

    @classmethod
    def _pre_dispatch(cls, rule, args):
        asked = request.httprequest
        if asked.method == "POST" and request.dispatcher.routing_type == "http":
            values = [value for _name, value in asked.form.items(multi=True)]
            # who is logged in may paste what a word processor has put between the lines
            cls._refuse_controls([*asked.form, *values], only_nul=bool(request.session.uid))
        elif asked.mimetype in ("application/json", "application/json-rpc") and NUL_IN_JSON.search(asked.get_data()):
            cls._refuse()
        super()._pre_dispatch(rule, args)

    @classmethod
    def _dispatch(cls, endpoint):
        request.params = heard_call(request.params)
        return super()._dispatch(endpoint)

    @classmethod
    def _refuse_controls(cls, texts, only_nul=False):
        if any("\0" in text if only_nul else CONTROLS.search(text) for text in texts):
            cls._refuse()

    @classmethod
    def _refuse(cls):
        """Answer 400 with one sentence, in the reader's language."""
        env = request.env(context={"lang": cls._reader_lang()})
        words = env._("The address or the form holds control characters. Type it again without them.")
        abort(Response(words + "\n", status=400, content_type="text/plain; charset=utf-8"))

    @classmethod
    def _reader_lang(cls):
        """Language of who is not logged in: the browser's, else the office's."""
        return (request and request.best_lang) or "vi_VN"

    @classmethod
    def _handle_debug(cls):
        """Debug mode is for the staff: to a stranger it would show other scripts, and keep another page for all."""
        uid = request.env.uid or request.session.uid
        if uid and request.env(user=uid).user._is_internal():
            super()._handle_debug()
        elif request.session.debug:
            request.session.debug = ""
