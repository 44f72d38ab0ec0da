"""How official Vietnamese writes days, references, bodies and numbers."""
