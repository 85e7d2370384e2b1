from itertools import islice

from ..vietnamese.legacy_encodings import TCVN3, VNI, decode
from ..vietnamese.sameness import canonical, fold

WITHIN = 30  # lines of title above the headings


def _key(text):
    return "".join(letter for letter in text if letter.isalnum())


class Headings:
    """Which column a heading stands for, as people write it: in capitals, without accents, in an old font."""

    def __init__(self, columns):
        """``columns``: {name: headings it is known by}; its own name is always one."""
        self.exact, self.folded = {}, {}
        for name, words in columns.items():
            for word in (name, *words):
                self.exact.setdefault(_key(canonical(word).lower()), name)
                self.folded[_key(fold(word))] = name
        self.least = min(2, len(columns))

    def column(self, text):
        """(name of the column or None, old encoding in which the heading was typed or None)."""
        for encoding in (None, TCVN3, VNI):
            meant = decode(text, encoding) if encoding else text
            if name := self.exact.get(_key(canonical(meant).lower())) or self.folded.get(_key(fold(meant))):
                return name, encoding
        return None, None

    def find(self, lines):
        """(place in ``lines``, columns, old encoding) of the first line that names most columns; None without any."""
        best, most = None, self.least - 1
        for place, line in enumerate(islice(lines, WITHIN)):
            found = [self.column(cell) for cell in line.cells]
            named = {name for name, _encoding in found if name}
            if len(named) > most:
                encoding = next((encoding for _name, encoding in found if encoding), None)
                best, most = (place, [name for name, _encoding in found], encoding), len(named)
        return best
