"""How long each screen of each person takes over HTTP, and how many queries the server's log says it was."""

import re
import time

from eoffice_testing.session import Session

from .classes import CLASSES, ROLES
from .screens import Screens

TIMES, SECONDS = 20, 15  # how often each is asked, and how long at most
WARM = 4
CALL = re.compile(r'"POST /(?:web/dataset|mail)/\S* HTTP/1.1" 200 - (\d+) ')


class Stopwatch:
    """Times of one act after another against a running ``office``."""

    def __init__(self, office):
        self.office = office

    def spent(self, acts):
        """(median, 95th percentile in ms, most queries) of ``acts``, in turn and again; warm in every worker."""
        began = time.perf_counter()
        for act in acts * WARM:
            if time.perf_counter() - began < SECONDS / 3:
                act()
        seconds, queries, stop = [], 0, time.perf_counter() + SECONDS
        while len(seconds) < TIMES and (time.perf_counter() < stop or not seconds):
            before = self.office.log.stat().st_size
            began = time.perf_counter()
            acts[len(seconds) % len(acts)]()
            seconds.append(time.perf_counter() - began)
            queries = max(queries, self._queries(before))
        seconds.sort()
        return 1000 * seconds[len(seconds) // 2], 1000 * seconds[int(len(seconds) * 0.95)], queries

    def _queries(self, offset):
        for _ in range(50):
            with self.office.log.open() as log:
                log.seek(offset)
                found = CALL.findall(log.read())
            if found:
                return sum(map(int, found))
            time.sleep(0.01)  # the line is written after the answer
        return 0


def questions(office):
    """{class: words to ask for}; numbers are those of documents that are there."""
    row = office.psql("SELECT reference, number, symbol FROM eoffice_document ORDER BY id DESC OFFSET 500 LIMIT 1")
    known = dict(zip(("reference", "number", "symbol"), row.split("|"), strict=True))
    return {name: [asked.format(**known) for asked in each] for name, each in CLASSES.items()}


def searches(office):
    """{(role, class): (median, p95, queries)} of the full-text search."""
    watch = Stopwatch(office)
    found = {}
    for role, login in ROLES.items():
        screens = Screens(Session(office, login))
        screens.documents()
        for name, asked in questions(office).items():
            found[role, name] = watch.spent([lambda words=words, s=screens: s.search(words) for words in asked])
    return found


def everyday(office):
    """{(role, screen): (median, p95, queries)} of the screens of a day."""
    watch = Stopwatch(office)
    found = {}
    for role, login in ROLES.items():
        screens = Screens(Session(office, login))
        newest = screens.newest()
        acts = {
            "inbox": [screens.inbox],
            "list": [screens.documents],
            "names": [lambda s=screens: s.names("báo cáo"), lambda s=screens: s.names("karaoke")],
            "by type": [lambda s=screens: s.groups("document_type_id")],
            "by state": [lambda s=screens: s.groups("state")],
            "by month": [lambda s=screens: s.groups("received_on:month")],
            "suggestions": [lambda s=screens, typed=typed: s.suggest(typed) for typed in ("kế ho", "karao", "12")],
            "facets": [screens.facets],
            "facets of words": [
                lambda s=screens, words=words: s.facets(("fulltext", "ilike", words))
                for words in ("văn bản", "karaoke")
            ],
            "form": [lambda s=screens, i=document: s.form(i) for document in newest[:10]],
        }
        for name, each in acts.items():
            if each:
                found[role, name] = watch.spent(each)
    return found
