"""An amendment as operations: made, saved, carried out, taken back, merged, told by its acts.

Elsewhere: §§ and sentences of the act are `act`'s; one text rewritten to say other data is
`writing`'s. Here is the merge of three, comments too, and what of an amendment does not fit.
"""
