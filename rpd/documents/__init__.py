"""A plan → the bytes of a document or an act with its stamp, and back: whose a document is.

Elsewhere: what stands in it is `annex`'s and `act`'s; how a stamp or a format is built, without a
plan, is `formats`'s.
"""
