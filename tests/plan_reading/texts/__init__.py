"""Short texts of the official shape, as the portal's own tests read them."""

from pathlib import Path

_HERE = Path(__file__).parent

# A letter and the plan it carries out in one file, as a district sent them.
A_LETTER_AND_A_PLAN = (_HERE / "a_letter_and_a_plan.txt").read_text(encoding="utf-8")
# A province's plan: a month, a relative deadline, quotas with exceptions.
A_PROVINCES_PLAN = (_HERE / "a_provinces_plan.txt").read_text(encoding="utf-8")
