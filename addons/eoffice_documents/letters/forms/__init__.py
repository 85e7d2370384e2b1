"""Makes the Word templates of the decree's forms (N30 PL III.II): `python -m eoffice_documents.letters.forms`."""
