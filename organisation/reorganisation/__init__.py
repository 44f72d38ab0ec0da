"""Reorganisation of bodies."""
