"""What a run found: findings with names that last, and without those that were known.

Elsewhere: what is wrong is said by `rules`, how it looks by `report/findings`.
"""
