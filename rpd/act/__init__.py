"""Two annexes → the act that amends one into the other, as a lawyer writes it.

``printed`` (what stands in a cell, line by line) → ``compare`` (with ``edits``: which words) →
``instructions`` (typed) → ``sentences`` (the law's words) → ``document`` (the resolution) and
``justification`` (the sheet that goes with it). ``carried`` carries instructions out on the
printed text: that is the proof that an act does what it is to do.
"""
