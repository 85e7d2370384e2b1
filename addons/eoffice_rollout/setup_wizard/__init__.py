"""What a new office needs not type: kinds and codes guessed from names. Plain Python."""

from .names import code_of, id_of, kind_of, symbol_of

__all__ = ["code_of", "id_of", "kind_of", "symbol_of"]
