from odoo import api, fields, models
from odoo.fields import Command

from ...models.dispatch.eoffice_dispatch import ENDED
from ...models.dispatch.eoffice_dispatch_batch import SYNC_LIMIT


class Send(models.TransientModel):
    """Send issued documents out: to whom «Nơi nhận» names, by which way; the form fills itself."""

    _name = "eoffice.send"
    _description = "Send documents out"

    document_ids = fields.Many2many("eoffice.document", required=True, readonly=True)
    document_count = fields.Integer(compute="_compute_document_count")
    named = fields.Text(compute="_compute_document_count", string="«Nơi nhận» of the document")
    unknown = fields.Text("Not recognised", readonly=True, help="Lines of «Nơi nhận» that name nobody known here.")
    list_ids = fields.Many2many("eoffice.recipient.list", string="Add a list", store=False)
    unit_ids = fields.Many2many("hr.department", "eoffice_send_unit_rel", string="Units of the system")
    partner_ids = fields.Many2many(
        "res.partner", "eoffice_send_partner_rel", string="Agencies outside", domain=[("eoffice_issuer", "=", True)]
    )
    people_ids = fields.Many2many(
        "eoffice.principal",
        "eoffice_send_people_rel",
        string="People of the house",
        domain=[("type", "=", "user")],
        help="They get it to read.",
    )
    each_own = fields.Boolean("Each also to whom its own «Nơi nhận» names", default=True)
    line_ids = fields.One2many(
        "eoffice.send.line", "send_id", "Recipients", compute="_compute_line_ids", store=True, readonly=False
    )
    receiver_count = fields.Integer(compute="_compute_receiver_count")

    @api.model
    def default_get(self, fields_list):
        values = super().default_get(fields_list)
        documents = self.env["eoffice.document"].browse(self.env.context.get("active_ids"))
        values["document_ids"] = [Command.set(documents.ids)]
        found = {document: self._named_by(document) for document in documents}
        values["unknown"] = "\n".join(
            dict.fromkeys(line for _units, _agencies, _people, unknown in found.values() for line in unknown)
        )
        if len(documents) == 1:
            units, agencies, people, _unknown = found[documents]
            values["unit_ids"] = [Command.set(units.ids)]
            values["partner_ids"] = [Command.set(agencies.ids)]
            values["people_ids"] = [Command.set(people.ids)]
        return values

    @api.model
    def _named_by(self, document):
        """Whom the document itself names, without those who have it already."""
        document.check_access("read")
        text = "\n".join(filter(None, (document.addressees, document.recipients)))
        units, agencies, people, unknown = self.env["eoffice.recipient.list"]._match(text, document.unit_id)
        there = document.checked_sudo().dispatch_ids.filtered(lambda line: line.state not in ENDED)
        return units - there.unit_id, agencies - there.partner_id, people, unknown

    @api.depends("document_ids")
    def _compute_document_count(self):
        for wizard in self:
            wizard.document_count = len(wizard.document_ids)
            first = wizard.document_ids if len(wizard.document_ids) == 1 else wizard.document_ids.browse()
            wizard.named = "\n".join(filter(None, (first.addressees, first.recipients)))

    @api.depends("line_ids", "people_ids")
    def _compute_receiver_count(self):
        for wizard in self:
            wizard.receiver_count = len(wizard.line_ids) + len(wizard.people_ids)

    @api.onchange("list_ids")
    def _onchange_list_ids(self):
        chosen = self.list_ids._origin
        own = self.document_ids.unit_id._origin
        self.unit_ids |= chosen.unit_ids - own
        self.partner_ids |= chosen.partner_ids
        self.people_ids |= chosen.people_ids

    @api.depends("unit_ids", "partner_ids")
    def _compute_line_ids(self):
        for wizard in self:
            kept = wizard.line_ids.filtered(
                lambda line: line.unit_id in wizard.unit_ids or line.partner_id in wizard.partner_ids
            )
            new = [Command.create(self._proposed(unit=unit._origin)) for unit in wizard.unit_ids - kept.unit_id] + [
                Command.create(self._proposed(partner=partner._origin))
                for partner in wizard.partner_ids - kept.partner_id
            ]
            wizard.line_ids = [Command.delete(line.id) for line in wizard.line_ids - kept] + new

    @api.model
    def _proposed(self, unit=None, partner=None):
        """The way that suits a receiver: the system, else e-mail, else the post."""
        if partner:
            email = partner.sudo().email
            return {"partner_id": partner.id, "way": "mail" if email else "post", "email": email}
        if unit._can_receive():
            return {"unit_id": unit.id, "way": "system"}
        return {"unit_id": unit.id, "way": "hand", "paper_reason": "no_account", "paper_copies": 1}

    def action_send(self):
        """Send at once, or in a job with a progress bar when there are many."""
        self.ensure_one()
        plan = self._plan()
        if sum(len(targets) for _document, targets in plan) > SYNC_LIMIT:
            run = self.env["eoffice.dispatch.batch"]._start(plan)
            self.document_ids._inform(self.people_ids)
            return run.action_show()
        for document, targets in plan:
            document._dispatch(targets)
        self.document_ids._inform(self.people_ids)
        return {"type": "ir.actions.act_window_close"}

    def _plan(self):
        """Pairs (document, targets) of what is to be sent."""
        chosen = [line._target() for line in self.line_ids]
        plan = []
        for document in self.document_ids:
            targets = list(chosen)
            if len(self.document_ids) > 1 and self.each_own:
                units, agencies, _people, _unknown = self._named_by(document)
                targets += [self._as_target(self._proposed(unit=unit)) for unit in units - self.unit_ids]
                targets += [self._as_target(self._proposed(partner=agency)) for agency in agencies - self.partner_ids]
            if targets or not self.people_ids:
                plan.append((document, targets))
        return plan

    @api.model
    def _as_target(self, values):
        unit, partner = values.pop("unit_id", None), values.pop("partner_id", None)
        receiver = (
            {"unit": self.env["hr.department"].browse(unit)}
            if unit
            else {"partner": self.env["res.partner"].browse(partner)}
        )
        return {**receiver, **values}


class SendLine(models.TransientModel):
    _name = "eoffice.send.line"
    _description = "Receiver of a sending"

    send_id = fields.Many2one("eoffice.send", required=True, ondelete="cascade")
    unit_id = fields.Many2one("hr.department")
    partner_id = fields.Many2one("res.partner")
    name = fields.Char("Receiver", compute="_compute_name")
    way = fields.Selection(
        lambda self: self.env["eoffice.dispatch"]._fields["way"]._description_selection(self.env), required=True
    )
    email = fields.Char("E-mail")
    envelopes = fields.Integer(default=1)
    paper_copies = fields.Integer()
    paper_reason = fields.Selection(
        lambda self: self.env["eoffice.dispatch"]._fields["paper_reason"]._description_selection(self.env)
    )
    note = fields.Char()

    @api.depends("unit_id", "partner_id")
    def _compute_name(self):
        for line in self:
            line.name = line.unit_id.name or line.partner_id.name

    @api.onchange("way")
    def _onchange_way(self):
        if self.way in ("post", "hand") and not self.paper_copies:
            self.paper_copies = 1

    def _target(self):
        """The line as ``_dispatch`` takes it."""
        values = {
            name: self[name]
            for name in ("way", "email", "envelopes", "paper_copies", "paper_reason", "note")
            if self[name]
        }
        return self.env["eoffice.send"]._as_target(
            {"unit_id": self.unit_id.id, "partner_id": self.partner_id.id, **values}
        )
