"""How recognition asks."""
