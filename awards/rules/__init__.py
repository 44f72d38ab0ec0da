"""Which awardee meets what a plan asks: the catalogue of rules, their evidence, the answers."""
