"""Bytes on disk a document, table by table and index by index."""

SQL = """
SELECT coalesce(t.relname || ' ' || c.relname, c.relname), pg_table_size(c.oid)::float
  FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid LEFT JOIN pg_class t ON t.oid = i.indrelid
 WHERE c.relkind IN ('r', 'i') AND coalesce(t.relname, c.relname)
       ~ '^(eoffice_(document|assignment|trace|reading|recognition|register_number)|mail_message$)'
   AND pg_table_size(c.oid) > 1000000 ORDER BY 2 DESC
"""


def sizes(office):
    """{name: bytes a document}; "words": what the search needs besides the text, its vectors and their index."""
    documents = int(office.psql("SELECT count(*) FROM eoffice_document"))
    found = {name: float(size) / documents for name, size in (row.split("|") for row in office.psql(SQL).splitlines())}
    text = float(office.psql("SELECT sum(pg_column_size(body)) FROM eoffice_document_text")) / documents
    words = sum(size for name, size in found.items() if name.startswith("eoffice_document_text")) - text
    whole = float(office.psql("SELECT pg_database_size(current_database())")) / documents
    return {"words": words, "text": text, "whole database": whole, **found}
