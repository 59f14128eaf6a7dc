"""Changes and values of a plan in Polish sentences."""
