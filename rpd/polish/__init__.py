"""How Polish is written: numbers, days, plural forms, the alphabet, what a word may have meant."""
