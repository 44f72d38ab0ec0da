"""How far registered initiatives have come: reported by units, seen by those above them."""
