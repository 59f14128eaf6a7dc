"""How a plan begins: out of last year's, out of nothing, one more action; and what is to decide.

Elsewhere: which plan is meant and where the file is to stand is `workspace`'s; how a text is
changed and laid out is `writing`'s; what changed between two plans `compare` tells.
"""
