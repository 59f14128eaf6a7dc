"""How findings look: each format turns values into text, and only the edge writes."""
