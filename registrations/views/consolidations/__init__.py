"""Views of consolidations."""
