"""Screens of a dossier."""
