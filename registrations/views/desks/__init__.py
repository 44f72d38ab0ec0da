"""Views of a desk that receives registrations."""
