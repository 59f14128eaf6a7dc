"""Model → data → the text of one YAML file, with the comments, ids and layout that it has.

Elsewhere: what is to be changed is decided in `amendment`, two branches' comments are merged
there; mistakes in a text are mended in `reading`.
"""
