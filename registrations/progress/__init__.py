"""Progress of registered initiatives, reported by units, seen by those above them."""
