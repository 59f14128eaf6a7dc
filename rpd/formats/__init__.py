"""Formats of files, without a plan in them: packages, PDF, Typst, templates, stamps."""
