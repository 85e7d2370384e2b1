from odoo import api, models
from odoo.fields import Domain

from ..common import office_clock

GONE = ("returned", "withdrawn")


class RegisterRows(models.Model):
    """The rows of a printed register: one dict a row, content of a column → text, date or number.

    Read as superuser after `_check_keeper`: a book is complete, whichever of its keepers prints it.
    """

    _inherit = "eoffice.register.print"

    def _count(self):
        model, domain, _order = self._source()
        return model.search_count(domain)

    def _rows(self):
        model, domain, order = self._source()
        records = model.search(domain, order=order)
        make = {
            "eoffice.register.number": self._number_rows,
            "eoffice.dispatch": self._post_rows,
            "eoffice.assignment": self._handover_rows,
            "eoffice.loan": self._use_rows,
            "eoffice.copy": self._copy_rows,
        }[model._name]
        return make(records)

    def _source(self):
        """(model, domain, order) of what the rows are made from."""
        if self.type == "use":
            day = self._moments("lent_on")
            return self.env["eoffice.loan"], day & Domain("document_id.unit_id", "=", self.unit_id.id), "lent_on, id"
        if self.type == "copy":
            domain = Domain("unit_id", "=", self.unit_id.id) & Domain("number", ">", 0)
            return self.env["eoffice.copy"], domain & self._moments("signed_on"), "signed_on, number"
        if self.type == "post":
            domain = Domain("document_id.unit_id", "=", self.unit_id.id) & Domain("way", "=", "post")
            return self.env["eoffice.dispatch"], domain & self._moments("sent_on"), "sent_on, id"
        if self.type == "handover":
            # what leaves the office for a unit or a person, not what a unit passes on among its own people
            domain = Domain("document_id.unit_id", "=", self.unit_id.id) & Domain("state", "not in", GONE)
            domain &= Domain("parent_id", "!=", False) & self._moments("sent_on")
            domain &= Domain("parent_id.principal_id.type", "!=", "unit") | Domain(
                "parent_id.principal_id.unit_id", "=", self.unit_id.id
            )
            return self.env["eoffice.assignment"], domain, "id"
        direction = "outgoing" if self.type.startswith("outgoing") else "incoming"
        day = "document_id.issued_on" if direction == "outgoing" else "document_id.received_on"
        domain = self._days(day) | Domain("document_id", "=", False) & self._moments("create_date")
        if self.register_id:
            domain &= Domain("register_id", "=", self.register_id.id)
        else:
            domain &= Domain("register_id.unit_id", "=", self.unit_id.id)
            domain &= Domain("register_id.direction", "=", direction) & Domain("register_id.secret", "=", False)
        return self.env["eoffice.register.number"], domain, "register_id, number"

    def _days(self, name):
        return Domain(name, ">=", self.date_from) & Domain(name, "<=", self.date_to)

    def _moments(self, name):
        """The period in UTC, from midnight to midnight of the office."""
        start, end = office_clock.days(self.env, self.date_from, self.date_to)
        return Domain(name, ">=", start) & Domain(name, "<", end)

    def _number_rows(self, numbers):
        documents = numbers.document_id
        lines = self._lines(documents)
        rows = []
        for ordinal, number in enumerate(numbers, 1):
            document = number.document_id
            row = {"ordinal": ordinal, "number": number.number, "reference": str(number.number)}
            row |= self._document_row(document)
            if document.direction == "incoming":
                row |= {"day": document.received_on} | self._handing_row(document, lines.get(document, []))
            elif document:
                row |= self._outgoing_row(document)
            if number.state != "used":
                row["note"] = self.env._("Void: %s", number.reason or "")
            rows.append(row)
        return rows

    @api.model
    def _document_row(self, document):
        if not document:
            return {}
        day = office_clock.written(document.issued_on)
        kind = document.document_type_id.name
        return {
            "reference": document.reference,
            "reference_day": ", ".join(filter(None, (document.reference, day))),
            "issued_on": document.issued_on,
            "issuer": document.issuer_name,
            # MAT-03: the register of top secret documents shows the type only
            "abstract": kind if document.secrecy == "top_secret" else ": ".join(filter(None, (kind, document.subject))),
            "document": " ".join(
                filter(None, (kind, document.reference, day and self.env._("of %s", day), document.issuer_name))
            ),
            "secrecy": document.secrecy != "none" and self._label(document, "secrecy"),
            "signer": document.signer_name,
            "dossier": document.dossier_notation,
            "note": document.note,
        }

    @api.model
    def _outgoing_row(self, document):
        """Nơi nhận without its last line, which says who keeps the file copy."""
        named = [line.strip(" -–;.\t") for line in (document.recipients or "").splitlines()]
        kept = [line for line in named if line.startswith("Lưu")]
        others = [line for line in named if line and line not in kept]
        sent = document.dispatch_ids.sorted("sent_on")
        received = len(sent.filtered(lambda line: line.state == "accepted"))
        return {
            "receivers": "; ".join(others or sent.mapped("name")),
            "keeper": kept[0].removeprefix("Lưu").strip(": ") if kept else document.drafting_unit_id.name,
            "copies": sum(sent.mapped("paper_copies")) or len(sent) or None,
            "sent_on": sent and office_clock.day(self.env, sent[0].sent_on),
            "receipt": sent and self.env._("%(received)s of %(sent)s", received=received, sent=len(sent)),
        }

    def _lines(self, documents):
        """The lines of all documents at once: document → its lines, oldest first."""
        lines = self.env["eoffice.assignment"].search(
            [("document_id", "in", documents.ids), ("state", "not in", GONE)], order="id"
        )
        return lines.grouped("document_id")

    @api.model
    def _handing_row(self, document, lines):
        """To which units it went, when, and how far they have come."""
        lines = [line for line in lines if line.parent_id] or list(lines)
        units = [line for line in lines if line.principal_id.type == "unit"]
        parents = {line.parent_id for line in lines}
        receivers = units or [line for line in lines if line not in parents]
        if not receivers:
            return {"progress": self._label(document, "state")}
        opened = next((line.opened_on for line in receivers if line.opened_on), None)
        lead = next((line for line in receivers if line.role == "lead"), receivers[0])
        due = office_clock.day(self.env, lead.deadline)
        return {
            "receivers": "; ".join(dict.fromkeys(line.principal_id.display_name for line in receivers)),
            "sent_on": office_clock.day(self.env, receivers[0].sent_on),
            "receipt": self._receipt(opened),
            "deadline": due or document.deadline,
            "progress": self._progress(document, lead),
            "answers": "; ".join(dict.fromkeys(line.answer_id.reference for line in lines if line.answer_id.reference)),
        }

    @api.model
    def _progress(self, document, lead):
        label = self._label(document, "state")
        if lead.state == "done" and lead.finished_on:
            label = self.env._("Done on %s", office_clock.day_text(self.env, lead.finished_on))
            late = lead.deadline and lead.finished_on > lead.deadline
        else:
            late = lead.is_overdue
        return f"{label} ({self.env._('late')})" if late else label

    def _post_rows(self, lines):
        """An envelope a receiver (N30 PL IV.III)."""
        return [
            {
                "ordinal": ordinal,
                **self._document_row(line.document_id),
                "sent_on": office_clock.day(self.env, line.sent_on),
                "receivers": line.name,
                "copies": line.envelopes,
                "note": self._label(line, "state") if line.state in ("refused", "recalled") else line.note,
            }
            for ordinal, line in enumerate(lines, 1)
        ]

    def _handover_rows(self, lines):
        """By receiver, so that each signs for what is theirs in one place."""
        return [
            {
                "ordinal": ordinal,
                "number": line.document_id.sequence_number,
                **self._document_row(line.document_id),
                "sent_on": office_clock.local(self.env, line.sent_on),
                "receivers": line.principal_id.display_name,
                "receipt": self._receipt(line.opened_on),
            }
            for ordinal, line in enumerate(lines.sorted(lambda line: (line.principal_id.display_name, line.id)), 1)
        ]

    def _use_rows(self, loans):
        return [
            {
                "ordinal": ordinal,
                **self._document_row(loan.document_id),
                "day": office_clock.day(self.env, loan.lent_on),
                "person": loan.borrower_id.name,
                "back_on": office_clock.day(self.env, loan.given_back_on),
                "permitted_by": loan.lent_by_id.name,
                "note": False,
            }
            for ordinal, loan in enumerate(loans, 1)
        ]

    def _copy_rows(self, copies):
        return [
            {
                "ordinal": ordinal,
                **self._document_row(copy.document_id),
                "number": copy.number,
                "reference": copy.reference,
                "issued_on": office_clock.day(self.env, copy.signed_on),
                "progress": self._label(copy, "type"),
                "signer": copy.signer_id.name,
                "receivers": "; ".join((copy.recipients or "").splitlines()),
                "copies": copy.copies,
                "note": copy.pages and self.env._("Pages %s", copy.pages),
            }
            for ordinal, copy in enumerate(copies, 1)
        ]

    @api.model
    def _receipt(self, opened):
        return opened and self.env._("Opened %s", office_clock.moment_text(self.env, opened))

    @api.model
    def _label(self, record, name):
        return dict(record._fields[name]._description_selection(self.env)).get(record[name])
