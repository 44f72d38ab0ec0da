"""Screens of a decision."""
