"""A text of a plan → the bytes of a document with its stamp, and back: what a document is."""
