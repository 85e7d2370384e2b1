from ..common.case import RolloutCase


class HelpCase(RolloutCase):
    """The small office of the roll-out, with a head of the help team."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.team_leader = cls._person("t_team_leader", "help")
        cls.env["hr.employee"].create(
            {"name": "t_team_leader", "user_id": cls.team_leader.id, "department_id": cls.office.id}
        )
        cls.env.ref("eoffice_rollout.help_team").user_id = cls.team_leader

    def file(self, user=None, sentence="Tôi không tìm thấy văn bản", **values):
        """A ticket as ``user`` files it, seen as them."""
        user = user or self.specialist
        filed = self.env["helpdesk.ticket"].with_user(user).action_file(sentence, **values)
        return self.env["helpdesk.ticket"].with_user(user).browse(filed["id"])
