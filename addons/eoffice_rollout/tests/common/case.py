from odoo.addons.eoffice_documents.tests.common.case import OfficeCase


class RolloutCase(OfficeCase):
    """The small office of the documents add-on with a roll-out team; its units are in no phase yet."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for model in ("eoffice.rollout.unit", "eoffice.rollout.phase"):  # of a sample office that is loaded
            cls.env[model].search([]).unlink()
        cls.team = cls._person("t_rollout", "specialist")
        cls.team.group_ids += cls.env.ref("eoffice_rollout.group_rollout")

        cls.env["hr.employee"].search([]).unit_since = False  # made on the day of the test, at work in 2015
        for year in (2015, 2016, 2017):
            cls.register.copy({"year": year})

    def phase(self, day, *units):
        """A phase in which paper stops for ``units`` on ``day``."""
        return (
            self.env["eoffice.rollout.phase"]
            .with_user(self.team)
            .create({"name": f"Đợt {day}", "date": day, "line_ids": [(0, 0, {"unit_id": unit.id}) for unit in units]})
        )
