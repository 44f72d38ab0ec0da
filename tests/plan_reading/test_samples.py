"""The five sample plans: every value of the head, every basis, parent and deadline right."""

import pytest

from plan_reading.reader import read_text
from plan_reading.serializers import as_json
from tests.plan_reading.samples import EXPECTED, FOLDER
from tests.plan_reading.scorer import score_all


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_is_read_without_a_mistake(name):
    sample = FOLDER / name
    if not sample.exists():
        pytest.skip("the sample plans are not on this machine")
    said = as_json(read_text(sample.read_text(encoding="utf-8")))
    assert score_all(EXPECTED[name], said).mistakes == []
