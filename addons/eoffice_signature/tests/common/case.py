import base64
from functools import cache

from odoo.addons.eoffice_documents import sandbox
from odoo.addons.eoffice_documents.tests.common.case import OfficeCase

from . import signed_files
from .pki import Authority


@cache
def authority():
    """One for all tests: keys take a while."""
    return Authority()


class SignatureMixin:
    """An authority that the office trusts, and files that its people and others have signed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.authority = authority()
        cls.addClassCleanup(sandbox.stop)
        cls.trust_root, cls.trust_issuing = cls.env["eoffice.trust.certificate"].create(
            [{"file": base64.b64encode(one.der)} for one in (cls.authority.root, cls.authority.issuing)]
        )
        cls.env["eoffice.revocation.list"].create([{"file": base64.b64encode(one)} for one in cls.authority.lists])

    def by_person(self):
        return signed_files.signed(signed_files.page(), self.authority.person, self.authority.issuing)

    def altered(self):
        return signed_files.changed(self.by_person(), signed_files.another_page)


class SignatureCase(SignatureMixin, OfficeCase):
    def received(self, data, name="den.pdf", **values):
        """A document whose file has been opened by its job."""
        document = self.waiting(data, name, **values)
        document.sudo().recognition_ids._job_open()
        return document

    def waiting(self, data, name="den.pdf", **values):
        """A document whose job has not run yet."""
        document = self.env["eoffice.document"].with_user(self.clerk)._receive_files([(name, data)])
        document.write(
            {
                "number": "186",
                "symbol": "TB-UBND",
                "issuer_name": "Ủy ban nhân dân huyện Thử",
                "issued_on": "2026-11-30",
                "document_type_id": self.notice.id,
                "subject": "Thông báo",
                **values,
            }
        )
        return document
