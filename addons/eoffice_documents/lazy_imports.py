"""Packages whose names are imported on first use, so that a child process loads only what its work needs."""

from importlib import import_module


def lazy_imports(package: str, homes: dict):
    """`__getattr__` and `__all__` for `package`; `homes` says which of its modules has which names."""
    home = {name: module for module, names in homes.items() for name in names}

    def load(name):
        if name not in home:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f".{home[name]}", package), name)

    return load, sorted(home)
