"""Which part of a source is which of a plan: headings, actions under them, columns of the profile.

Elsewhere: what the text of one cell says is read in `cells`; which profile a document has is
`choosing.py`'s, a profile for one that has none `proposal.py`'s.
"""
