from odoo import models
from odoo.exceptions import UserError

from ...recognition import Page, Sheet, cut_sandboxed, find_fields, propose
from ..common.error_messages import user_errors

TURNS = (0, 90, 180, 270)


class ScanBatchSplit(models.Model):
    """Splitting a batch: the machine proposes, the clerk arranges, and each part becomes an entry to register.

    An arrangement is the list of all pages in order: ``{"number", "turn", "dropped", "starts", "unsure"}``, where
    ``turn`` is what the clerk added in degrees clockwise and ``starts`` begins a new document.
    """

    _inherit = "eoffice.scan.batch"

    def strip(self):
        """What the screen needs to show the pages: the arrangement, and what is known of each page."""
        self.ensure_one()
        self.check_access("read")
        recognition = self.recognition_ids
        pages = self.env["eoffice.recognition.page"].search_fetch(
            [("recognition_id", "=", recognition.id)], ["number", "state", "turn", "look"]
        )
        return {
            "scan": recognition.id,
            "reading": recognition.state,
            "read": recognition.pages_read,
            "pages": {page.number: {"state": page.state, "turn": page.turn, **(page.look or {})} for page in pages},
            "arranged": bool(self.arrangement),
            "items": self.arrangement or self.proposal or self._as_it_came(),
            "proposal": self.proposal or self._as_it_came(),
        }

    def _as_it_came(self):
        return [_item(number, starts=number == 1) for number in range(1, self.page_count + 1)]

    def _propose(self):
        """Propose a split from what was read, with a title for each document."""
        self.ensure_one()
        pages = self.recognition_ids.page_ids
        contents = {page.number: Page.from_dict(page.content) for page in pages if page.content}
        proposals = propose([Sheet(page.number, contents.get(page.number), **page._seen()) for page in pages])
        self.proposal = [
            _item(one.number, starts=one.starts, dropped=bool(one.drop), unsure=not one.sure) for one in proposals
        ]
        for page, one in zip(pages, proposals, strict=True):
            if one.starts and page.number in contents:
                page.look = {**(page.look or {}), "title": _title(contents[page.number])}

    def action_arrange(self, arrangement):
        """Keep how far the clerk has come; False goes back to what the machine proposes."""
        self._check_open()
        self.checked_sudo().arrangement = arrangement and self._checked(arrangement)

    def _checked(self, arrangement):
        """The arrangement with nothing in it but what belongs there; each page of the batch exactly once."""
        try:
            items = [
                _item(
                    int(item["number"]),
                    int(item["turn"]),
                    bool(item["dropped"]),
                    bool(item["starts"]),
                    bool(item.get("unsure")),
                )
                for item in arrangement
            ]
        except (KeyError, TypeError, ValueError) as error:
            raise UserError(self.env._("The pages could not be kept. Reload the screen and try again.")) from error
        whole = sorted(item["number"] for item in items) == list(range(1, self.page_count + 1))
        if not whole or any(item["turn"] not in TURNS for item in items):
            raise UserError(self.env._("The pages have changed meanwhile. Reload the screen and try again."))
        return items

    def action_make(self, arrangement):
        """Make an entry to register of each document of ``arrangement``; the ids of the new documents.

        Pages that were read are not read again; those that were turned, or not read yet, are.
        """
        self._check_open()
        parts = parts_of(self._checked(arrangement))
        if not parts:
            raise UserError(self.env._("Keep at least one page, or throw the whole batch away."))
        batch = self.checked_sudo()
        pages = {page.number: page for page in batch.recognition_ids.page_ids}
        turns = [
            [(item["number"], (pages[item["number"]].turn + item["turn"]) % 360) for item in part] for part in parts
        ]
        with user_errors(self.env):
            files = cut_sandboxed(
                batch.attachment_id.raw, [[(number - 1, turn) for number, turn in part] for part in turns]
            )
        names = [f"{batch.name.rpartition('.')[0] or batch.name}-{place:02d}.pdf" for place in range(1, len(parts) + 1)]
        documents = self.env["eoffice.document"]._receive_parts(self, list(zip(names, files, strict=True)))
        for document, part in zip(documents, parts, strict=True):
            document.checked_sudo().recognition_ids._take_pages(
                [(pages[item["number"]], item["turn"]) for item in part]
            )
        batch.write({"state": "done", "arrangement": arrangement})
        batch.recognition_ids._settle()
        return documents.ids

    def action_open_documents(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.name,
            "res_model": "eoffice.document",
            "views": [(False, "list"), (False, "kanban"), (False, "form")],
            "domain": [("batch_id", "=", self.id), ("voided", "=", False)],
            "context": {"eoffice_receiving": 1},
        }

    def action_split_again(self):
        """Take the documents of a batch back, as long as none is registered, and split it anew."""
        self.ensure_one()
        self.check_access("read")
        self._check_clerk()
        batch = self.checked_sudo()
        batch.lock_for_update()
        documents = batch.document_ids.filtered(lambda document: not document.voided)
        if batch.state != "done" or not batch.attachment_id:
            raise UserError(self.env._("This batch cannot be split again."))
        if any(document.sequence_number for document in documents):
            raise UserError(self.env._("A document of this batch is registered already, so it cannot be split again."))
        batch.recognition_ids._take_back(documents.recognition_ids.page_ids)
        documents.recognition_ids.attachment_id.unlink()
        documents.with_env(self.env)._discard(self.env._("Batch split again"))
        batch.write({"state": "open"})


def _item(number, turn=0, dropped=False, starts=False, unsure=False):
    return {"number": number, "turn": turn, "dropped": dropped, "starts": starts, "unsure": unsure}


def parts_of(items):
    """The items of each document: what was dropped is left out, and a cut before it is one before the next page."""
    parts, fresh = [], True
    for item in items:
        fresh = fresh or item["starts"]
        if item["dropped"]:
            continue
        if fresh:
            parts.append([])
        parts[-1].append(item)
        fresh = False
    return parts


def _title(page):
    """What a first page says it is: notation and subject."""
    found = find_fields([page])
    number, symbol = found["number"].value or "…", found["symbol"].value
    parts = (f"{number}/{symbol}" if symbol else None, found["subject"].value)
    return " – ".join(part for part in parts if part)[:200]
