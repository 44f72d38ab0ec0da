"""Dossiers: proposal, papers, checks, appraisal, nomination to the level above."""
