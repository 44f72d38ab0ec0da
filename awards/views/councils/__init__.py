"""Views of councils and meetings."""
