"""The text of one cell → data of the plan, with the reason why they are doubtful.

Elsewhere: which cell is which column is `outline`'s; what several actions share or repeat is
`rows.py`'s. How a term or an amount of a plan's file is written is `plan`'s.
"""
