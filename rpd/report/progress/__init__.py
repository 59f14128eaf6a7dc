"""Planned against done, and money spent, for readers and machines."""
