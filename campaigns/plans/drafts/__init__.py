"""Drafts of plans: creating them, from nothing or from another plan, and editing them part by
part."""
