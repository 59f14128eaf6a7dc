"""How errata look: a format a file."""
