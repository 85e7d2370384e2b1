from odoo.addons.auth_signup.controllers.main import AuthSignupHome
from odoo.addons.eoffice_documents.controllers.numbers import a_number
from odoo.addons.eoffice_documents.printing import html_to_pdf
from odoo.exceptions import UserError
from odoo.http import Controller, request, route

MAX_USERS = 500


class Slips(Controller):
    @route(
        "/eoffice/slips/<string:ids>",
        type="http",
        auth="user",
        methods=["GET"],
        website=True,
        sitemap=False,
        multilang=False,
        readonly=True,
    )
    def ask(self, ids):
        """A page with one button: looking at an address makes no link and writes nothing."""
        users = self._users(ids)
        users._check_letting_in()
        page = request.render("eoffice_rollout.ask_slips", {"users": users, "action": request.httprequest.path})
        page.headers["Cache-Control"] = "no-store"
        return page

    @route("/eoffice/slips/<string:ids>", type="http", auth="user", methods=["POST"])
    def slips(self, ids, **kwargs):
        """The sealed slips of the accounts ``ids`` (with commas) as a PDF."""
        pdf = html_to_pdf(self._users(ids)._eoffice_slips_html())
        return request.make_response(pdf, [("Content-Type", "application/pdf"), ("Cache-Control", "no-store")])

    def _users(self, ids):
        wanted = [a_number(word) for word in ids.split(",")[:MAX_USERS] if word]
        return request.env["res.users"].browse(wanted).exists()


class FirstLogin(AuthSignupHome):
    def get_auth_signup_qcontext(self):
        values = super().get_auth_signup_qcontext()
        values["minimum"] = request.env["res.users"].get_password_policy()["minlength"]
        if values.get("invalid_token"):
            values["error"] = request.env._(
                "This link was used already or is too old. If you have set your password, log in. "
                "If not, ask the administrator for a new link or slip."
            )
        return values

    def _prepare_signup_values(self, qcontext):
        values = super()._prepare_signup_values(qcontext)
        password, login = values.get("password") or "", values.get("login") or ""
        if password.casefold() == login.casefold() or len(set(password)) < 4:
            raise UserError(request.env._("This password is guessed at once. Choose another one."))
        return values

    def _signup_with_values(self, token, values, do_login):
        """A password that is refused does not use the link up."""
        with request.env.cr.savepoint():
            return super()._signup_with_values(token, values, do_login)
