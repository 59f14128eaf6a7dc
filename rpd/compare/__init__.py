"""Two plans → the changes between them as typed values, and what they do to the budget."""
