"""A plan as data for other programs, and back: a workbook people fill in, a package of tables.

Elsewhere: what a file format is without a plan is `formats`'s; reading documents that no program
has made for it is `importing`'s; a merge of two branches `amendment`'s.
"""
