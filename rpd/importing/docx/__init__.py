"""A DOCX → the neutral source: `reader` opens it, `body` goes through what the others tell of it.

Elsewhere: how a package of an office is opened safely is `formats/opened.py`'s; what a paragraph is
to a plan is `outline`'s. Documents that rpd writes itself are built in `formats/docx.py`.
"""
