"""Views of a unit that registers."""
