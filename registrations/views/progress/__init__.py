"""Views of the progress of initiatives."""
