"""What keeps members from sitting together in a council."""

import pytest

from councils.membership import Seat, objections_to_roles, objections_to_seats
from councils.models import OFFICERS, PRESIDING, CouncilRole
from recognition.models import InitiativeCouncil


@pytest.mark.parametrize(
    ("seats", "objections"),
    [
        ([], []),
        ([Seat(1, "chair"), Seat(2, "member")], []),
        ([Seat(1, "chair"), Seat(1, "member")], ["Có người được ghi hai lần trong Hội đồng."]),
        ([Seat(1, "chair"), Seat(2, "chair")], ["Hội đồng chỉ có một Chủ tịch."]),
    ],
)
def test_nobody_sits_twice_and_one_presides(seats, objections):
    assert objections_to_seats(seats) == objections


@pytest.mark.parametrize(
    ("roles", "objections"),
    [
        (["chair", "member", "secretary"], []),
        (["chair", "member"], ["Hội đồng phải có ít nhất 3 thành viên."]),
        (["vice_chair", "member", "member"], ["Hội đồng phải có một Chủ tịch."]),
    ],
)
def test_a_council_works_with_a_chair_and_three_members(roles, objections):
    assert objections_to_roles(roles) == objections


def test_officers_are_those_who_preside_and_those_who_keep_the_papers():
    assert set(CouncilRole) - set(OFFICERS) == {CouncilRole.MEMBER}
    assert set(PRESIDING) < set(OFFICERS)
    assert CouncilRole.STANDING not in InitiativeCouncil.ROLES
