"""What a few typed letters may be meant to become, out of texts that hold them. Plain Python."""

from collections import Counter

from .tokenizer import BARE, exact_words, fold

MAX_WORDS = 8


def beginnings(typed):
    """The folded words of what is being typed, each of which may be only a beginning; none of less than two letters."""
    words = [word.translate(BARE) for word in exact_words(typed[:200])]
    return words[:MAX_WORDS] if len("".join(words)) > 1 else []


def starts(words):
    """A regular expression for PostgreSQL for each of ``words``: a word of the folded text begins with it."""
    return [rf"(^|[^[:alnum:]]){word}" for word in words]


def begin_in(words, text):
    """Whether for each of ``words`` a word of ``text`` begins with it."""
    folded = [fold(word) for word in exact_words(text)]
    return all(any(one.startswith(word) for one in folded) for word in words)


def phrases(words, texts, most):
    """The commonest ways in which ``texts`` go on with the typed ``words``: the last one whole, or the next one.

    One more word where it always follows («thanh» «tra»); written as the first of the texts has them.
    """
    if not words or words[-1].isdigit():
        return []
    found, shown = Counter(), {}
    for text in texts:
        exact = exact_words(text)
        folded = [fold(word) for word in exact]
        for at in range(len(folded) - len(words) + 1):
            last = at + len(words) - 1
            if folded[at:last] == words[:-1] and folded[last].startswith(words[-1]):
                end = last + 2 if folded[last] == words[-1] else last + 1
                for phrase in dict.fromkeys((tuple(folded[at:end]), tuple(folded[at : end + 1]))):
                    found[phrase] += 1
                    shown.setdefault(phrase, " ".join(exact[at : at + len(phrase)]))
                break
    longer = {phrase[:-1] for phrase, times in found.items() if times == found[phrase[:-1]]}
    kept = [phrase for phrase, _times in found.most_common() if phrase not in longer and phrase != tuple(words)]
    return [shown[phrase] for phrase in kept if phrase[:-1] in longer or phrase[:-1] not in found][:most]
