"""Screens of a desk that receives registrations."""
