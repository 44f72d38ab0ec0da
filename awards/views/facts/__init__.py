"""Views of facts about bodies and people."""
