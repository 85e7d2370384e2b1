import re
from itertools import pairwise
from typing import NamedTuple

from .tokenizer import BARE, exact_words

# a phrase in quotes, or one run without blanks, either with a minus before it
TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
MAX_LETTERS = 1000  # of a question; who pastes a whole page asks for its beginning


class Term(NamedTuple):
    """One run of words asked for: side by side if there are several; ``begins``: the last is only a beginning."""

    words: tuple  # with their accents
    unwanted: bool
    begins: bool
    endings: tuple = ()  # all folded words that begin as the last does, where they are known

    @property
    def folded(self):
        return tuple(word.translate(BARE) for word in self.words)

    @property
    def alone(self):
        return len(self.words) == 1 and not self.unwanted and not self.begins

    def anywhere(self):
        *before, last = [f"_{left}_{right}" for left, right in pairwise(self.folded)] or self.folded
        if self.endings:
            stem = last.removesuffix(self.folded[-1])
            return _all([*map(_quoted, before), _any(_quoted(stem + word) for word in self.endings)])
        return _all([*map(_quoted, before), _quoted(last) + (":*" if self.begins else "")])

    def nearly(self, beside):
        others = beside.get(self.folded[0]) if self.alone else None
        return _any(map(_quoted, (self.folded[0], *others))) if others else self.anywhere()

    def in_form(self):
        """Where each word stands in the form, on top of ``anywhere``."""
        return [_quoted(f"^{word}") for word in self.folded[: len(self.words) - self.begins]]

    def with_accents(self):
        """The accents that were typed; a word typed without any may have any."""
        whole = self.words[: len(self.words) - self.begins]
        return [_quoted(f"={word}") for word in whole if word != word.translate(BARE)]


class Question(NamedTuple):
    """A search as typed; its methods give PostgreSQL ``tsquery`` texts, "" where a way of asking adds nothing."""

    terms: tuple

    @classmethod
    def parse(cls, text):
        """What ``text`` asks for, or None where it has no word.

        All words must be there; "in quotes" side by side; ``-word`` must not be there; ``thôn*`` begins so.
        A number such as 15/2024/NĐ-CP is a phrase by itself.
        """
        found = (
            (minus, quoted or single, single.endswith("*"))
            for minus, quoted, single in TERM.findall(text[:MAX_LETTERS])
        )
        terms = tuple(
            Term(words, bool(minus), begins) for minus, run, begins in found if (words := tuple(exact_words(run)))
        )
        return cls(terms) if terms else None

    @property
    def wanted(self):
        return [term for term in self.terms if not term.unwanted]

    def beginnings(self):
        """The folded words that are only beginnings."""
        return {term.folded[-1] for term in self.terms if term.begins}

    def expand_prefixes(self, known):
        """The same with all words that its beginnings may become; ``known``: {beginning: words}, maybe not of all."""
        return Question(
            tuple(
                term._replace(endings=tuple(known.get(term.folded[-1], ()))) if term.begins else term
                for term in self.terms
            )
        )

    def anywhere(self):
        """Every word, with whatever accents."""
        return _all(f"!({term.anywhere()})" if term.unwanted else term.anywhere() for term in self.terms)

    def with_accents(self):
        return _all(lexeme for term in self.wanted for lexeme in term.with_accents())

    def in_form(self):
        """Every word in the form: the subject, the number, the issuer, the signer."""
        return _all(lexeme for term in self.wanted for lexeme in term.in_form())

    def side_by_side(self):
        """The words in the order they were typed, as one phrase."""
        words = [word for term in self.wanted for word in term.folded]
        if len(self.wanted) < 2 or any(term.begins for term in self.wanted):
            return ""
        return _all(_quoted(f"_{left}_{right}") for left, right in pairwise(words))

    def single_words(self):
        """The words, without accents, that stand by themselves: no phrase, no beginning, no part of a number."""
        return [term.folded[0] for term in self.wanted if term.alone]

    def nearly(self, beside):
        """Every word or one that looks like it; ``beside``: {word without accents: others like it}."""
        return _all(f"!({term.anywhere()})" if term.unwanted else term.nearly(beside) for term in self.terms)

    def one_other(self, instead):
        """Every word but one, in its place one of ``instead``, before or behind the same neighbour; "" without any."""
        ways = []
        for place, term in enumerate(self.wanted):
            if term.alone and (pairs := self.pairs_instead(place, instead.get(term.folded[0], ()))):
                rest = [other.anywhere() for other in self.wanted if other is not term]
                ways.append(_all([*rest, _any(_quoted(f"_{left}_{right}") for left, right in pairs)]))
        unwanted = [f"!({term.anywhere()})" for term in self.terms if term.unwanted]
        return _all([_any(ways), *unwanted]) if ways else ""

    def pairs_instead(self, place, others):
        """(left, right) of each of ``others`` with the neighbours of the term at ``place`` of those wanted."""
        before = [term.folded[-1] for term in self.wanted[:place][-1:]]
        behind = [term.folded[0] for term in self.wanted[place + 1 :][:1] if not term.begins]
        return [(left, word) for word in others for left in before] + [
            (word, right) for word in others for right in behind
        ]


def _quoted(lexeme):
    return "'" + lexeme.replace("'", "''") + "'"


def _any(conditions):
    return "(" + " | ".join(conditions) + ")"


def _all(conditions):
    return " & ".join(conditions)
