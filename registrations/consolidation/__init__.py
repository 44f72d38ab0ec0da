"""Consolidation: gathering what a body accepted, sending it up, and comparing what was sent."""
