"""Tracking of a plan: what each recipient has done of what is asked of it, and reminders."""
