"""How findings, sums, changes and registers look: a folder a subject, a file a format.

Elsewhere: a format of files that knows no finding, sum or change is `formats`'s; the annex is
printed by `annex`, sentences about changes are `telling`'s.
"""
