"""What a new office needs not type: kinds and codes guessed from names, cells pasted from a sheet. Plain Python."""

from .names import code_of, id_of, kind_of, symbol_of
from .pasting import paste_rows

__all__ = ["code_of", "id_of", "kind_of", "paste_rows", "symbol_of"]
