"""How sums look: ``sheets`` turns them into neutral tables, every other module writes those."""
