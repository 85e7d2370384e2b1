from odoo import api, fields, models
from odoo.tools import SQL


class DocumentIssuer(models.Model):
    """The agency that a document comes from, in the directory of agencies."""

    _inherit = "eoffice.document"

    def _known_issuer(self):
        """The issuer as an agency, noted down the first time it writes, so that it is recognised the next time.

        That an agency writes secrets is one: a secret document makes nobody known.
        """
        known = self.env["res.partner"]._find_issuer(self.issuer_name)
        if known or self.secrecy != "none":
            return known
        return known.checked_sudo().create(
            {"name": self.issuer_name, "is_company": True, "eoffice_issuer": True, "eoffice_origin_id": self.id}
        )

    def _eoffice_forget_leftovers(self, name):
        """An agency that this document alone made known is not known any more."""
        super()._eoffice_forget_leftovers(name)
        made = self.env["res.partner"].with_context(active_test=False)
        named = [("id", "=", self.issuer_id.id), ("eoffice_origin_id", "!=", False)]
        for agency in made.search(["|", ("eoffice_origin_id", "=", self.id), "&", *named]):
            if not agency._is_used_besides_secrets():
                self.search([("issuer_id", "=", agency.id)]).issuer_id = False
                agency.unlink()


class Partner(models.Model):
    _inherit = "res.partner"

    eoffice_origin_id = fields.Many2one(
        "eoffice.document",
        "Known from",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        groups="base.group_system",
    )

    @api.model
    def _eoffice_find_origins(self):
        """Agencies that were noted down by a registration, in the same transaction, are known from that document."""
        self.env.cr.execute(
            """UPDATE res_partner agency SET eoffice_origin_id = document.id
                 FROM eoffice_document document
                 JOIN eoffice_audit_log log ON log.document_id = document.id AND log.act = 'registered'
                WHERE document.issuer_id = agency.id AND log.create_date = agency.create_date
                  AND agency.eoffice_issuer AND agency.eoffice_origin_id IS NULL"""
        )
        self.invalidate_model(["eoffice_origin_id"])

    def _is_used_besides_secrets(self):
        """Whether any row of the database names this agency, other than secret documents and the agency itself."""
        self.ensure_one()
        self.env.flush_all()
        columns = self.env.execute_query(
            SQL(
                """SELECT key.conrelid::regclass::text, col.attname
                     FROM pg_constraint key
                     JOIN pg_attribute col ON col.attrelid = key.conrelid AND col.attnum = key.conkey[1]
                    WHERE key.contype = 'f' AND key.confrelid = 'res_partner'::regclass
                      AND cardinality(key.conkey) = 1"""
            )
        )
        own = {
            ("eoffice_document", "issuer_id"): SQL("secrecy = 'none'"),
            ("res_partner", "commercial_partner_id"): SQL("id != %s", self.id),
        }
        return any(
            self.env.execute_query(
                SQL(
                    "SELECT FROM %s WHERE %s = %s AND %s LIMIT 1",
                    SQL.identifier(table.strip('"')),
                    SQL.identifier(column),
                    self.id,
                    own.get((table, column), SQL("TRUE")),
                )
            )
            for table, column in columns
        )
