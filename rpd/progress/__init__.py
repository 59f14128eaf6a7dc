"""Planned against done: the plan of a quarter's last day and what bodies report → states and sums.

Elsewhere: files of execution are found and read by `workspace`, their model is `plan/wykonanie.py`;
how a state looks on a page is `report/progress`'s, whether a plan's own sums close `budget`'s.

``planned`` lists what is to be done, ``told`` what bodies say of it, ``reached`` joins what several
say; ``states`` judges by the method that is printed, ``money`` counts, ``done`` puts it together.
``fitting`` says what of a file does not fit to its plan.
"""
