"""The functions of words.sql as PostgreSQL has them: the same as in the file, or those of an earlier version.

An index on an expression is wrong as soon as its function changes. So the functions that are there stay until an
index on the new ones, ``…_next``, stands beside the old; then the new ones take the names of the old.
"""

import re

NEXT = "_next"
FUNCTION = re.compile(r"FUNCTION (\w+)\(.*?AS \$\$(.*?)\$\$", re.DOTALL)


def bodies(source):
    """{name: body} of the functions that the SQL text ``source`` makes."""
    return dict(FUNCTION.findall(source))


def beside(source):
    """``source`` with another name for each of its functions, so that they stand beside those of before."""
    return re.sub(rf"\b({'|'.join(bodies(source))})\b", rf"\1{NEXT}", source)


def installed(cr, names):
    """{name: body} of those functions ``names`` that the database has."""
    cr.execute(
        "SELECT proname, prosrc FROM pg_proc WHERE proname = ANY(%s) AND pronamespace = 'public'::regnamespace",
        [list(names)],
    )
    return dict(cr.fetchall())
