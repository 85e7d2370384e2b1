from odoo import fields, models
from odoo.exceptions import UserError

from ..account.eoffice_account_import_validate import same

FIELDS = (
    "Nội chính - Tổ chức",
    "Kinh tế - Ngân sách",
    "Nông nghiệp - Nông thôn",
    "Đất đai - Môi trường",
    "Xây dựng - Giao thông",
    "Văn hóa - Xã hội",
    "Giáo dục - Y tế",
)


class SetupWizardWebsite(models.Model):
    """Page 9: the public pages: their name, the fields of published documents, the meeting rooms."""

    _inherit = "eoffice.setup.wizard"

    site_name = fields.Char("Name shown on the website")

    def _site(self):
        return self.env["website"].sudo().search([("company_id", "=", self._company().id)], limit=1)

    def _load_website(self):
        self.write({"site_name": self._site().name})

    def action_propose_topics(self):
        """The usual fields, those that are there left out."""
        self._check_administrator()
        there = {same(topic.name) for topic in self.topic_ids}
        self.env["eoffice.publication.topic"].create(
            [{"name": name, "sequence": 10 * place} for place, name in enumerate(FIELDS, 1) if same(name) not in there]
        )
        self.invalidate_recordset()

    def _apply_website(self):
        name = " ".join((self.site_name or "").split())
        if not name:
            raise UserError(self.env._("Write the name that visitors see, or skip this page."))
        if self._site().name != name:
            self._site().name = name
