"""What a plan is: its model and shape, amounts, terms, markup, and where in it a place is.

Elsewhere: plan data as dicts are `writing`'s and `amendment`'s; whether a plan is right is
`rules`'s.
"""
