"""Model → data → the text of a YAML file, with the comments and the layout that it has."""
