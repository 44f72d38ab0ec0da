"""Live and sent figures differ only by reasons, and the reasons add up to the difference."""

import random
from collections import Counter

import pytest

from registrations.consolidation.reasons import Cause, Source, SourceKind, reasons, totals

SCHOOL, COMMUNE = 1, 2


def unit(owner: int, version: int, **counts: int) -> Source:
    """A unit's registration: so many lines in each field."""
    cells = {(owner, area): number for area, number in counts.items()}
    return Source(SourceKind.REGISTRATION, owner, version, cells)


def below(owner: int, version: int, cells: dict) -> Source:
    """A consolidation from below."""
    return Source(SourceKind.CONSOLIDATION, owner, version, cells)


SENT = [unit(SCHOOL, 11, one=2, two=1), below(7, 1, {(COMMUNE, "one"): 4})]

CASES = [
    pytest.param(SENT, [], id="nothing happened"),
    pytest.param(
        [*SENT, unit(COMMUNE, 30, one=3)],
        [(Cause.CAME, {(COMMUNE, "one"): 3})],
        id="a registration accepted since",
    ),
    pytest.param(
        [unit(SCHOOL, 12, one=2, two=3), SENT[1]],
        [(Cause.REPLACED, {(SCHOOL, "two"): 2})],
        id="a registration replaced by its next version",
    ),
    pytest.param(
        [unit(SCHOOL, 12, one=1, two=2), SENT[1]],
        [(Cause.REPLACED, {(SCHOOL, "one"): -1, (SCHOOL, "two"): 1})],
        id="a line that went over to another field",
    ),
    pytest.param(
        [unit(SCHOOL, 12, one=2, two=1), SENT[1]],
        [(Cause.REPLACED, {})],
        id="replaced by a version of the same numbers",
    ),
    pytest.param(
        [SENT[0], below(7, 2, {(COMMUNE, "one"): 5, (9, "two"): 1})],
        [(Cause.REPLACED, {(COMMUNE, "one"): 1, (9, "two"): 1})],
        id="a consolidation from below accepted again",
    ),
    pytest.param(
        [*SENT, below(8, 1, {(9, "one"): 2})],
        [(Cause.CAME, {(9, "one"): 2})],
        id="a consolidation from below accepted since",
    ),
    pytest.param(
        [SENT[1]],
        [(Cause.WENT, {(SCHOOL, "one"): -2, (SCHOOL, "two"): -1})],
        id="a registration that counts no more",
    ),
    pytest.param(
        [SENT[0]],
        [(Cause.WENT, {(COMMUNE, "one"): -4})],
        id="a consolidation that counts no more",
    ),
    pytest.param(
        [unit(SCHOOL, 11, one=5, two=1), SENT[1]],
        [(Cause.CHANGED, {(SCHOOL, "one"): 3})],
        id="the same version says something else",
    ),
    pytest.param(
        [unit(SCHOOL, 12, one=1), unit(COMMUNE, 30, two=1), below(7, 2, {})],
        [
            (Cause.REPLACED, {(SCHOOL, "one"): -1, (SCHOOL, "two"): -1}),
            (Cause.REPLACED, {(COMMUNE, "one"): -4}),
            (Cause.CAME, {(COMMUNE, "two"): 1}),
        ],
        id="all at once",
    ),
]


def difference(before, after) -> dict:
    moved = Counter(totals(after))
    moved.subtract(totals(before))
    return {cell: number for cell, number in moved.items() if number}


def added_up(found) -> dict:
    moved: Counter = Counter()
    for reason in found:
        moved.update(reason.change)
    return {cell: number for cell, number in moved.items() if number}


@pytest.mark.parametrize(("live", "expected"), CASES)
def test_each_case_has_its_reason_and_they_add_up(live, expected):
    found = reasons(SENT, live)
    assert [(reason.cause, reason.change) for reason in found] == expected
    assert added_up(found) == difference(SENT, live)


def test_a_unit_whose_lines_now_come_by_itself_and_no_longer_from_below_moves_no_sum():
    sent = [below(7, 1, {(SCHOOL, "one"): 2})]
    live = [unit(SCHOOL, 11, one=2)]
    found = reasons(sent, live)
    assert [(reason.cause, reason.total) for reason in found] == [(Cause.WENT, -2), (Cause.CAME, 2)]
    assert added_up(found) == difference(sent, live) == {}


@pytest.mark.parametrize("seed", range(50))
def test_whatever_happens_the_reasons_add_up_to_the_difference_of_every_figure(seed):
    chance = random.Random(seed)

    def moment() -> list[Source]:
        return [
            Source(
                kind,
                owner,
                chance.randint(1, 2),
                {
                    (chance.randint(1, 5), chance.randint(1, 7)): chance.randint(0, 9)
                    for _ in range(chance.randint(0, 4))
                },
            )
            for kind in SourceKind
            for owner in range(1, 5)
            if chance.random() < 0.7
        ]

    before, after = moment(), moment()
    found = reasons(before, after)
    assert added_up(found) == difference(before, after)
    sources = [(reason.source.kind, reason.source.owner) for reason in found]
    assert len(sources) == len(set(sources))
