"""Words that look like a word asked for: a letter wrong, missing, doubled or swapped, or misread by a machine."""

import re
from itertools import pairwise
from string import ascii_lowercase

from rapidfuzz.distance import OSA

from ..vietnamese.syllables import ONSETS, RHYMES
from .tokenizer import exact_words, fold

LONG = 8  # letters from which two slips are taken for the same word
MAX_ALTERNATIVES = 8  # words asked beside one
ALIKE = (("l", "1"), ("i", "1"), ("o", "0"), ("m", "rn"), ("d", "cl"), ("w", "vv"))
SYLLABLES = frozenset(fold(onset + rhyme) for onset in ("", *ONSETS) for rhyme in RHYMES)


def is_correctable(word):
    """Is the folded ``word`` one of letters alone? Numbers and notations are asked as they are."""
    return bool(re.fullmatch("[a-z]{3,30}", word))


def edits1(word):
    """All that ``word`` becomes by one slip; a syllable of three letters loses and changes none, as all is near it."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    slips = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    slips |= {left + letter + right for left, right in cuts for letter in ascii_lowercase}
    for one, other in (*ALIKE, *((other, one) for one, other in ALIKE)):
        slips |= {left + other + right[len(one) :] for left, right in cuts if right.startswith(one)}
    if len(word) > 3 or word not in SYLLABLES:
        slips |= {left + right[1:] for left, right in cuts if right}
        slips |= {left + letter + right[1:] for left, right in cuts if right for letter in ascii_lowercase}
    return slips - {word}


def choose(word, known):
    """(words to ask beside ``word``, words to ask instead where nothing was found), the most common first.

    ``known``: {word: how many texts have it}. One Vietnamese syllable is not simply taken for another ("bao", "cao"):
    only what is no syllable is a slip of one.
    """
    near = [other for other in sorted(known, key=lambda other: (-known[other], other)) if _close(word, other)]
    others = [other for other in near if word in SYLLABLES and other in SYLLABLES]
    return [other for other in near if other not in others][:MAX_ALTERNATIVES], others[:MAX_ALTERNATIVES]


def stands_instead(question, text, beside, instead):
    """Words of ``text``, as they stand there, in the place of those of ``question`` that it does not have."""
    exact = exact_words(text)
    folded = [fold(word) for word in exact]
    have, pairs = dict(zip(reversed(folded), reversed(exact), strict=True)), set(pairwise(folded))
    found = []
    for place, term in enumerate(question.wanted):
        if term.alone and (word := term.folded[0]) not in have:
            alike = [other for other in beside.get(word, ()) if other in have]
            found += alike or [
                other for other in instead.get(word, ()) if pairs.intersection(question.pairs_instead(place, [other]))
            ]
    return [have[word] for word in dict.fromkeys(found)]


def _close(word, other):
    """Those that come from ``edits1`` are; two slips are allowed in long words of about the same length."""
    if word == other:
        return False
    return len(word) < LONG or other in edits1(word) or OSA.distance(word, other) <= 2
