import csv
import io


def paste_rows(text, headings):
    """Lines pasted from a sheet, or typed one name a line, as CSV in UTF-8 with ``headings`` above.

    A comma is part of a name; cells are parted by tabs or semicolons. Headings pasted along are kept instead.
    """
    mark = "\t" if "\t" in text else ";"
    rows = [[cell.strip() for cell in line.split(mark)] for line in text.splitlines() if line.strip()]
    known = {heading.casefold() for heading in headings}
    if not rows or not known & {cell.casefold() for cell in rows[0]}:
        rows.insert(0, list(headings))
    elif len(rows[0]) == 1:
        rows[0] = list(headings)
    held = io.StringIO()
    csv.writer(held, delimiter="\t").writerows(rows)
    return held.getvalue().encode()
