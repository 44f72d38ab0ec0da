"""Screens of how far initiatives have come."""
