from odoo.tests import HttpCase, TransactionCase, tagged

from ...context_guard import OF_PROGRAMS, heard, heard_call
from ..common.case import OfficeCase

QUIET = dict.fromkeys(OF_PROGRAMS, True)


@tagged("post_install", "-at_install")
class TestHeard(TransactionCase):
    def test_words_of_programs_are_left_out_and_all_others_stay(self):
        self.assertEqual(heard({**QUIET, "lang": "vi_VN", "default_name": "x"}), {"lang": "vi_VN", "default_name": "x"})
        for context in (None, {}, {"lang": "vi_VN"}, [1]):
            self.assertIs(heard(context), context)

    def test_what_shapes_a_list_is_heard_by_who_reads_and_by_no_act(self):
        shape = {"active_test": False, "bin_size": True, "bin_size_file": True, "lang": "vi_VN"}
        for method, expected in {"web_search_read": shape, "action_submit": {"lang": "vi_VN"}}.items():
            with self.subTest(method):
                told = heard_call({"method": method, "kwargs": {"context": shape}, "context": shape})
                self.assertEqual((told["kwargs"]["context"], told["context"]), (expected, expected))
                self.assertEqual(heard_call({"context": shape}, method)["context"], expected)

    def test_only_contexts_are_looked_into(self):
        values = {"args": [QUIET], "context": QUIET, "kwargs": {"context": QUIET, "vals": QUIET}}
        expected = {"args": [QUIET], "context": {}, "kwargs": {"context": {}, "vals": QUIET}}
        self.assertEqual(heard_call(values), expected)
        self.assertEqual(values["context"], QUIET, "a call that is tried again is as it was")


@tagged("post_install", "-at_install")
class TestDoors(OfficeCase, HttpCase):
    """Whoever calls from outside leaves the trace that a form leaves, at every door."""

    def setUp(self):
        super().setUp()
        self.login = self.administrator.login
        self.password = self.login
        self.env.flush_all()

    def call(self, method, *args, path="/web/dataset/call_kw"):
        params = {"model": "eoffice.register", "method": method, "args": args, "kwargs": {"context": QUIET}}
        return self.make_jsonrpc_request(path, params)

    def by_bearer(self, row, values):
        key = self.env["res.users.apikeys"].with_user(self.administrator).sudo()._generate(None, "máy", False)
        self.env.flush_all()
        answer = self.url_open(
            "/json/2/eoffice.register/write",
            method="POST",
            json={"ids": [row], "vals": values, "context": QUIET},
            headers={"Authorization": f"Bearer {key}"},
        )
        self.assertEqual(answer.status_code, 200, answer.text)

    def by_rpc(self, *args):
        return [self.cr.dbname, self.administrator.id, self.password, "eoffice.register", "write", args]

    def test_a_change_is_in_the_history_whatever_the_caller_says(self):
        self.authenticate(self.login, self.password)
        row = self.register.id
        doors = {
            "call_kw": lambda values: self.call("write", [row], values),
            "call_button": lambda values: self.call("write", [row], values, path="/web/dataset/call_button"),
            "web_save": lambda values: self.call("web_save", [row], values, {}),
            "load": lambda values: self.call("load", [".id", "name"], [[str(row), values["name"]]]),
            "json/2": lambda values: self.by_bearer(row, values),
            "jsonrpc": lambda values: self.make_jsonrpc_request(
                "/jsonrpc",
                {
                    "service": "object",
                    "method": "execute_kw",
                    "args": [*self.by_rpc([row], values), {"context": QUIET}],
                },
            ),
            "xmlrpc": lambda values: self.xmlrpc_object.execute_kw(*self.by_rpc([row], values), {"context": QUIET}),
        }
        for door, write in doors.items():
            with self.subTest(door):
                name = f"Sổ qua {door}"
                write({"name": name})
                self.env.invalidate_all()
                self.assertEqual(self.register.name, name)
                values = self.register.message_ids.tracking_value_ids
                self.assertIn(name, values.mapped("new_value_char"))
                log = self.env["eoffice.change.audit.log"].search([("model", "=", "eoffice.register")], limit=1)
                self.assertEqual((log.record_id, log.user_id, log.act), (row, self.administrator, "changed"))
                self.assertIn(f"→ «{name}»", log.note)
