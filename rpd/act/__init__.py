"""Two annexes as printed → the orders that amend one into the other: found, proven, worded.

Elsewhere: what differs by meaning and ids is `compare`'s; orders saved as data are operations of
`amendment`. That a plan cites a unit which *this* act moves is said here, that it cites wrongly as
it stands by `rules`.

``printed`` (what stands in a cell, line by line; ``units``: what of it can be cited; ``tokens``:
words, numbers, signs) → ``ordering`` (with ``texts``, ``lettering`` and ``search``: which words) →
``orders`` (typed), joined by ``joining`` → ``worder`` and ``sentences`` (the words of ``forms``,
the one table of what an act may say) → ``amending_act`` (the resolution) and ``justification`` (the
sheet that goes with it). ``carried`` and ``within`` carry orders out on the printed text, in the
order of print and by nothing but what they quote: so it is proven that an act does what it should.
"""
