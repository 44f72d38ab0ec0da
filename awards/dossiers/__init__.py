"""Dossiers: proposed, papers made and attached, checked, appraised, raised a level."""
