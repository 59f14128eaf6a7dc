"""Errata of an adopted plan: places that look like slips, as data, and the texts proposed for them.

Elsewhere: slips that the program finds itself are `rules`'s; how errata look as a page is
`report/errata`'s.

A file of errata (``plans/errata/2024.yaml``) is checked against what the annex prints, read as a
page, and turned into the text that an amending resolution or a correction is made from.
"""
