from ..errors import EofficeError
from . import messages


class OfficeError(EofficeError):
    """The folder cannot be loaded; ``sentences`` name every fault by file, line and column."""

    code = "office"
    message = "%(sentences)s"

    def __init__(self, sentences):
        super().__init__(sentences="\n".join(sentences))
        self.sentences = list(sentences)


class Faults(list):
    """Sentences of what is wrong, so that all of it is told at once; ``by_line`` has them without their place."""

    def __init__(self, sentences=()):
        super().__init__(sentences)
        self.by_line = {}

    def add(self, file, line, column, sentence):
        self.by_line.setdefault((file, line), []).append((column, sentence))
        place = messages.PLACE_COLUMN if column else messages.PLACE_LINE
        self.append(f"{place.format(file=file, line=line, column=column)}: {sentence}")

    def stop(self):
        if self:
            raise OfficeError(self)
