"""Scores by Excel: a workbook with the bodies out, and theirs or the units' own back in."""
