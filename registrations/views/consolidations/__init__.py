"""Screens of a consolidation."""
