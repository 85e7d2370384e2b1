import hashlib
import logging
import os
import unicodedata
from datetime import timedelta
from functools import partial

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...intake import Folder, FolderError, NoFolder
from ...intake.watch_folder import MAX_BYTES, is_safe
from ...recognition import ScanError, open_scan_sandboxed
from ..common import office_clock
from ..common.error_messages import error_message

_logger = logging.getLogger(__name__)
PARAMETER = "eoffice_documents.inbox"
OPEN_TIMEOUT_NS = 10 * 60 * 10**9  # a file that does not open this long after its last change will not open later


class FolderOfUnit(models.Model):
    """The folder that a scanner of the unit writes into, looked at every minute."""

    _inherit = "hr.department"

    scan_folder = fields.Char(help="Its name below the folder that the server's administrator has set up for scans.")
    scan_folder_seen = fields.Json(readonly=True, help="Size and time of each file at the last look.")
    scan_folder_failure = fields.Char(readonly=True)

    _scan_folder_uniq = models.UniqueIndex(
        "(scan_folder) WHERE active AND scan_folder IS NOT NULL",
        "Another unit has this scan folder. Choose another name.",
    )

    @api.constrains("scan_folder")
    def _check_scan_folder(self):
        if any(unit.scan_folder and not is_safe(unit.scan_folder) for unit in self):
            raise ValidationError(self.env._("The scan folder is one plain name, without slash or leading dot."))

    @api.model
    def _inbox(self):
        """The folder of all scan folders: of the server's environment, or set by the system's administrator."""
        return os.environ.get("EOFFICE_INBOX") or self.env["ir.config_parameter"].sudo().get_param(PARAMETER)

    @api.model
    def _watch_folders(self):
        """Cron: take in what is whole in each unit's scan folder; one folder that fails stops no other."""
        root = self._inbox()
        units = self.sudo().search([("scan_folder", "!=", False), ("keeps_registers", "=", True)])
        for unit in units:
            try:
                if not root:
                    raise NoFolder
                with Folder(root, unit.scan_folder) as folder:
                    unit._look_into(folder)
                failure = False
            except FolderError as error:
                failure = error_message(self.env, error)
            if unit.scan_folder_failure != failure:
                unit.scan_folder_failure = failure
            self.env["ir.cron"]._commit_progress(1)

    def _forget_done(self, sha256, came_on):
        """Remove a file that was taken in from where it was laid aside, once the transaction stands.

        :param came_on: moment of its arrival; it was laid aside on that day, or soon after
        """
        root, day = self._inbox(), office_clock.local(self.env, came_on).date()
        if root and self.scan_folder:
            remove = partial(_forget_in_folder, root, self.scan_folder, sha256, [day, day + timedelta(days=1)])
            self.env.cr.postcommit.add(remove)

    def _look_into(self, folder):
        """Take in the files that are as they were at the last look."""
        before, now = self.scan_folder_seen or {}, folder.files()
        whole = [name for name, look in now.items() if before.get(_key(name)) == list(look)]
        waiting = {_key(name): list(look) for name, look in now.items()}
        if waiting != before:
            self.scan_folder_seen = waiting
        self.env["ir.cron"]._commit_progress()
        for name in sorted(whole):
            self._take_file(folder, name, now[name])

    def _take_file(self, folder, name, look):
        size, changed = look
        if size > MAX_BYTES:
            folder.set_failed(
                name, self.env._("The file is larger than %s MB. Split it and send the parts.", MAX_BYTES >> 20)
            )
            return
        data = folder.read(name, look)
        if data is None:
            return
        arrivals = self.env["eoffice.intake.log"]
        values = {
            "unit_id": self.id,
            "door": "folder",
            "name": _shown(name),
            "checksum": hashlib.sha256(data).hexdigest(),
        }
        # the same bytes under the same name were taken in before the machine could move them aside
        known = arrivals.search_count(
            [(field, "=", value) for field, value in values.items()] + [("state", "=", "taken")], limit=1
        )
        if not known:
            files = self.env["ir.attachment"]
            found, reason = files._look_at(_shown(name), data)
            if found == "unscanned":
                if not files._lets_unscanned_in():
                    return  # it waits in the folder until the scanner answers
                reason = None
            if not reason:
                try:
                    open_scan_sandboxed(data)
                except ScanError as error:
                    if fields.Datetime.now().timestamp() * 10**9 - changed < OPEN_TIMEOUT_NS:
                        return  # perhaps still being written
                    reason = error_message(self.env, error)
            if reason:
                arrivals.create({**values, "state": "refused", "reason": reason})
                self.env["ir.cron"]._commit_progress()
                folder.set_failed(name, reason)
                return
            arrivals._note(values, arrivals._take(self, [(_shown(name), data)], "folder"))
            self.env["ir.cron"]._commit_progress()  # from here on a second look takes nothing in twice
        folder.set_done(name, office_clock.today(self.env))


def _forget_in_folder(root, name, sha256, days):
    try:
        with Folder(root, name) as folder:
            folder.forget_done(sha256, days)
    except FolderError:
        _logger.exception("a file of a document that is secret now stays in the scan folder %s", name)


def _shown(name):
    """A file's name as text for people, whatever bytes the share has given it."""
    return unicodedata.normalize("NFC", name.encode(errors="surrogateescape").decode(errors="replace"))


def _key(name):
    return name.encode(errors="surrogateescape").decode("latin-1").encode("ascii", "backslashreplace").decode()
