from markupsafe import Markup
from odoo import api, fields, models

from ...letters import PARTS, LetterError, check_layout, letter_text
from ...letters.layout_check.finding import LABELS


class VersionLayout(models.Model):
    """What the layout checker says of each Word version. It advises; the Office decides (N30 Đ12.2)."""

    _inherit = "eoffice.document.version"

    layout = fields.Json(
        readonly=True, help="Findings: part, code, where, params; or the error that stopped the check."
    )
    layout_state = fields.Selection(
        [("good", "Nothing is off"), ("off", "Something is off"), ("failed", "Not checked")],
        "State of the layout",
        compute="_compute_layout_state",
    )
    layout_count = fields.Integer(compute="_compute_layout_state")
    layout_html = fields.Html("Layout check", compute="_compute_layout_html", sanitize=False)

    def action_check_layout(self):
        """Check these versions again; for whoever may read the draft."""
        self.check_access("read")
        self.checked_sudo()._check_layout()

    def _check_layout(self):
        for version in self:
            if not version._is_word():
                continue
            try:
                findings = check_layout(version.attachment_id.raw or b"")
            except LetterError as error:
                version.layout = {"error": error.message, "params": error.params}
            else:
                version.layout = {
                    "findings": [
                        {
                            "part": found.part,
                            "message": found.message,
                            "params": found.params,
                            "where": found.where,
                            "article": found.article,
                        }
                        for found in findings
                    ]
                }

    def _is_word(self):
        return (self.attachment_id.name or "").lower().endswith(".docx")

    def _letter_text(self):
        """Grounds and body of this Word version, a paragraph a line; empty for other files."""
        try:
            return letter_text(self.attachment_id.raw or b"") if self._is_word() else ""
        except LetterError:
            return ""

    @api.depends("layout")
    def _compute_layout_state(self):
        for version in self:
            layout = version.layout or {}
            version.layout_count = len(layout.get("findings", ()))
            version.layout_state = (
                layout and ("failed" if "error" in layout else "off" if version.layout_count else "good")
            ) or False

    @api.depends("layout")
    @api.depends_context("lang")
    def _compute_layout_html(self):
        for version in self:
            layout = version.layout or {}
            if "error" in layout:
                version.layout_html = self._say(layout["error"], layout["params"])
            else:
                version.layout_html = layout and self._list_parts(layout["findings"])

    def _list_parts(self, findings):
        """A row a part that is off: what, where, by which article; then, in one line, the parts that are right."""
        off = {found["part"] for found in findings}
        rows = Markup("").join(
            Markup("<tr><td class='text-nowrap'>{} {}</td><td>{}</td></tr>").format(
                Markup("<i class='fa fa-exclamation-triangle text-warning'/>"),
                self._say(LABELS[part], {}),
                Markup("").join(self._one_fault(found) for found in findings if found["part"] == part),
            )
            for part in PARTS
            if part in off
        )
        right = ", ".join(self._say(LABELS[part], {}) for part in PARTS if part not in off)
        return Markup("{}<p><i class='fa fa-check text-success'/> {}</p>").format(
            Markup("<table class='table table-sm'>{}</table>").format(rows) if off else "",
            self.env._("No layout issues found in: %s.", right),
        )

    def _one_fault(self, found):
        return Markup("<div>{}{} <span class='text-muted'>{}</span></div>").format(
            Markup("«{}» ").format(found["where"]) if found["where"] else "",
            self._say(found["message"], found["params"]),
            found["article"],
        )

    @api.model
    def _say(self, message, params):
        return self.env._(message, **params)  # pylint: disable=translation-contains-variable
