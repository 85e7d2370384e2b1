from odoo import fields, models


class OpinionRequest(models.TransientModel):
    """Ask other units or people what they think of a draft."""

    _name = "eoffice.opinion.request"
    _description = "Ask for opinions"

    document_id = fields.Many2one("eoffice.document", required=True, readonly=True)
    principal_ids = fields.Many2many("eoffice.principal", string="Whom", required=True)
    question = fields.Text(required=True)
    blocking = fields.Boolean("Must come first", help="Nobody approves before the answers are there.")

    def action_ask(self):
        self.ensure_one()
        self.document_id._request_opinion(self.principal_ids, self.question, self.blocking)
        return {"type": "ir.actions.act_window_close"}


class OpinionAnswer(models.TransientModel):
    """Give the opinion one is asked for."""

    _name = "eoffice.opinion.answer"
    _description = "Give an opinion"

    document_id = fields.Many2one("eoffice.document", required=True, readonly=True)
    question = fields.Text(related="document_id.my_question")
    opinion = fields.Text(required=True)

    def action_answer(self):
        self.ensure_one()
        self.document_id.my_approval_ids.filtered(lambda line: line.type == "opinion")._answer(self.opinion)
        return {"type": "ir.actions.act_window_close"}
