from ...models.common import office_clock
from ..common.case import OfficeCase


class DossierCase(OfficeCase):
    """The small office, in which the department's specialist keeps a dossier."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.department.symbol_code = "PNV"
        cls.committee.organ_code = "000.00.30.H99"
        cls.ten_years = cls.env.ref("eoffice_documents.retention_10")
        cls.two_years = cls.env.ref("eoffice_documents.retention_2")
        cls.archivist = cls._person("t_archivist", "specialist")
        cls.committee.archivist_ids = cls.archivist

    def dossier(self, who=None, **values):
        values = {"title": "Hồ sơ triển khai Văn phòng điện tử", "retention_id": self.ten_years.id, **values}
        return self.env["eoffice.dossier"].with_user(who or self.specialist).create(values)

    def filled(self, *documents, who=None, **values):
        """A dossier with ``documents``, or with one document that has come to the specialist."""
        dossier = self.dossier(who, **values)
        for document in documents or (self.at_specialist(),):
            dossier._add_documents(document.with_user(dossier.env.user))
        return dossier

    def closed(self, *documents, **values):
        dossier = self.filled(*documents, **values)
        today = office_clock.today(dossier.env)
        dossier._close(dossier.title, dossier.retention_id, today)
        return dossier

    def share(self, dossier, who, right="read"):
        dossier.with_user(dossier.holder_id)._share(self.principal(who), right)

    def reads(self, record, who):
        """Whether ``who`` finds the record and reads it."""
        seen = record.with_user(who)
        return bool(seen.search([("id", "=", record.id)])) and seen.has_access("read")
