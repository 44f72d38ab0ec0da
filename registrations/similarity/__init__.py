"""Initiatives that say the same idea, under other words, without marks, across units and years.

`terms` reduces a name to what it says; `scoring` compares two names; `finding` asks the database.
"""
