"""The conflicts that the five sample campaigns really hold, and no others."""

from campaigns.plans.parent_conflicts import conflicts_of
from campaigns.rules.conflicts import Rule


def found(plan) -> set[tuple[str, str, str]]:
    return {(conflict.rule, conflict.own, conflict.other) for conflict in conflicts_of(plan)}


def test_the_education_offices_letter_asks_its_schools_after_the_district_asks_the_office(plan):
    """The letter is of 12/5 and asks before 15/5; the district wants the office's summary before
    11/5 and the units' forms before 12/5."""
    assert found(plan("537/GDĐT-VP")) == {
        (Rule.DUE_AFTER_PARENT, "14/05/2020", "10/05/2020"),
        (Rule.DUE_AFTER_PARENT, "14/05/2020", "11/05/2020"),
        (Rule.ISSUED_AFTER_PARENTS_DUE, "12/05/2020", "10/05/2020"),
        (Rule.ISSUED_AFTER_PARENTS_DUE, "12/05/2020", "11/05/2020"),
    }
    said = " ".join(conflict.sentence for conflict in conflicts_of(plan("537/GDĐT-VP")))
    for words in ("15/05/2020", "11/05/2020", "12/05/2020", "Kế hoạch 3925/KH-UBND"):
        assert words in said


def test_the_other_sample_plans_hold_no_conflict(plan):
    for reference in ("3925/KH-UBND", "34/KH-UBND", "19/KH-T.Tr", "/KH-UBND"):
        assert found(plan(reference)) == set(), reference


def test_van_giao_asks_for_the_award_that_it_means_to_propose(plan):
    assert found(plan("99/KH-UBND")) == {
        (
            Rule.RULES_CONTRADICT,
            "Tập thể UBND xã đã được Chủ tịch UBND thị xã tặng giấy khen (mục III.1).",
            "Giấy khen của Chủ tịch Ủy ban nhân dân thị xã Tịnh Biên",
        )
    }
