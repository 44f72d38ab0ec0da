"""Readers of the parts of a document."""
