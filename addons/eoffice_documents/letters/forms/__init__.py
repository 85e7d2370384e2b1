"""Makes the Word templates of the decree's forms (N30 PL III.II); `python -m letters.forms` writes them anew."""
