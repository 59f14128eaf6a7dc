"""Formats of files, without a plan in them: packages, PDF, Typst, templates, stamps.

Elsewhere: which file gets which stamp is `documents`'s; a CSV, JSON, HTML or terminal look of one
subject is `report`'s or `annex`'s.
"""
