"""From bytes to the model: the only folder that knows YAML and JSON Schema.

``source`` (bytes → text) → ``events`` (text → data, guarded) → ``schema`` (data → findings) →
``build`` (data → model); ``locate`` turns paths into lines and columns where something is wrong.
"""
