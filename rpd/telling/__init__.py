"""Changes and values of a plan in Polish sentences, for people.

Elsewhere: sentences of the law (orders, units) are `act`'s; plural forms and spaces as such
`polish`'s; the page around them `report`'s.
"""
