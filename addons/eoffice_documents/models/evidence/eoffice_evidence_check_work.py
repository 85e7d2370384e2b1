import hashlib
import time
from itertools import pairwise

import numpy as np
from odoo import fields, models
from odoo.tools import SQL
from odoo.tools.translate import LazyTranslate

from ..common import evidence_hashing as hashing
from .comparing import NOTE, ROW, compare, in_force, notes
from .eoffice_evidence_seal import seal_hash
from .reader_mixin import ADMINISTRATOR, OFFICE_CHIEF

_lt = LazyTranslate(__name__)

SECONDS = 5  # of work in a job
SEALS = 200
ROWS = 20_000
LAST = 2**31 - 1


class EvidenceCheckWork(models.Model):
    """Slices of a check. A job does some seconds of them, keeps how far it came, and leaves a job for the rest."""

    _inherit = "eoffice.evidence.check"

    def _job_check(self):
        """Job: go on with the check. It may run twice: what a cut job had found is lost with its place."""
        check = self.exists()
        if check.state != "running":
            return
        check = check.with_context(lang=self.env.company.sudo().partner_id.lang or check.user_id.lang)
        stop = time.monotonic() + SECONDS
        while check.state == "running" and time.monotonic() < stop:
            check._step()
        if check.state == "running":
            check._queue()
        check._refresh_screen()

    def _step(self):
        """The next slice of the stage at hand, or the next stage."""
        stages = self._stages()
        if self.stage >= len(stages):
            self._finish()
            return
        stage = stages[self.stage]
        work = {"seals": self._check_seals, "files": self._check_files}.get(stage)
        cursor, seen = work() if work else self._check_rows(self.env[stage].checked_sudo())
        self.write({"cursor": cursor or 0, "stage": self.stage + (cursor is None), "looked_at": self.looked_at + seen})

    def _finish(self):
        self.write({"finished_on": fields.Datetime.now(), "state": "broken" if self.finding_count else "good"})
        if not self.finding_count:
            return
        groups = self.env.ref(ADMINISTRATOR) | self.env.ref(OFFICE_CHIEF)
        watchers = groups.all_user_ids.filtered(lambda user: user._watches_evidence())
        self.env["eoffice.notification"]._send(
            watchers | self.user_id,
            _lt(
                "The check of the logs found %s differences: open Configuration / Check of the logs.",
                self.finding_count,
            ),
            subject=_lt("Logs were changed past the system"),
        )

    # seals

    def _check_seals(self):
        """Compare the next seals with what they say of themselves and of each other. (cursor or None, rows seen)"""
        execute = self.env.cr.execute
        begin = max(self.cursor, 0)
        execute(
            SQL(
                """SELECT number, model, columns, key_name, first_id, last_id, row_count, sealed_on, previous_hash,
                          hash, payload
                     FROM eoffice_evidence_seal WHERE number >= %s ORDER BY number LIMIT %s""",
                begin,
                SEALS + 1,
            )
        )
        seals = self.env.cr.fetchall()
        key_name, _key = hashing.key()
        before = [(0, *[""] * 10)] if not begin else []
        anew, closed = self._begun_anew()
        findings = []
        if not begin and closed != self.env["eoffice.evidence.seal"]._digest(anew):
            why = self.env._("the seals up to it, which were closed when the chain began anew, were changed since")
            findings.append(self._seal_finding("seal", (anew, ""), why))
        for last, seal in pairwise([*before, *seals]):
            number, said, previous = seal[0], seal[9], seal[8]
            if number <= anew:
                continue
            own = seal_hash(*seal[:9], hashlib.sha256(seal[10]).hexdigest())
            reasons = {
                self.env._("seals before it are missing"): number != last[0] + 1,
                self.env._("it does not go on from the seal before it"): previous != last[9],
                self.env._("its content was changed"): own != said,
                self.env._("it was made without the key of the server"): bool(last[3] and not seal[3])
                and last[0] != anew,
            }
            if why := ", ".join(reason for reason, true in reasons.items() if true):
                findings.append(self._seal_finding("seal", seal, why))
            if seal[3] not in ("", key_name, last[3] if last[0] != anew else ""):
                why = self.env._("the key it was made with is not on the server")
                findings.append(self._seal_finding("unreadable", seal, why))
        self._report(findings)
        if len(seals) > SEALS:
            return seals[-1][0], 0
        if seals:
            self.write({"seal_number": seals[-1][0], "seal_hash": seals[-1][9]})
        return None, 0

    def _seal_finding(self, kind, seal, why):
        number, name = seal[:2]
        sentence = self.env._("Seal %(number)s (%(log)s): %(why)s.", number=number, log=self._model_name(name), why=why)
        return {"kind": kind, "model": name, "seal_number": number, "sentence": sentence}

    # rows

    def _check_rows(self, model):
        """Compare the next rows of ``model`` with their notes. (cursor or None, rows seen)"""
        end = self._end_of_slice(model)
        kinds, found = self._notes(model, self.cursor, end)
        expected = self._as_accepted(model, in_force(found, model._evidence_living), found)
        unreadable = [
            number for number, (columns, key) in enumerate(kinds) if key is None or hashing.lacking(model, columns)
        ]
        readable = {number: kinds[number] for number in range(len(kinds)) if number not in unreadable}
        if not readable:
            readable = {-1: (hashing.columns_of(model), hashing.key()[1])}
        rows = {kind: self._rows(model, self.cursor, end, *how) for kind, how in readable.items()}
        changed, removed, added = compare(expected, rows)
        changed = self._not_amended(model, changed, found, rows)
        if model._evidence_leaves:
            removed = self._not_by_the_system(model, removed, found, kinds)
        hashes = self._hashes(model, [*changed["row"].tolist(), *added.tolist()])
        self._report(
            [
                {
                    "kind": kind,
                    "model": model._name,
                    "row_id": int(note["row"]),
                    "parent_id": int(note["parent"]),
                    "seal_number": int(note["seal"]),
                    "found_hash": hashes.get(int(note["row"]), ""),
                }
                for kind, of_kind in (("changed", changed), ("removed", removed))
                for note in of_kind
            ]
            + [
                {"kind": "added", "model": model._name, "row_id": row, "parent_id": parent, "found_hash": hashes[row]}
                for row, parent in self._parents(model, added)
            ]
            + [
                {
                    "kind": "unreadable",
                    "model": model._name,
                    "sentence": self.env._(
                        "%s: columns or the key of older seals are missing, these rows cannot be compared.",
                        self._model_name(model._name),
                    ),
                }
            ]
            * bool(unreadable and not self._says_unreadable(model))
        )
        return (None if end == LAST else end), len(next(iter(rows.values())))

    def _says_unreadable(self, model):
        return self.finding_ids.filtered(lambda found: (found.kind, found.model) == ("unreadable", model._name))

    def _end_of_slice(self, model):
        [(end, count)] = self.env.execute_query(
            SQL(
                "SELECT max(id), count(*) FROM (SELECT id FROM %s WHERE id > %s ORDER BY id LIMIT %s) slice",
                SQL.identifier(model._table),
                self.cursor,
                ROWS,
            )
        )
        return end if count == ROWS else LAST

    def _notes(self, model, begin, end):
        """(kinds, notes) of the rows with ids over ``begin`` up to ``end``; a kind is (columns, key or None)."""
        keys = {name: key for name, key in (hashing.key(), ("", b"")) if name != hashing.MISSING}
        execute, fetch = self.env.cr.execute, self.env.cr.fetchall
        anew = self._begun_anew()[0]
        execute(
            "SELECT coalesce(min(number), 0) FROM eoffice_evidence_seal WHERE key_name != '' AND number > %s", [anew]
        )
        [(keyed_from,)] = fetch()
        if anew and hashing.key()[0]:
            keyed_from = anew  # who begins anew on a server with a key begins with it
        execute(
            SQL(
                """SELECT columns, key_name, number, payload FROM eoffice_evidence_seal
                    WHERE model = %s AND last_id > %s AND first_id <= %s AND number > %s ORDER BY number""",
                model._name,
                begin,
                end,
                anew,
            )
        )
        found = fetch()
        execute(
            SQL(
                """SELECT columns, key_name, 0, int8send(row_id) || int8send(parent_id) || hash
                     FROM eoffice_evidence_pending WHERE model = %s AND row_id > %s AND row_id <= %s ORDER BY id""",
                model._name,
                begin,
                end,
            )
        )
        kinds, parts = {}, [np.empty(0, NOTE)]
        for columns, key_name, number, payload in [*found, *fetch()]:
            if keyed_from and not key_name and (number > keyed_from or not number):
                continue  # since there is a key, nothing of ours is noted without it
            how = (columns, key_name)
            part = notes(payload, number, kinds.setdefault(how, len(kinds)))
            parts.append(part[(part["row"] > begin) & (part["row"] <= end)])
        return [(columns.split(",") if columns else [], keys.get(name)) for columns, name in kinds], np.concatenate(
            parts
        )

    def _rows(self, model, begin, end, columns, key):
        self.env.cr.execute(
            SQL(
                """SELECT string_agg(int8send(id) || hash, ''::bytea ORDER BY id)
                     FROM (SELECT id, %s AS hash FROM %s WHERE id > %s AND id <= %s) AS rows""",
                hashing.row_hash(model, columns, key),
                SQL.identifier(model._table),
                begin,
                end,
            )
        )
        return np.frombuffer(self.env.cr.fetchone()[0] or b"", ROW)

    def _not_amended(self, model, changed, found, rows):
        """Those of ``changed`` that the system has not amended itself, or that were changed again after it."""
        if model._evidence_living or not len(changed):
            return changed
        amended = np.isin(changed["row"], model._evidence_amended(changed["row"].tolist()))
        newest = in_force(found, True)
        again, _removed, _added = compare(newest[np.isin(newest["row"], changed[amended]["row"])], rows)
        return np.concatenate([changed[~amended], again])

    def _not_by_the_system(self, model, removed, found, kinds):
        """Those of the ``removed`` notes whose row the system has not said farewell to."""
        ids = removed["row"].tolist()
        of_rows = found[np.isin(found["row"], ids)]
        said = {
            (int(kind), int(row), digest.astype(">u8").tobytes())
            for kind, row, digest in zip(of_rows["kind"], of_rows["row"], of_rows["hash"], strict=True)
        }
        farewells = {
            key: self.env.execute_query(
                SQL(
                    "SELECT id, %s FROM unnest(%s) AS id",
                    hashing.farewell_hash(model, SQL.identifier("id"), key),
                    ids,
                )
            )
            for key in {key for _columns, key in kinds if key is not None}
            if ids
        }
        gone = {
            row
            for kind, (_columns, key) in enumerate(kinds)
            for row, digest in farewells.get(key, ())
            if (kind, row, bytes(digest)) in said
        }
        return [note for note in removed if int(note["row"]) not in gone]

    def _parents(self, model, ids):
        if not len(ids):
            return []
        return self.env.execute_query(
            SQL(
                "SELECT id, %s FROM %s WHERE id = ANY(%s) ORDER BY id",
                hashing.parent_of(model),
                SQL.identifier(model._table),
                ids.tolist(),
            )
        )
