"""Screens of a council and its meetings."""
