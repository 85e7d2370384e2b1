"""Files of Word 97 to 2003 and of Outlook: what their directory says ([MS-CFB])."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_COMMON = bytes.fromhex("0000000000c000000000000046")
_MAIL, _SHEETS = bytes.fromhex("0b0d02"), (bytes.fromhex("200802"), bytes.fromhex("100802"))


def is_compound(data: bytes) -> bool:
    return data.startswith(_OLE)


def is_mail(data: bytes) -> bool:
    """Whether this is a mail as Outlook keeps it (.msg), whatever is attached to it."""
    if not is_compound(data):
        return False
    return root_class(data) == _MAIL + _COMMON or (
        entry(data, "__properties_version1.0") is not None and entry(data, "WordDocument") is None
    )


def is_table(data: bytes) -> bool:
    """Whether this is an Excel workbook, whatever lies in it."""
    return is_compound(data) and root_class(data) in [start + _COMMON for start in _SHEETS]


def sector_size(data: bytes) -> int:
    return 1 << min(12, int.from_bytes(data[30:32], "little"))


def root_class(data: bytes) -> bytes:
    """The class identity of the root of the directory: which program the whole file is of."""
    root = (int.from_bytes(data[48:52], "little") + 1) * sector_size(data)
    return data[root + 80 : root + 96]


def entry(data: bytes, name: str) -> int | None:
    """Place of the directory entry of a stream or storage, or None."""
    place = data.find((name + "\0").encode("utf-16-le"))
    return place if place >= 0 and data[place + 64 : place + 66] == (2 * len(name) + 2).to_bytes(2, "little") else None


class CompoundFile:
    """Where the bytes of a large stream (4096 bytes and more) lie in the file; broken files have no streams."""

    def __init__(self, data: bytes):
        self.data, self.size = data, sector_size(data)
        self.table = self._allocation() if is_compound(data) and self.size >= 512 else []
        self.streams = {}

    def place(self, name: str, offset: int) -> int | None:
        """Place in the file of byte `offset` of the stream, or None."""
        if name not in self.streams:
            found = entry(self.data, name)
            start = None if found is None else self._number(found + 116)
            long = found is not None and self._number(found + 120) >= 4096
            self.streams[name] = self._chain(start) if long else []
        sectors, part = self.streams[name], offset // self.size
        if not 0 <= part < len(sectors):
            return None
        place = (sectors[part] + 1) * self.size + offset % self.size
        return place if place < len(self.data) else None

    def read(self, name: str, start: int, end: int) -> bytes:
        """Bytes `start` to `end` of the stream, as many as there are."""
        places = [self.place(name, offset) for offset in range(start, end)]
        return bytes(self.data[place] for place in places if place is not None)

    def _number(self, place):
        return int.from_bytes(self.data[place : place + 4], "little")

    def _allocation(self):
        """The next sector of each sector: the allocation table, whose own sectors the header names."""
        sectors = [self._number(place) for place in range(76, 512, 4)]
        more, seen = self._number(68), 0
        while more < len(self.data) // self.size and seen < 10_000:
            start, seen = (more + 1) * self.size, seen + 1
            sectors += [self._number(place) for place in range(start, start + self.size - 4, 4)]
            more = self._number(start + self.size - 4)
        table = []
        for sector in sectors:
            if sector < len(self.data) // self.size:
                start = (sector + 1) * self.size
                table += [self._number(place) for place in range(start, start + self.size, 4)]
        return table

    def _chain(self, sector):
        chain, seen = [], set()
        while sector < len(self.table) and sector not in seen:
            chain.append(sector)
            seen.add(sector)
            sector = self.table[sector]
        return chain
