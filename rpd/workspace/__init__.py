"""Which plan, which version, which day, which settings; says nothing, returns remarks.

Elsewhere: reading a file or asking git as such is `outside`'s, parsing `load`'s, options and
printing `cli`'s.
"""
