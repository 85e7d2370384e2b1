import base64
from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger
from psycopg2.errors import UniqueViolation

from ..common.case import SignatureCase
from ..common.pki import NOW, YEAR, Holder


@tagged("post_install", "-at_install")
class TestTrust(SignatureCase):
    def load(self, data, model="eoffice.trust.certificate", user=None):
        return self.env[model].with_user(user or self.administrator).create({"file": base64.b64encode(data)})

    def test_a_certificate_says_whose_it_is(self):
        other = Holder("CA khác", self.authority.root, ca=True)
        for data in (other.der, other.pem):
            with self.subTest(data[:5]), self.env.cr.savepoint() as point:
                found = self.load(data)
                self.assertEqual(
                    (found.name, found.role, found.issuer, found.runs_out),
                    ("CA khác", "intermediate", "Cơ quan chứng thực thử", False),
                )
                self.assertEqual(len(found.fingerprint), 64)
                _roots, intermediates, _lists = self.env["eoffice.trust.certificate"]._trust()
                self.assertIn(other.der, intermediates)
                point.rollback()

    def test_what_is_no_ground_for_trust_is_refused(self):
        before = self.env["eoffice.trust.certificate"].search_count([])
        for data, said in (
            (b"not a certificate", "no certificate"),
            (self.authority.person.der, "belongs to no authority"),
            (self.authority.root.pem + self.authority.issuing.pem, "several"),
        ):
            with self.subTest(said):
                with self.assertRaises(ValidationError) as refused:
                    self.load(data)
                self.assertIn(said, str(refused.exception))
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"):
            self.load(self.authority.root.der).flush_recordset()
        self.assertEqual(self.env["eoffice.trust.certificate"].search_count([]), before)

    def test_a_certificate_is_not_exchanged(self):
        with self.assertRaises(UserError):
            self.trust_root.with_user(self.administrator).file = base64.b64encode(self.authority.stranger_root.der)
        self.trust_root.invalidate_recordset()
        self.assertEqual(self.trust_root.name, "Cơ quan chứng thực thử")

    def test_only_the_administrator_decides_whom_to_trust(self):
        data = self.authority.stranger_root.der
        for user in (self.clerk, self.chief, self.leader, self.specialist, self.helper):
            for model in ("eoffice.trust.certificate", "eoffice.revocation.list"):
                with self.subTest(user=user.name, model=model):
                    with self.assertRaises(AccessError):
                        self.env[model].with_user(user).search([])
                    with self.assertRaises(AccessError):
                        self.load(data, model, user)
            with self.assertRaises(AccessError):
                self.trust_root.with_user(user).active = False
        with self.assertRaises(AccessError):
            self.trust_root.with_user(self.administrator).unlink()
        self.assertTrue(self.trust_root.active)

    def test_whom_the_office_trusts_is_logged(self):
        self.trust_issuing.with_user(self.administrator).active = False
        row = self.env["eoffice.change.audit.log"].search([("model", "=", "eoffice.trust.certificate")], limit=1)
        self.assertEqual((row.act, row.record_id), ("changed", self.trust_issuing.id))

    def test_a_list_that_no_trusted_authority_has_signed_is_refused(self):
        for data, said in (
            (self.authority.stranger_root.revocation_list(), "No authority"),
            (b"nothing", "no revocation list"),
        ):
            with self.subTest(said):
                with self.assertRaises(ValidationError) as refused:
                    self.load(data, "eoffice.revocation.list")
                self.assertIn(said, str(refused.exception))

    def test_a_list_may_be_written_as_text(self):
        """A PEM file counts as the same list in DER does."""
        der = self.authority.issuing.revocation_list([(self.authority.seal, NOW)], since=NOW)
        text = b"-----BEGIN X509 CRL-----\n" + base64.encodebytes(der) + b"-----END X509 CRL-----\n"
        self.load(text, "eoffice.revocation.list")
        roots, intermediates, lists = self.env["eoffice.trust.certificate"]._trust()
        self.assertIn(der, lists)
        self.assertEqual((len(roots), len(intermediates)), (1, 1))

    def test_a_newer_list_takes_the_place_of_the_older(self):
        old = self.env["eoffice.revocation.list"].search([("name", "=", "CA phục vụ cơ quan thử")])
        new = self.load(
            self.authority.issuing.revocation_list([(self.authority.seal, NOW)], since=NOW), "eoffice.revocation.list"
        )
        self.assertEqual((old.active, new.active, old.number, new.number), (False, True, 3, 1))

    def test_the_readiness_page_warns_of_what_runs_out(self):
        def checks():
            return {key: (ok, to_do) for key, ok, _name, to_do in self.env["eoffice.readiness"]._trust_checks()}

        self.assertEqual([ok for ok, _to_do in checks().values()], [True, True, True])
        self.load(Holder("CA sắp hết", ca=True, until=timedelta(days=20)).der)
        self.assertEqual(checks()["trust_runs_out"][0], False)
        self.assertIn("CA sắp hết", checks()["trust_runs_out"][1])
        self.env["eoffice.revocation.list"].search([])[0].next_on = fields.Datetime.now() - timedelta(hours=1)
        self.assertFalse(checks()["revocation_lists"][0])
        self.env["eoffice.trust.certificate"].search([]).active = False
        self.assertFalse(checks()["trust_root"][0])

    def test_one_that_lasts_longer_does_not_warn(self):
        lasting = self.load(Holder("CA còn lâu", ca=True, until=timedelta(days=31)).der)
        self.assertFalse(lasting.runs_out)
        self.assertTrue(self.load(Holder("CA hết rồi", ca=True, since=-2 * YEAR, until=-YEAR).der).runs_out)
