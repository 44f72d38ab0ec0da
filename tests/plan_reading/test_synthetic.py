"""Plans that nobody wrote: what is promised of unseen ones holds for many in the official style.

The whole tables are made by `python -m tests.plan_reading.measurements`."""

import pytest

from tests.plan_reading.measurements import TABLES, measured
from tests.plan_reading.synthetic import variant

# Of a hundred values so many are read right, and so few wrong.
LEAST = {
    "head": 0.97,
    "bases": 0.97,
    "parent": 0.97,
    "deadlines": 0.92,
    "kinds of deadlines": 0.92,
    "quotas": 0.92,
    "recipients": 0.97,
}
WRONG_AT_MOST = 0.02


@pytest.mark.parametrize("wording", TABLES.values(), ids=TABLES)
def test_plans_in_the_official_style_are_read(wording):
    score = measured(wording, range(60))
    for group, least in LEAST.items():
        assert score.share(group) >= least, score.mistakes[:20]
    assert score.wrong_share() < WRONG_AT_MOST, score.mistakes[:20]


def test_a_number_gives_always_the_same_plan():
    assert variant(7) == variant(7)
    assert variant(7).text != variant(8).text
