from dataclasses import dataclass

from odoo import api, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from psycopg2 import DataError, IntegrityError

from ...register_import import HEADERS, Directory, Entry, Refused, ScanMissing, messages, parse
from ..common import office_clock

QUIET = {"tracking_disable": True, "mail_create_nolog": True, "mail_create_nosubscribe": True, "mail_notrack": True}


@dataclass
class Outcome:
    """What became of a row: ``document`` it is now, or was before (``known``), or why it was ``refused``."""

    document: object = None
    known: bool = False
    refused: tuple = ()


@dataclass
class Place:
    """Where a row belongs: the entry, its unit and book, who had it, and the files that come with it."""

    entry: Entry
    unit: object
    book: object
    key: str
    values: dict
    handlers: object
    files: list


class RegisterImport(models.AbstractModel):
    """Rows of old registers become documents, in sets; each row is taken or refused by itself."""

    _name = "eoffice.register.import"
    _description = "Loading of old registers"

    @api.model
    def _take(self, rows, unit=None, scans=None):
        """Load ``rows``, dicts of column and text; a row that is there already is left as it is.

        :param unit: whose registers, for rows that do not name their unit
        :param scans: function that gives [(name, bytes)] of an Entry; raises ScanMissing
        :return: an Outcome for each row
        """
        outcomes = [Outcome() for _row in rows]
        directory, places = Directory(self.env), {}
        for at, cells in enumerate(rows):
            try:
                places[at] = self._place(directory, parse(cells, office_clock.today(self.env)), unit)
            except Refused as refusal:
                outcomes[at].refused = refusal.reasons
        self._recognise(places, outcomes)
        for at, place in list(places.items()):
            try:
                place.files = (scans or _no_scans)(place.entry) if place.entry.files else []
            except ScanMissing as error:
                outcomes[at].refused = (str(error),)
                del places[at]
        self._load(places, outcomes)
        return outcomes

    def _place(self, directory, entry, unit):
        """Everything a row names, found; raises Refused."""
        unit = directory.unit(entry.unit) if entry.unit else unit
        if not unit:
            raise Refused(messages.EMPTY.format(heading=HEADERS["unit"]))
        if not unit.keeps_registers:
            raise Refused(messages.NO_KEEPER.format(unit=unit.name))
        if not self.env.su and self.env.user not in unit.clerk_ids:
            raise Refused(messages.NO_CLERK.format(unit=unit.name))
        book = directory.book(unit, entry.direction, entry.year, entry.book)
        number = entry.sequence_number
        if entry.year >= office_clock.today(self.env).year and number >= book.first_number:
            raise Refused(messages.LIVE.format(number=number, book=book.display_name, first=book.first_number))
        key = entry.key(unit.id, book.code)
        found = {name: directory.handler(name) for name in entry.handlers}
        others = [name for name, handler in found.items() if not handler]
        values = {
            **entry.values,
            "direction": entry.direction,
            "unit_id": unit.id,
            "issuer_id": directory.issuer(entry.values.get("issuer_name")).id,
            "document_type_id": entry.document_type and directory.document_type(entry.document_type).id,
            "received_on": entry.received_on,
            "landed_on": False,
            "register_id": book.id,
            "sequence_number": number,
            "register_import_key": key,
        }
        if others:
            values["note"] = "; ".join(
                filter(None, (values.get("note"), f"{HEADERS['handlers']}: {', '.join(others)}"))
            )
        return Place(entry, unit, book, key, values, unit.union(*found.values()) - unit, [])

    def _recognise(self, places, outcomes):
        """Take out of ``places`` what is loaded already, and what has the number of another document."""
        documents = self.env["eoffice.document"].sudo()
        keys = [place.key for place in places.values()]
        known = {
            document.register_import_key: document
            for document in documents.search_fetch([("register_import_key", "in", keys)], ["register_import_key"])
        }
        numbers = self.env["eoffice.register.number"].sudo()
        wanted = Domain.OR(
            Domain("register_id", "=", book.id) & Domain("number", "in", spots)
            for book, spots in _numbers_by_book(places.values()).items()
        )
        taken = {(row.register_id.id, row.number) for row in numbers.search_fetch(wanted, ["register_id", "number"])}
        for at, place in list(places.items()):
            spot = (place.book.id, place.entry.sequence_number)
            if place.key in known:
                outcomes[at].document, outcomes[at].known = known[place.key], True
            elif spot in taken:
                outcomes[at].refused = (
                    messages.TAKEN.format(number=place.entry.sequence_number, book=place.book.display_name),
                )
            else:
                taken.add(spot)
                continue
            del places[at]

    def _load(self, places, outcomes):
        """Create the documents of ``places``; when the database refuses a set, its halves, down to the row."""
        if not places:
            return
        try:
            with self.env.cr.savepoint():
                documents = self._create(list(places.values()))
        except (UserError, ValidationError, IntegrityError, DataError, ValueError) as error:
            spots = list(places)
            if len(spots) == 1:
                outcomes[spots[0]].refused = (str(error).strip().splitlines()[0][:500],)
                return
            for part in (spots[: len(spots) // 2], spots[len(spots) // 2 :]):
                self._load({at: places[at] for at in part}, outcomes)
            return
        for at, document in zip(places, documents, strict=True):
            outcomes[at].document = document

    def _create(self, places):
        documents = self.env["eoffice.document"].sudo().with_context(**QUIET)
        created = documents.create([place.values for place in places])
        self.env["eoffice.register.number"].sudo().create(
            [
                {
                    "register_id": place.book.id,
                    "number": place.entry.sequence_number,
                    "document_id": document.id,
                    "state": "used",
                }
                for document, place in zip(created, places, strict=True)
            ]
        )
        self._grant(created, places)
        self.env["eoffice.audit.log"]._add(
            "loaded", [(document, None, place.book.display_name) for document, place in zip(created, places)]
        )
        for document, place in zip(created, places, strict=True):
            self._attach(document, place.files)
        return created

    def _grant(self, documents, places):
        """Clerks and office chief of the unit that keeps the book, and the heads of the units that had the document."""
        principals = self.env["eoffice.principal"].sudo()
        posts = principals.search(
            [("unit_id", "in", [place.unit.id for place in places]), ("type", "in", ("clerk", "office"))]
        ).grouped("unit_id")
        pairs = set()
        for document, place in zip(documents, places, strict=True):
            pairs |= {(document.id, post.id) for post in posts.get(place.unit, ())}
            heads = place.handlers.principal_ids.filtered(lambda post: post.type == "unit")
            pairs |= {(document.id, head.id) for head in heads}
        self.env["eoffice.document.access"]._grant(pairs)

    def _attach(self, document, files):
        if files:
            attachments = (
                self.env["ir.attachment"]
                .sudo()
                .with_context(image_no_postprocess=True)
                .create(
                    [
                        {"name": name, "raw": data, "res_model": document._name, "res_id": document.id}
                        for name, data in files
                    ]
                )
            )
            self.env["eoffice.recognition"]._of_files([document] * len(files), attachments)


def _numbers_by_book(places):
    numbers = {}
    for place in places:
        numbers.setdefault(place.book, []).append(place.entry.sequence_number)
    return numbers


def _no_scans(_entry):
    raise ScanMissing(sentence=messages.NOT_HERE)
