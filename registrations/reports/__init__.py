"""Reports on a campaign: written and received, and when they are due."""
