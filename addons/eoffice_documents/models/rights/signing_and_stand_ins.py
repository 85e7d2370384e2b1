from odoo import api, models

from ..common import office_clock


class SigningRights(models.Model):
    """An authorisation to sign counts from its confirmation by the head until it ends."""

    _name = "eoffice.signing.delegation"
    _inherit = ["eoffice.signing.delegation", "eoffice.rights.watch.mixin"]
    _rights_kind = "signing"
    _rights_fields = (
        "confirmed_on",
        "active",
        "unit_id",
        "holder_id",
        "authority",
        "date_from",
        "date_to",
        "type_ids",
        "scope",
    )
    _rights_as_a_whole = True

    def _rights_given(self):
        return {
            (row.id, row.holder_id.id): {
                f"{row.authority.upper()}. {_period(row)}: {' '.join(row.scope.split())}"
                + (f" ({', '.join(row.type_ids.mapped('name'))})" if row.type_ids else "")
            }
            for row in self
            if row.confirmed_on and row.active
        }

    def _rights_subject(self):
        return self.unit_id.name

    def _rights_unit(self):
        return self.unit_id

    @api.model
    def _rights_take(self, row, user, grants):
        self.browse(row).exists().active = False

    @api.model
    def _rights_give(self, row, user, grants):
        found = self.browse(row).exists()
        if not found:
            raise self.env["eoffice.rights.change"]._cannot_put_back("; ".join(grants))
        found.active = True


class StandInRights(models.Model):
    """Who stands in for whom."""

    _name = "eoffice.substitution"
    _inherit = ["eoffice.substitution", "eoffice.rights.watch.mixin"]
    _rights_kind = "stand_in"
    _rights_fields = ("absent_id", "substitute_id", "date_from", "date_to", "scope", "type_ids")
    _rights_as_a_whole = True

    def _rights_given(self):
        work = dict(self._fields["scope"]._description_selection(self.env))
        return {
            (row.id, row.substitute_id.id): {
                f"{_period(row)}: {work[row.scope]}"
                + (f" ({', '.join(row.type_ids.mapped('name'))})" if row.type_ids else "")
            }
            for row in self
        }

    def _rights_subject(self):
        return self.absent_id.name

    def _rights_unit(self):
        return self.absent_id._rights_unit()

    @api.model
    def _rights_take(self, row, user, grants):
        self.browse(row).exists().unlink()

    @api.model
    def _rights_give(self, row, user, grants):
        raise self.env["eoffice.rights.change"]._cannot_put_back("; ".join(grants))


class AssistantRights(models.Model):
    """Who writes for which leader."""

    _name = "eoffice.assistant"
    _inherit = ["eoffice.assistant", "eoffice.rights.watch.mixin"]
    _rights_kind = "assistant"

    def _rights_given(self):
        return {(row.id, row.assistant_id.id): {str(row.leader_id.id)} for row in self}

    def _rights_unit(self):
        return self.leader_id._rights_unit()

    @api.model
    def _rights_text(self, grants):
        leaders = self.env["res.users"].browse(map(int, grants)).exists()
        return self.env._("Assistant of %s", ", ".join(leaders.mapped("name")))

    @api.model
    def _rights_take(self, row, user, grants):
        self.browse(row).exists().unlink()

    @api.model
    def _rights_give(self, row, user, grants):
        for leader in self.env["res.users"].browse(map(int, grants)).exists():
            if user not in leader.eoffice_assistant_ids.assistant_id:
                self.create({"leader_id": leader.id, "assistant_id": user.id})


def _period(row):
    """From when until when; an open end as nothing."""
    return f"{office_clock.written(row.date_from)} – {office_clock.written(row.date_to) if row.date_to else ''}".strip()
