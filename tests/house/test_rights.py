"""What people reach by name, public methods and pages, asks for a right before it works as superuser.

Methods that begin with `_` are out of reach (RPC refuses them): they rely on who calls them.
"""

import ast
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
# What asks: the guards of the rooms (_check_…, check_access), and a refusal in the method itself.
GUARDS = ("check_", "_check_", "has_access", "has_group", "_filtered_access")
OF_ODOO = ("create", "write", "unlink", "copy", "init")  # the engine asks before it calls ours
# Reached by everybody on purpose: each shows the person their own, what all may know, or asks in what it calls.
OPEN = {
    "Activity.action_notify": "tells whom an activity was given, as Odoo does for every activity",
    "DocumentDeadline.action_register_anyway": "super asks",
    "DocumentEntry.action_mark_opened": "only of documents that came to the person's unit",
    "DocumentEntry.action_register_anyway": "super asks",
    "DocumentOfBatch.action_make_stub": "super asks",
    "MeetingAnswer.action_go": "the answer asks, as the person",
    "Outage.on_screen": "all may know that the system is down",
    "PublicDocuments.feed": "what is published",
    "PublicWeek.pdf": "what is published",
    "RecognitionQueue.queue": "only the scans of the person's units",
    "Regulation.to_read_now": "the person's own",
    "ScanPicture.page": "the scan is searched as the person",
    "TicketActions.action_open_about": "asked as the person before it is opened",
    "UserMfa.action_totp_disable": "super asks",
    "VersionPicture.signed": "the document is searched as the person",
    "VersionPicture.version": "the version is searched as the person",
}


def public_methods(tree):
    """(name, node) of each method of a class of models, wizards or controllers that can be called from outside."""
    for owner in ast.walk(tree):
        for method in owner.body if isinstance(owner, ast.ClassDef) else ():
            if isinstance(method, ast.FunctionDef) and not method.name.startswith("_") and method.name not in OF_ODOO:
                if not any(ast.unparse(mark).startswith("api.private") for mark in method.decorator_list):
                    yield f"{owner.name}.{method.name}", method


def unasked(method):
    """Whether ``method`` becomes superuser and asks nothing before."""
    calls = [node for node in ast.walk(method) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    superuser = [call.lineno for call in calls if call.func.attr in ("sudo", "checked_sudo") and not call.args]
    asked = [call.lineno for call in calls if call.func.attr.startswith(GUARDS)]
    asked += [
        node.lineno
        for node in ast.walk(method)
        if isinstance(node, ast.Raise) and ast.unparse(node.exc or node).startswith(("AccessError", "Forbidden"))
    ]
    return bool(superuser) and not any(line <= max(superuser) for line in asked)


def found():
    listed = subprocess.check_output(["git", "ls-files", "addons"], cwd=ROOT, text=True).splitlines()
    for path in map(Path, listed):
        if (
            path.suffix == ".py"
            and {"models", "wizards", "controllers"} & set(path.parts)
            and "tests" not in path.parts
        ):
            for name, method in public_methods(ast.parse((ROOT / path).read_text())):
                if unasked(method):
                    yield name, path


def test_what_is_reached_by_name_asks_first():
    assert {name for name, _path in found()} == set(OPEN)


def test_the_next_one_would_be_found():
    tree = ast.parse(
        "class Paper:\n"
        "    def action_a(self): self.sudo().write({})\n"
        "    def action_b(self): self.check_access('write'); self.sudo().write({})\n"
        "    def _c(self): self.sudo().write({})\n"
        "    def action_d(self): self.checked_sudo().write({})\n"
    )
    assert [name for name, method in public_methods(tree) if unasked(method)] == ["Paper.action_a", "Paper.action_d"]
