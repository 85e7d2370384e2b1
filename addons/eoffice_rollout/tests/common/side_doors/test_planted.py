from unittest.mock import patch

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .forgery import ForgeryCase
from .policy import may_read
from .probing import Prober
from .scene import SceneCase
from .walk import LeakWalk


@tagged("post_install", "-at_install", "-standard", "side_doors")
class TestPlantedLeaks(LeakWalk, SceneCase):
    """The walk finds a leak of each kind, so that its silence says something."""

    def _found(self, model, role="specialist_elsewhere"):
        """The doors of ``model`` by which ``role`` reads a mark."""
        prober = Prober(self, may_read)
        self.ask_model(prober, role, model)
        return {door for _model, door, _detail in prober.leaks}

    def _plant(self, model, name, method):
        owner = self.env.registry[model]
        self.startPatcher(patch.object(owner, name, method))

    def test_a_rule_that_was_relaxed(self):
        self.assertNotIn("search_read", self._found("eoffice.dossier"))
        self.env["ir.rule"].search([("model_id.model", "=", "eoffice.dossier")]).active = False
        self.assertLessEqual(
            {"search_read", "read", "web_search_read", "name_search", "export_data", "groups", "display_name"},
            self._found("eoffice.dossier"),
        )

    def test_a_label_given_as_superuser(self):
        self.assertNotIn("name_search", self._found("eoffice.canned.instruction"))
        document = self.incoming.sudo()
        self._plant(
            "eoffice.canned.instruction", "name_search", lambda phrases, *args, **kwargs: [(1, document.display_name)]
        )
        self.assertIn("name_search", self._found("eoffice.canned.instruction"))

    def test_a_form_that_says_what_was_named(self):
        document = self.incoming.sudo()
        self._plant("eoffice.dossier.share", "onchange", lambda form, *args: {"value": {"name": document.subject}})
        self.assertIn("onchange", self._found("eoffice.dossier.share"))

    def test_a_count_that_knows_hidden_words(self):
        self.assertNotIn("domain", self._found("eoffice.dossier"))
        count = self.env.registry["eoffice.dossier"].search_count
        self._plant(
            "eoffice.dossier", "search_count", lambda dossiers, *args, **kw: count(dossiers.sudo(), *args, **kw)
        )
        self.assertIn("domain", self._found("eoffice.dossier"))

    def test_a_copy_beside_the_record(self):
        self.env["ir.filters"].create(
            {"name": self.incoming.subject, "model_id": "eoffice.document", "user_ids": [], "domain": "[]"}
        )
        self.env.flush_all()
        self.assertIn("search_read", self._found("ir.filters"))

    def test_a_refusal_that_names_what_it_hides(self):
        def read(dossiers, *args, **kwargs):
            raise AccessError(dossiers.sudo().mapped("title"))

        self._plant("eoffice.dossier", "read", read)
        self.assertIn("read", self._found("eoffice.dossier"))


@tagged("post_install", "-at_install", "-standard", "side_doors")
class TestPlantedForgeries(ForgeryCase):
    """The walk finds a public method that forges, and a guard that was taken away."""

    def _forged(self, model, role):
        self.forged.clear()
        self.forge(Prober(self, lambda *args: True), role, model)
        return {detail for _model, _door, detail, _why in self.forged}

    def test_a_method_that_writes_as_superuser(self):
        self.assertNotIn("put_right", self._forged("eoffice.canned.instruction", "specialist_elsewhere"))
        document = self.incoming.sudo()
        owner = next(
            cls
            for cls in self.env.registry["eoffice.canned.instruction"].mro()
            if cls.__module__.startswith("odoo.addons.eoffice")
        )
        owner.put_right = lambda phrases: document.write({"subject": "forged"})
        self.addCleanup(delattr, owner, "put_right")
        self.assertIn("put_right", self._forged("eoffice.canned.instruction", "specialist_elsewhere"))

    def test_a_state_that_anybody_writes(self):
        self.assertFalse(self._forged("eoffice.assignment", "specialist_elsewhere"))
        self.env["ir.model.access"].search([("model_id.model", "=", "eoffice.assignment")]).perm_write = True
        self.env["ir.rule"].search([("model_id.model", "=", "eoffice.assignment")]).active = False
        self.assertTrue(self._forged("eoffice.assignment", "specialist_elsewhere"))

    def test_another_name_under_a_message(self):
        author = self.leader.partner_id
        document = self.incoming.sudo()

        def put(phrases):
            document.message_post(body="forged", author_id=author.id, message_type="comment")

        owner = next(
            cls
            for cls in self.env.registry["eoffice.canned.instruction"].mro()
            if cls.__module__.startswith("odoo.addons.eoffice")
        )
        owner.speak_for = put
        self.addCleanup(delattr, owner, "speak_for")
        self.assertIn("speak_for", self._forged("eoffice.canned.instruction", "specialist_elsewhere"))
