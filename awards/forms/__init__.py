"""Forms of what a plan offers as awards, and of dossiers."""
