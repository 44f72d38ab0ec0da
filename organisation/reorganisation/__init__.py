"""Acts on bodies through time, and their Excel sheets."""
