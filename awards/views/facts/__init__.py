"""Screens of what is recorded about bodies and people."""
