"""Two annexes → the act that amends one into the other, as a lawyer writes it.

``printed`` (what stands in a cell, line by line; ``units``: what of it can be cited; ``tokens``:
words, numbers, signs) → ``compare`` (with ``texts``, ``lettering`` and ``search``: which words) →
``orders`` (typed), joined by ``joining`` → ``worder`` and ``sentences`` (the words of ``forms``,
the one table of what an act may say) → ``document`` (the resolution) and ``justification`` (the
sheet that goes with it). ``carried`` and ``within`` carry orders out on the printed text, in the
order of print and by nothing but what they quote: so it is proven that an act does what it should.
"""
