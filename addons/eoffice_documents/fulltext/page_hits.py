"""On which pages of a document the words asked for stand, and which words of a page they are."""

from .query import Question
from .tokenizer import BARE, exact_words


def pages_with(texts, asked):
    """Pages of a document with the words ``asked`` for, as a reader looks for them.

    :param texts: text of each page
    :return: [(page from 0, how often)]: the pages where the words stand side by side; without such the pages that
        have them all, else those that have one of them. Accents that were typed count where any page has them so.
    """
    pages = [_tokens(text) for text in texts]
    for runs, together in _ways(asked):
        counts = [[len(_places(tokens, run)) for run in runs] for tokens in pages]
        found = [(at, sum(each)) for at, each in enumerate(counts) if (all if together else any)(each)]
        if found:
            return found
    return []


def words_asked(words, asked):
    """Which of the ``words`` of one page, in reading order, are those asked for: their places in the list."""
    tokens, owners = [], []
    for place, word in enumerate(words):
        cut = _tokens(word)
        tokens += cut
        owners += [place] * len(cut)
    for runs, together in _ways(asked):
        places = [[(at, at + len(run)) for at in _places(tokens, run)] for run in runs]
        if (all if together else any)(places):
            return sorted({owners[at] for each in places for start, end in each for at in range(start, end)})
    return []


def _tokens(text):
    return [(word, word.translate(BARE)) for word in exact_words(text)]


def _ways(asked):
    """(runs of words, whether each must be there), the narrowest way first; a run is a list of tests of one word."""
    question = Question.parse(asked)
    terms = question.wanted if question else []
    if not terms:
        return
    apart = [(term.words, term.begins) for term in terms]
    beside = [(tuple(word for words, _begins in apart for word in words), terms[-1].begins)]
    accents = any(word != word.translate(BARE) for words, _begins in apart for word in words)
    for runs, together in ((beside, True), (apart, True), (apart, False)):
        for exact in (True, False) if accents else (False,):
            yield [_run(words, begins, exact) for words, begins in runs], together


def _run(words, begins, exact):
    last = len(words) - 1
    return [_test(word, begins and at == last, exact) for at, word in enumerate(words)]


def _test(word, begins, exact):
    """The test of a token; a word typed without accents may have any."""
    wanted = word if exact else word.translate(BARE)
    which = 0 if wanted != wanted.translate(BARE) else 1
    if begins:
        return lambda token: token[which].startswith(wanted)
    return lambda token: token[which] == wanted


def _places(tokens, run):
    return [
        at
        for at in range(len(tokens) - len(run) + 1)
        if all(test(token) for test, token in zip(run, tokens[at : at + len(run)], strict=True))
    ]
