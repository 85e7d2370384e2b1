from dataclasses import dataclass, field

from .errors import TableError


@dataclass(frozen=True)
class Limits:
    """How large a file may be: on the disk, unpacked, and how many rows below the heading."""

    megabytes: int = 5
    rows: int = 2000

    @property
    def unpacked_megabytes(self):
        return 10 * self.megabytes


@dataclass
class Row:
    """One row below the heading that is not blank.

    ``line`` is where it begins in the file, from 1; ``sheet`` the name of its sheet where the file has several.
    ``texts`` are all cells in order, ``cells`` those of known columns by name; where there is a ``problem``, they are
    only what could be made of the row.
    """

    line: int
    texts: list
    cells: dict
    problem: TableError | None = None
    sheet: str = ""

    @property
    def error(self):
        """The ``problem`` with the line it is in, for whoever tells it apart from its row."""
        return self.problem and type(self.problem)(line=self.line, **self.problem.params)


@dataclass
class Table:
    """``headings`` as typed in line ``line``, the column each stands for (None: not known), and the rows.

    ``passed_over``: names of sheets that have such headings too, but others than the sheet that was read.
    """

    headings: list
    columns: list
    line: int
    rows: list = field(default_factory=list)
    sheet: str = ""
    passed_over: list = field(default_factory=list)

    @property
    def unknown(self):
        """Headings that stand for no column; "" for cells without any heading above."""
        return [heading for heading, column in zip(self.headings, self.columns, strict=True) if not column]

    @property
    def doubled(self):
        """Headings whose column was named before, further left."""
        return [
            heading
            for at, (heading, column) in enumerate(zip(self.headings, self.columns, strict=True))
            if column and column in self.columns[:at]
        ]

    def lacking(self, names):
        """Those of the columns ``names`` that no heading names."""
        return [name for name in names if name not in self.columns]


@dataclass
class Line:
    """A line of a sheet before anything is known about columns; ``number`` from 1, ``cells`` as text."""

    number: int
    cells: list
    problem: TableError | None = None


@dataclass
class Sheet:
    """Lines of one sheet that are not blank.

    ``merged``: (first line, first column, last line, last column) of cells that are one, lines by number, columns
    from 0. ``fonts``: {(line, column): name}, where it is one from before Unicode. ``encoding``: that of the bytes.
    ``is_plain``: a text file, whose rows are as wide as they were typed.
    """

    name: str
    lines: list
    merged: list = field(default_factory=list)
    fonts: dict = field(default_factory=dict)
    encoding: str | None = None
    is_plain: bool = False
