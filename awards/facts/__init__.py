"""What is known of bodies and people for awards: how a year was rated, what was violated."""
