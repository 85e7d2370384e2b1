import shutil
import tempfile
from pathlib import Path

from odoo.addons.eoffice_documents import tests
from odoo.addons.eoffice_documents.office_import import OfficeError, load_office
from odoo.tests import TransactionCase, tagged

FOLDER = Path(tests.__file__).parent / "organisation" / "office"


@tagged("post_install", "-at_install")
class TestOfficeFiles(TransactionCase):
    """Rooms and fields come with the folder of an office, in the same load: everything or nothing."""

    def setUp(self):
        super().setUp()
        self.env["resource.calendar.leaves"].search([("resource_id", "=", False)]).unlink()  # Odoo lets none overlap

    def load(self, rooms):
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(shutil.copytree(FOLDER, Path(scratch) / "office"))
            (folder / "rooms.csv").write_text(rooms, encoding="utf-8")
            (folder / "topics.csv").write_text("id,name,sequence\ndat_dai,Đất đai,10\n", encoding="utf-8")
            return load_office(self.env(context={"lang": "vi_VN"}), folder)

    def test_loaded_once(self):
        rooms = "id,name,seats,unit_id/id\nphong_a,Phòng họp thử A,30,xa\n"
        self.assertEqual(self.load(rooms)["rooms.csv"], (1, 0, 0))
        room = self.env.ref("eoffice_office.room_phong_a")
        self.assertEqual((room.name, room.seats, room.unit_id.code), ("Phòng họp thử A", 30, "XVD"))
        self.assertEqual(self.env.ref("eoffice_office.topic_dat_dai").name, "Đất đai")
        self.assertEqual(self.load(rooms)["rooms.csv"], (0, 0, 1))

    def test_a_fault_is_told_and_nothing_loaded(self):
        with self.assertRaises(OfficeError) as told:
            self.load("id,name,seats\nphong_a,Phòng họp thử A,ba mươi\n")
        self.assertIn("rooms.csv", str(told.exception))
        self.assertFalse(self.env["eoffice.meeting.room"].search([("name", "=", "Phòng họp thử A")]))
