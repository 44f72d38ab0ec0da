"""Screens of a unit that registers."""
