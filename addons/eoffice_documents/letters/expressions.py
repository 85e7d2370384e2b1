"""What a template may say: placeholders, if, for and a few filters; checked on the parsed expression, then sandboxed.

The sandbox alone would let a template loop for hours; a list of what is allowed leaves nothing to find.
"""

from jinja2 import meta, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from .errors import ForbiddenExpression, TemplateMistake, UnknownPlaceholder
from .fields import FIELDS

ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.If,
    nodes.For,
    nodes.Filter,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Compare,
    nodes.Operand,
    nodes.CondExpr,
)
FILTERS = ("upper", "lower", "capitalize", "first", "last", "length", "join", "trim", "default", "list")
PARTS_OF_A_LINE = ("bold", "text")
OF_LOOP = ("index", "first", "last", "length")
DEPTH = 2  # lists inside lists


class LetterEnvironment(ImmutableSandboxedEnvironment):
    """Compiles nothing that is not allowed, however the template got here."""

    def __init__(self):
        super().__init__(autoescape=True)
        self.globals.clear()
        self.tests.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}

    def _parse(self, source, name, filename):
        tree = super()._parse(source, name, filename)
        check(tree)
        return tree


def check(tree):
    """Raises UnknownPlaceholder or ForbiddenExpression for a parsed template."""
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, ALLOWED):
            raise ForbiddenExpression(expression=type(node).__name__.lower())
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            raise ForbiddenExpression(expression=node.name)
        if isinstance(node, nodes.Getattr):
            _check_attribute(node)
        if isinstance(node, nodes.Getitem) and not _is_place(node.arg):
            raise ForbiddenExpression(expression="[…]")
    _check_depth(tree, 0)
    unknown = sorted(meta.find_undeclared_variables(tree) - FIELDS.keys())
    if unknown:
        raise UnknownPlaceholder(names=", ".join(f"{{{{ {name} }}}}" for name in unknown))


def _check_attribute(node):
    known = OF_LOOP if isinstance(node.node, nodes.Name) and node.node.name == "loop" else PARTS_OF_A_LINE
    if node.attr not in known:
        raise ForbiddenExpression(expression=f".{node.attr}")


def _is_place(argument):
    return isinstance(argument, nodes.Const) and isinstance(argument.value, int)


def _check_depth(node, depth):
    if isinstance(node, nodes.For):
        depth += 1
        if depth > DEPTH or node.recursive:
            raise ForbiddenExpression(expression="for")
    for child in node.iter_child_nodes():
        _check_depth(child, depth)


def explain(error: TemplateSyntaxError) -> TemplateMistake:
    """The cause for people of what the engine says of a template."""
    return TemplateMistake(reason=error.message.rstrip("."))
