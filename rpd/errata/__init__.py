"""Errata of an adopted plan: places that look like slips, as data; nothing of them is mended here.

A file of errata (``plans/errata/2024.yaml``) is checked against what the annex prints, read as a
page, and turned into the text that an amending resolution or a correction is made from.
"""
