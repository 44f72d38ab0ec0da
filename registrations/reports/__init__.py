"""Reports on a campaign: writing, receiving, and when they are due."""
