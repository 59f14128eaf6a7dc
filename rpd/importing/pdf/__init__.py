"""A PDF → the neutral source: taken out by PDFium as values (`native`), then interpreted in Python.

With tags it is read by them (`tree`, `tagged`), without by lines and places (`drawn`, `parts`).

Elsewhere: the process of its own that PDFium runs in is `formats/confined.py`'s; what a paragraph
is to a plan is `outline`'s. Documents that rpd writes itself are typeset in `formats/typeset.py`.
"""
