"""What a run found: findings with names that last, and without those that were known."""
