"""Two plans → the changes between them by id and meaning, typed; which numbers may stay.

Elsewhere: which printed words an act replaces is `act`'s; ids lost by a branch `amendment`'s;
putting a change into words `telling`'s.
"""
