"""Which plan, which version, which day, which settings; says nothing, returns remarks."""
