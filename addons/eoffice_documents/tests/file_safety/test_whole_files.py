import errno
import os
from pathlib import Path
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged

from ... import whole_file
from ..common.case import OfficeCase

LETTER = b"a letter that nobody has sent before\n" * 100


@tagged("post_install", "-at_install")
class TestWholeFiles(OfficeCase):
    """A file is stored whole or not at all, and a second try is as good as the first."""

    def setUp(self):
        super().setUp()
        files = self.env["ir.attachment"]
        self.env["ir.config_parameter"].set_param("ir_attachment.location", "file")
        self.path = Path(files._full_path(self.name_of(LETTER)))
        self.addCleanup(self.path.unlink, missing_ok=True)

    def name_of(self, data):
        checksum = self.env["ir.attachment"]._compute_checksum(data)
        return f"{checksum[:2]}/{checksum}"

    def store(self):
        return self.env["ir.attachment"].with_user(self.clerk).create({"name": "thu.bin", "raw": LETTER})

    def test_a_full_disk_is_said_and_the_second_try_works(self):
        write = os.fsync

        def full(handle):
            raise OSError(errno.ENOSPC, "No space left on device")

        with patch.object(whole_file.os, "fsync", full), self.assertRaisesRegex(UserError, "no room"):
            self.store()
        self.assertFalse(self.path.exists())
        self.assertFalse([name for name in os.listdir(self.path.parent) if self.path.name in name], "nothing half")
        self.assertIs(os.fsync, write)
        self.assertEqual(self.store().raw, LETTER)
        self.assertEqual(self.path.read_bytes(), LETTER)

    def test_what_a_power_cut_left_is_replaced(self):
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(LETTER[:50])
        self.assertEqual(self.store().raw, LETTER)
        self.assertEqual(self.path.read_bytes(), LETTER)

    def test_another_fault_of_the_disk_is_not_called_a_full_one(self):
        def broken(handle):
            raise OSError(errno.EIO, "Input/output error")

        with patch.object(whole_file.os, "fsync", broken), self.assertRaises(OSError) as caught:
            self.store()
        self.assertEqual(caught.exception.errno, errno.EIO)
        self.assertFalse(self.path.exists())
