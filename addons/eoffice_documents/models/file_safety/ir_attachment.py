import base64
import os

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...file_safety import ScannerUnreachable, executable_kind, find_virus, is_answering

SOCKET = "eoffice.clamd_socket"  # path of clamd's socket; without one nothing is scanned
LET_IN = "eoffice.clamd_down_let_in"  # "True": take files in, marked, while the daemon is down
OWN_ADDRESSES = ("/web/assets/", "/_custom/")  # scripts and styles that Odoo bundles itself


class SafeAttachment(models.Model):
    """Every file that comes in ends here, whichever way: programs and infected files are refused."""

    _inherit = "ir.attachment"

    eoffice_unscanned = fields.Boolean(
        "Not scanned for viruses", readonly=True, help="The virus scanner did not answer when the file came in."
    )

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._safe_values(vals, vals.get("name"), vals.get("url")) for vals in vals_list])

    def write(self, vals):
        if "raw" in vals or "datas" in vals:
            vals = self._safe_values(vals, vals.get("name") or self[:1].name, vals.get("url") or self[:1].url)
        return super().write(vals)

    def _safe_values(self, vals, name, url):
        """``vals`` as they may be stored; raises UserError for a file that is refused."""
        data = vals.get("raw") or base64.b64decode(vals.get("datas") or b"")
        if not data or (url or "").startswith(OWN_ADDRESSES):
            return vals
        data = data.encode() if isinstance(data, str) else bytes(data)
        found, sentence = self._look_at(name, data)
        if found == "unscanned" and self._lets_unscanned_in():
            return {**vals, "eoffice_unscanned": True}
        if found:
            raise UserError(sentence)
        return {**vals, "eoffice_unscanned": False} if self.filtered("eoffice_unscanned") else vals

    @api.model
    def _look_at(self, name, data):
        """(what was found or None, sentence for people) of a file that came in; what is refused is noted down."""
        name = name or self.env._("Unnamed file")
        found, detail = self._find_harm(name, data)
        if found is None:
            return None, None
        if found != "unscanned" or not self._lets_unscanned_in():
            self.env["eoffice.refused.file"]._note(name, data, found, detail)
        sentences = {
            "program": self.env._(
                "«%s» is a program and is not taken in. Ask the sender for a PDF, a Word file or a picture.", name
            ),
            "virus": self.env._(
                "«%(name)s» is infected (%(virus)s) and is not taken in. Tell the sender, and ask for a clean file.",
                name=name,
                virus=detail,
            ),
            "unscanned": self.env._(
                "«%s» could not be scanned for viruses and is not taken in. Try again later or tell the administrator.",
                name,
            ),
        }
        return found, sentences[found]

    @api.model
    def _find_harm(self, name, data):
        if kind := executable_kind(data, name):
            return "program", kind
        address = self._scanner()
        if not address:
            return None, None
        try:
            virus = find_virus(data, address)
        except ScannerUnreachable as error:
            return "unscanned", str(error)
        return ("virus", virus) if virus else (None, None)

    @api.model
    def _scanner(self):
        """Path of clamd's socket, of the server's environment or set by the system's administrator; "" when off."""
        return os.environ.get("EOFFICE_CLAMD") or self.env["ir.config_parameter"].sudo().get_param(SOCKET) or ""

    @api.model
    def _lets_unscanned_in(self):
        return self.env["ir.config_parameter"].sudo().get_param(LET_IN) == "True"

    @api.model
    def _safe_files(self, files):
        """(files that may come in, sentences of why the others may not) of a list of (name, content, …)."""
        safe, reasons = [], []
        for file in files:
            content = file[1].encode() if isinstance(file[1], str) else bytes(file[1] or b"")
            found, sentence = self._look_at(file[0], content)
            if found and not (found == "unscanned" and self._lets_unscanned_in()):
                reasons.append(sentence)
            else:
                safe.append(file)
        return safe, reasons

    @api.model
    def _eoffice_virus_scan_state(self):
        """(whether files are scanned just now, sentence of what is missing or "") for the readiness page."""
        address = self._scanner()
        if not address:
            return False, self.env._("Files are not scanned for viruses: no ClamAV is set up (see the guide).")
        if not is_answering(address):
            return False, self.env._("The virus scanner does not answer at %s: start clamav-daemon.", address)
        return True, ""
