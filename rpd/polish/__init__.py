"""How Polish is written: numbers, days, plural forms, hard spaces; what a mistyped word meant.

Elsewhere: words that know a plan are `telling`'s, phrases of acts `act`'s.
"""
