"""Counting votes: each rule at its edge."""

from decimal import Decimal

import pytest

from awards.councils.tally import (
    Seats,
    Terms,
    Votes,
    has_quorum,
    objection_to_votes,
    percent_of,
    tally,
)

ALL = Terms(base="all")
PRESENT = Terms(base="present")
TWO_THIRDS = Terms(base="all", min_percent=Decimal("66.67"), must_exceed=False)
NINETY = Terms(base="all", min_percent=Decimal(90), must_exceed=False, quorum_percent=Decimal(0))
UNWRITTEN = Terms(base="present", counts_written=False)

# terms, seats (members, present, written), votes (for, against, abstained, invalid): counted on,
# percent, result.
EDGES = {
    "quá nửa tổng số: đúng một nửa chưa đạt": (ALL, (10, 10), (5, 5), 10, "50.00", "failed"),
    "quá nửa tổng số: hơn nửa một phiếu": (ALL, (10, 10), (6, 4), 10, "60.00", "passed"),
    "quá nửa tổng số: người vắng vẫn là mẫu số": (ALL, (10, 7), (5, 2), 10, "50.00", "failed"),
    "quá nửa số dự họp: người vắng không là mẫu số": (
        PRESENT,
        (10, 7),
        (4, 3),
        7,
        "57.14",
        "passed",
    ),
    "hòa phiếu chưa đạt": (PRESENT, (8, 8), (4, 4), 8, "50.00", "failed"),
    "không có ý kiến là không tán thành": (PRESENT, (9, 9), (4, 1, 4), 9, "44.44", "failed"),
    "phiếu hỏng vẫn trong mẫu số": (PRESENT, (4, 4), (2, 1, 0, 1), 4, "50.00", "failed"),
    "người dự họp không bỏ phiếu vẫn trong mẫu số": (
        PRESENT,
        (4, 4),
        (2, 0),
        4,
        "50.00",
        "failed",
    ),
    "hai phần ba: vừa đúng": (TWO_THIRDS, (9, 9), (6, 3), 9, "66.67", "passed"),
    "hai phần ba: thiếu một phiếu": (TWO_THIRDS, (9, 9), (5, 4), 9, "55.56", "failed"),
    "90%: vừa đúng": (NINETY, (10, 10), (9, 1), 10, "90.00", "passed"),
    "90%: thiếu một phiếu": (NINETY, (19, 19), (17, 2), 19, "89.47", "failed"),
    "ý kiến văn bản được tính vào số tán thành": (
        NINETY,
        (10, 8, 2),
        (9, 1),
        10,
        "90.00",
        "passed",
    ),
    "ý kiến văn bản được tính vào mẫu số dự họp": (
        PRESENT,
        (9, 6, 2),
        (4, 4),
        8,
        "50.00",
        "failed",
    ),
    "ý kiến văn bản không được tính": (UNWRITTEN, (9, 6, 2), (4, 2), 6, "66.67", "passed"),
    "ý kiến văn bản không làm đủ số dự họp": (ALL, (9, 5, 4), (9, 0), 9, "100.00", "no_quorum"),
    "đủ số dự họp vừa đúng hai phần ba": (ALL, (9, 6), (5, 1), 9, "55.56", "passed"),
    "thiếu một người dự họp": (ALL, (9, 5), (5, 0), 9, "55.56", "no_quorum"),
    # Chín người, ba người có xung đột lợi ích: chỉ tính trên sáu người.
    "người không biểu quyết không là mẫu số": (ALL, (6, 6), (4, 2), 6, "66.67", "passed"),
    "mọi thành viên có xung đột lợi ích": (ALL, (0, 0), (0, 0), 0, "0.00", "no_quorum"),
    "không ai tán thành thì không đề nghị, dù tỷ lệ là 0": (
        Terms(min_percent=Decimal(0), must_exceed=False),
        (3, 3),
        (0, 0, 3),
        3,
        "0.00",
        "failed",
    ),
}


@pytest.mark.parametrize(
    ("terms", "seats", "votes", "on", "percent", "result"), EDGES.values(), ids=EDGES
)
def test_an_item_is_counted_by_its_rule(terms, seats, votes, on, percent, result):
    counted = tally(terms, Seats(*seats), Votes(*votes))
    assert (counted.counted_on, counted.percent, counted.result) == (on, Decimal(percent), result)


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(2, 3, "66.67"), (1, 3, "33.33"), (1, 2, "50.00"), (0, 5, "0.00"), (0, 0, "0.00")],
)
def test_a_share_has_two_decimals(part, whole, percent):
    assert percent_of(part, whole) == Decimal(percent)


def test_nobody_is_no_quorum_even_where_none_is_asked():
    assert not has_quorum(NINETY, Seats(5, 0, 5))


@pytest.mark.parametrize(
    ("terms", "votes", "said"),
    [
        (ALL, Votes(5, 2, 1, 0), ""),
        (ALL, Votes(5, 2, 1, 1), "Tổng số phiếu là 9, nhiều hơn 8 người được biểu quyết."),
        (UNWRITTEN, Votes(6, 1), "Tổng số phiếu là 7, nhiều hơn 6 người được biểu quyết."),
    ],
)
def test_more_votes_than_voters_cannot_be_right(terms, votes, said):
    assert objection_to_votes(terms, Seats(9, 6, 2), votes) == said
