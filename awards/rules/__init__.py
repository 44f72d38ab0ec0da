"""Rules of eligibility: the catalogue of rules, their evidence, their findings."""
