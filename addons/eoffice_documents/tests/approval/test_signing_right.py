from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from ..drafting.outgoing import ONE_PAGE, OutgoingCase


@tagged("post_install", "-at_install")
class TestSigningRight(OutgoingCase):
    """N30 Đ13: every right to sign is asked of the server when a draft is submitted, signed and issued."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.chief.employee_ids.job_title = "Chánh Văn phòng"

    def given(self):
        self.authorisation()
        self.by_order(self.chief)

    def allowed(self):
        return [
            (self.leader, "direct"),
            (self.leader, "tm"),
            (self.leader, "q"),
            (self.vice, "kt"),
            (self.chief, "tl"),
            (self.head, "tuq"),
        ]

    def test_each_right_is_refused_to_who_does_not_have_it(self):
        self.given()
        people = (self.leader, self.vice, self.chief, self.head, self.deputy, self.specialist, self.clerk)
        for right in ("direct", "tm", "q", "kt", "tl", "tuq"):
            for signer in people:
                document = self.draft(signer_id=signer.id, signer_authority=right)
                with self.subTest(right=right, signer=signer.login):
                    if (signer, right) in self.allowed():
                        document.action_submit()
                        self.assertEqual(document.state, "checking")
                        continue
                    with self.assertRaises(UserError):
                        document.action_submit()
                    self.assertEqual(document.state, "draft")
                    self.assertFalse(document.sudo().approval_ids)

    def test_each_right_goes_all_the_way(self):
        self.given()
        for signer, right in self.allowed():
            with self.subTest(right):
                document = self.submitted(signer_id=signer.id, signer_authority=right)
                for user in (self.head, self.chief, signer):
                    self.approve(document, user)
                document.with_user(self.clerk)._sign(ONE_PAGE, "da-ky.pdf")
                document.with_user(self.clerk).action_issue()
                self.assertEqual((document.state, document.signer_name), ("issued", signer.name))

    def test_a_right_that_is_lost_on_the_way_stops_approval_signature_and_issue(self):
        """The last of them by who was right at the signature: what is given later does not heal it."""
        by_chief = self.by_order(self.chief)
        cases = {
            "kt": (self.vice, lambda: self.committee.write({"deputy_ids": [(5, 0, 0)]})),
            "tl": (self.chief, lambda: by_chief.write({"active": False})),
            "tm": (self.leader, lambda: self.committee.write({"manager_id": self.vice.employee_ids.id})),
        }
        for right, (signer, lose) in cases.items():
            self.committee.write({"deputy_ids": self.vice.ids, "manager_id": self.leader.employee_ids.id})
            values = {"signer_id": signer.id, "signer_authority": right}
            at_signer, approved, signed = (self.submitted(**values) for _turn in range(3))
            for document in (at_signer, approved, signed):
                self.approve(document, self.head, self.chief)
            self.approve(approved, signer)
            self.approve(signed, signer)
            signed.with_user(self.clerk)._sign(ONE_PAGE, "da-ky.pdf")
            lose()
            with self.subTest(right=right, act="approve"), self.assertRaises(UserError):
                self.approve(at_signer, signer)
            with self.subTest(right=right, act="sign"), self.assertRaises(UserError):
                approved.with_user(self.clerk)._sign(ONE_PAGE, "da-ky.pdf")
            with self.subTest(right=right, act="issue"), self.assertRaises(UserError):
                signed.with_user(self.clerk).action_issue()
            self.assertEqual(
                [document.state for document in (at_signer, approved, signed)], ["checking", "approved", "signed"]
            )
            self.assertFalse(signed.number or approved.signed_on)

    def test_a_specialist_cannot_make_a_signer_of_themselves(self):
        """By create, by the defaults of a window, by write: each is stopped where it counts."""
        forged = {
            "signer_id": self.specialist.id,
            "signer_authority": "tl",
            "signer_name": "Nguyễn Văn Khác",
            "signer_title": "Chánh Văn phòng",
        }
        window = {f"default_{name}": value for name, value in forged.items()}
        model = self.env["eoffice.document"].with_user(self.specialist)
        values = {"document_type_id": self.decision.id, "subject": "x"}
        drafts = [
            model.create({"direction": "outgoing", **values, **forged}),
            model.browse(model.with_context(default_direction="outgoing", **window).create(values).id),
            self.draft(),
        ]
        drafts[2].write(forged)
        for document in drafts:
            if not document.version_ids:
                document._add_version(ONE_PAGE, "du-thao.pdf")
            with self.assertRaises(UserError):
                document.action_submit()
            self.assertEqual(document.state, "draft")
            self.assertEqual(document.signer_name, self.specialist.name)
        with self.assertRaises(AccessError):
            self.by_order(self.specialist, user=self.specialist)
        with self.assertRaises(ValidationError):
            self.by_order(self.specialist)

    def test_name_and_post_are_those_of_the_signer(self):
        document = self.draft()
        forged = {"signer_name": "Nguyễn Văn Khác", "signer_title": "Bộ trưởng"}
        for attempt in (
            lambda: document.write(forged),
            lambda: document.write({"signer_id": self.leader.id, **forged}),
            lambda: document.web_save(forged, {}),
        ):
            attempt()
            self.assertEqual((document.signer_name, document.signer_title), (self.leader.name, "Chủ tịch"))
        other = self.draft(**forged)
        self.assertEqual((other.signer_name, other.signer_title), (self.leader.name, "Chủ tịch"))
        document.write({"signer_id": self.vice.id, "signer_authority": "kt"})
        self.assertEqual((document.signer_name, document.signer_title), (self.vice.name, "Phó Chủ tịch"))
        document.action_submit()
        document.with_user(self.head).write(forged)
        self.assertEqual((document.signer_name, document.signer_title), (self.vice.name, "Phó Chủ tịch"))

    def test_the_route_says_which_post_is_printed(self):
        self.vice.employee_ids.job_title = "Phó Chủ tịch phụ trách kinh tế"
        self.assertEqual(self.draft(signer_id=self.vice.id).signer_title, "Phó Chủ tịch")
        self.route.copy(
            {"sequence": 1, "type_ids": self.letter.ids, "signer_id": self.vice.id, "signer_title": "Phó Chủ tịch UBND"}
        )
        self.assertEqual(self.draft(signer_id=self.vice.id).signer_title, "Phó Chủ tịch UBND")

    def test_outside_names_stay_as_they_are_typed(self):
        incoming = self.entry(signer_name="Nguyễn Văn Ngoài", signer_title="Giám đốc")
        self.assertEqual((incoming.signer_name, incoming.signer_title), ("Nguyễn Văn Ngoài", "Giám đốc"))

    def test_the_signer_changed_on_the_way_is_asked_and_needs_the_right(self):
        document = self.submitted()
        checked = document.with_user(self.head)
        for values in ({"signer_id": self.specialist.id}, {"signer_authority": "kt"}):
            with self.subTest(values), self.assertRaises(UserError):
                checked.write(values)
            document.invalidate_recordset()
            self.assertEqual((document.signer_id, document.signer_authority), (self.leader, "tm"))
        checked.write({"signer_id": self.vice.id, "signer_authority": "kt"})
        self.approve(document, self.head, self.chief)
        self.assertFalse(self.asked(document, self.leader))
        with self.assertRaises(UserError):
            document.with_user(self.vice).write({"signer_id": self.leader.id, "signer_authority": "tm"})
        document.invalidate_recordset()
        self.assertEqual(document.signer_id, self.vice)
        self.approve(document, self.vice)
        self.assertEqual(document.state, "approved")

    def test_only_the_signer_gives_the_signature(self):
        self.route.step_ids.filtered(lambda step: step.type == "sign").write(
            {"holder": "named", "principal_id": self.principal(self.department).id}
        )
        document = self.submitted()
        self.approve(document, self.head, self.chief)
        with self.assertRaises(AccessError):
            self.approve(document, self.head)
        self.assertEqual(document.state, "checking")

    def test_what_the_office_lacks_is_said_with_who_enters_it(self):
        def refusal(**values):
            with self.assertRaises(UserError) as refused:
                self.draft(**values).action_submit()
            return str(refused.exception)

        self.assertIn("Authorisations to sign", refusal(signer_id=self.chief.id, signer_authority="tl"))
        self.committee.deputy_ids = False
        self.assertIn("the administrator enters", refusal(signer_id=self.vice.id, signer_authority="kt"))
        self.committee.collective_name = False
        self.assertIn("collective", refusal(signer_id=self.leader.id, signer_authority="tm"))
        self.committee.manager_id = False
        self.assertIn("no head", refusal(signer_id=self.leader.id, signer_authority="direct"))

    def test_by_order_signs_who_was_given_this_type(self):
        self.by_order(self.chief, type_ids=self.letter.ids)
        with self.assertRaises(UserError):
            self.draft(signer_id=self.chief.id, signer_authority="tl").action_submit()
        self.draft(signer_id=self.chief.id, signer_authority="tl", document_type_id=self.letter.id).action_submit()

    def test_the_form_offers_who_may_and_proposes_their_right(self):
        self.given()
        model = self.env["eoffice.document"].with_user(self.specialist).with_context(default_direction="outgoing")
        form = Form(model, "eoffice_documents.eoffice_document_view_form")
        form.document_type_id = self.decision
        offered = self.env["res.users"].browse(form.signer_choice_ids.ids)
        self.assertEqual(offered, self.leader | self.vice | self.chief | self.head)
        for signer, right in ((self.vice, "kt"), (self.chief, "tl"), (self.head, "tuq"), (self.leader, "tm")):
            form.signer_id = signer
            self.assertEqual(form.signer_authority, right)
            self.assertIn(signer.name, form.signature_text)
