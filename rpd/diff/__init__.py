"""Two versions of a plan → typed changes → sentences, the effect on the budget, an amendment.

``compare`` (two models → ``changes``) → ``describe`` (sentences) and ``effect`` (sums);
``operations`` (changes → an amendment as data) → ``execute`` (data → data) → ``apply`` (YAML text,
the only module here that sees the reader).
"""
