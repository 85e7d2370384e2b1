from odoo import models

from ...letters.wording import official_title
from ..common import office_clock

OWN_AUTHORITIES = ("direct", "tm", "q")


class UnitSigning(models.Model):
    """Who may sign for a unit, in which right, and what then stands above the name (N30 Đ13)."""

    _inherit = "hr.department"

    def _signing_right(self, user, document_type, day=None):
        """In which right a person signs for this unit by their post, or by what its head has given them in writing.

        :return: a key of ``AUTHORITIES``, or False for who may not sign at all
        """
        self.ensure_one()
        unit = self.sudo()
        if user and user == unit.head_id:
            return "tm" if unit.collective_name else "direct"
        if user in unit.deputy_ids:
            return "kt"
        given = (
            self.env["eoffice.signing.delegation"]
            ._in_force(unit, document_type, day)
            .filtered(lambda row: row.holder_id == user)
        )
        if "tl" in given.mapped("authority") and unit._leads_below(user):
            return "tl"
        return "tuq" if "tuq" in given.mapped("authority") else False

    def _signers(self, document_type, day=None):
        """Everybody who may sign a document of this type for this unit on ``day``."""
        unit = self.sudo()
        given = self.env["eoffice.signing.delegation"]._in_force(unit, document_type, day)
        ordered = given.filtered(lambda row: row.authority == "tuq" or unit._leads_below(row.holder_id))
        return unit.head_id | unit.deputy_ids | ordered.holder_id

    def _leads_below(self, user):
        """Whether a person heads a unit under this one, or is its office chief (N30 Đ13.4)."""
        unit = self.sudo()
        return user in unit.office_chief_ids or bool(
            unit.search_count([("id", "child_of", unit.ids), ("id", "!=", unit.id), ("head_id", "=", user.id)], limit=1)
        )

    def _signing_refusal(self, user, right, document_type, day=None):
        """Why a person may not sign for this unit in this right, and who enters what is missing; None if they may."""
        self.ensure_one()
        unit = self.sudo()
        day = day or office_clock.today(self.env)
        rights = dict(self.env["eoffice.document"]._fields["signer_authority"]._description_selection(self.env))
        names = {
            "signer": user.name,
            "unit": unit.name,
            "right": rights.get(right, ""),
            "day": office_clock.written(day),
        }
        if right in OWN_AUTHORITIES:
            if not unit.head_id:
                return self.env._(
                    "%(unit)s has no head with an account yet, so nobody signs for it in this right: %(right)s; "
                    "the administrator enters the head on the unit.",
                    **names,
                )
            if user != unit.head_id:
                return self.env._(
                    "%(signer)s is not the head of %(unit)s and cannot sign so: %(right)s. "
                    "Choose another signer or right.",
                    **names,
                )
            if right == "tm" and not unit.collective_name:
                return self.env._(
                    "%(unit)s has no collective to sign TM. for; choose another right, or let the administrator "
                    "enter the collective on the unit.",
                    **names,
                )
            return None
        if right == "kt":
            if user in unit.deputy_ids:
                return None
            if not unit.deputy_ids:
                return self.env._(
                    "%(unit)s has no deputy yet, so nobody signs KT.; the administrator enters the deputies on the "
                    "unit.",
                    **names,
                )
            return self.env._(
                "%(signer)s is not a deputy of %(unit)s and cannot sign KT. Choose another signer or right.", **names
            )
        if right == "tl" and not unit._leads_below(user):
            return self.env._(
                "%(signer)s neither heads a unit under %(unit)s nor is its office chief, and cannot sign TL.; "
                "choose another signer or right.",
                **names,
            )
        given = self.env["eoffice.signing.delegation"]._in_force(unit, document_type, day)
        if given.filtered(lambda row: row.holder_id == user and row.authority == right):
            return None
        if right == "tl":
            return self.env._(
                "%(signer)s has no leave of the head of %(unit)s to sign such a document TL. on %(day)s; the head or "
                "the office chief enters it under «Authorisations to sign», and the head confirms it.",
                **names,
            )
        return self.env._(
            "%(signer)s holds no authorisation of the head of %(unit)s for such a document on %(day)s. "
            "Let the head confirm one, or choose another signer.",
            **names,
        )

    def _signing_title(self, user, drafting=None, document_type=None):
        """The post that is printed for a person who signs for this unit: as their approval route says, else theirs."""
        routes = (
            self.env["eoffice.approval.route"]
            .sudo()
            .search([("unit_id", "in", (False, self.id)), ("signer_title", "!=", False)])
            .filtered(lambda route: route._signer(self) == user)
        )
        fitting = routes.filtered(lambda route: route._fits(drafting, document_type)) if document_type else routes
        route = (fitting or routes)[:1]
        return route.signer_title or official_title(user.sudo().employee_ids[:1].job_title) or False

    def _signature_lines(self, user, right, title):
        """The lines above the name, in capitals (N30 PL I Phần I.II.7.b).

        :return: list of lines, e.g. ``["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]``
        """
        unit = self.sudo()
        title = (title or "").upper()
        head = unit._head_title()
        together = [f"TM. {unit.collective_name.upper()}"] if unit.collective_name else []
        if right == "tl":
            # who signs by order for the head of a unit under this one says so as well (N30 Đ13.4)
            below = unit.search(
                [("id", "child_of", unit.ids), ("id", "!=", unit.id), ("deputy_ids", "in", user.ids)], limit=1
            )
            return [f"TL. {head}", *([f"KT. {below._head_title()}"] if below else []), title]
        return {
            "tm": [*together, title],
            "q": [*together, f"Q. {head}"],
            "kt": [*together, f"KT. {head}", title],
            "tuq": [f"TUQ. {head}", title],
        }.get(right, [title])

    def _head_title(self):
        return (self.head_title or self.manager_id.job_title or "").upper()
