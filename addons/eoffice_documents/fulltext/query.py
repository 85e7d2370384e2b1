import re
from itertools import pairwise

from .words import words

# a phrase in quotes, or one run without blanks, either with a minus before it
TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


def parse_query(text):
    """A search as typed, as a PostgreSQL ``tsquery``, or None where nothing was asked.

    All words must be there; "in quotes" side by side; ``-word`` must not be there; ``thôn*`` begins so.
    A number such as 15/2024/NĐ-CP is a phrase by itself.
    """
    conditions = []
    for minus, quoted, single in TERM.findall(text):
        folded = words(quoted or single)
        if not folded:
            continue
        terms = [f"{left}_{right}" for left, right in pairwise(folded)] or folded
        prefix = ":*" if single.endswith("*") else ""
        condition = " & ".join([f"'{term}'" for term in terms[:-1]] + [f"'{terms[-1]}'{prefix}"])
        conditions.append(f"!({condition})" if minus else condition)
    return " & ".join(conditions) or None
