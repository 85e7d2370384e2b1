"""The look a part must have: size, bold, italic, capitals, middle."""

from .finding import Finding, excerpt


def check_look(part, piece, sizes=None, bold=None, italic=None, capitals=None):
    """Findings about one piece; what is None is not asked for. `sizes`: (least, most) points."""
    where = excerpt(piece.text)
    if sizes:
        wrong = sorted(size for size in piece.sizes if not sizes[0] <= size <= sizes[1])
        if wrong:
            yield Finding("size", part, where, {"found": _points(wrong), "wanted": _span(sizes)})
    if bold is True and not piece.every("bold"):
        yield Finding("not_bold", part, where)
    if bold is False and piece.some("bold"):
        yield Finding("bold", part, where)
    if italic is True and not piece.every("italic"):
        yield Finding("not_italic", part, where)
    if italic is False and piece.some("italic"):
        yield Finding("italic", part, where)
    if capitals is True and not piece.in_capitals:
        yield Finding("not_capitals", part, where)
    if capitals is False and piece.in_capitals:
        yield Finding("capitals", part, where)


def _points(sizes):
    return ", ".join(f"{size:g}" for size in sizes)


def _span(sizes):
    return f"{sizes[0]}" if sizes[0] == sizes[1] else f"{sizes[0]}–{sizes[1]}"


def missing(part):
    return Finding("missing", part)
