"""Gathering what a body accepted, sending it up, and telling what differs."""
