"""The form in which a unit writes its lines: added, moved, removed, and two people at once."""
