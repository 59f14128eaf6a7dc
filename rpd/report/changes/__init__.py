"""How a comparison looks: a format a file."""
