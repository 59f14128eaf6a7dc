"""What a plan is: its model, its words, amounts and terms, and where in it a place is."""
