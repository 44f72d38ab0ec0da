"""The wording of notices, sent when a step was taken."""
