"""Making a draft, out of nothing or out of another plan, and writing it part by part."""
