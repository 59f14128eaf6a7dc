"""A plan → what its annex prints (one neutral table, ``annex.py``) → every format that prints it.

Elsewhere: what a format is without a plan is `formats`'s; tables of sums and of changes are
`report`'s.
"""
