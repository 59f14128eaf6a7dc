"""The stages: YAML and JSON Schema → model; where a place stands, what broken lines meant.

Elsewhere: in which order and for whom is `load`'s; changing a text that is sound is `writing`'s
(it alone knows YAML besides).

``source`` (bytes → text) → ``events`` (text → data, guarded) → ``schema`` (data → findings) →
``build`` (data → model); ``locate`` turns paths into lines and columns where something is wrong.
"""
