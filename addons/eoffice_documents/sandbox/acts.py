"""Which functions may be called by name in a worker."""

import re
from importlib import import_module

_MODULE = re.compile(r"eoffice_[a-z_]+(\.[a-z][a-z0-9_]*)+")


def act(function):
    """Declare `function` an act: `sandbox.run` may call it in a worker.

    It takes JSON values and bytes, at any depth, and returns such or a dataclass of such, which arrives as a dict; a
    tuple arrives as a list. An EofficeError that it raises is raised in the caller.
    """
    function.is_sandbox_act = True
    return function


def check_module(module: str):
    """ValueError unless this is a module of one of our add-ons, named as without Odoo."""
    if not _MODULE.fullmatch(module):
        raise ValueError(f"no module of our add-ons: {module!r}")


def find_act(module: str, name: str):
    """The act `name` of `module`. Raises ValueError when there is none."""
    check_module(module)
    function = getattr(import_module(module), name, None)
    if not getattr(function, "is_sandbox_act", False):
        raise ValueError(f"no act of {module}: {name!r}")
    return function
