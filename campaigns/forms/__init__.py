"""Forms of bodies and plans, by what they ask for."""
