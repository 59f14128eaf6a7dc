"""ODT → the neutral source.

Elsewhere: opening a package safely is `formats`'s; what the text means for a plan is recognised
from the source, the same way for each format.
"""
