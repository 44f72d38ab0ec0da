"""The tally of a vote: its base, the quorum, the share in favour, and its terms in words. Pure.

No ratio for a giấy khen or bằng khen of an emulation campaign was found in the law: NĐ
98/2023/NĐ-CP, Điều 30, khoản 7 gives 90% and 80% for titles and flags, and lets the absent give
their opinion in writing. So base, share and quorum are data of each form of award.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from awards.models.councils import Base, VotingTerms
from awards.models.meetings import Result
from paperwork.vietnamese_numbers import figures

_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Terms:
    """The share by which an item passes: of all members (`Base.ALL`) or of those who take part
    (`Base.PRESENT`), in percent with two decimals; whether the share must be exceeded; how many
    percent of the members must be there; whether opinions in writing count."""

    base: str = Base.ALL
    min_percent: Decimal = Decimal(50)
    must_exceed: bool = True
    quorum_percent: Decimal = Decimal("66.67")
    counts_written: bool = True


@dataclass(frozen=True, slots=True)
class Seats:
    """The numbers of members, of those present, and of those who wrote their opinion; without
    members who have a conflict of interest on the item, who do not count at all."""

    members: int
    present: int
    written: int = 0


@dataclass(frozen=True, slots=True)
class Votes:
    """The votes on an item."""

    in_favour: int = 0
    against: int = 0
    abstained: int = 0
    invalid: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.in_favour + self.against + self.abstained + self.invalid


@dataclass(frozen=True, slots=True)
class Tally:
    """The result of a count: the base, the share in percent, and whether the item passed."""

    counted_on: int
    percent: Decimal
    result: Result


def percent_of(part: int, whole: int) -> Decimal:
    """A share in percent, rounded to two decimals, so that two of three are the 66,67% that a rule
    of two thirds is written as. Nothing of nobody is 0."""
    if whole == 0:
        return Decimal("0.00")
    return (Decimal(part) * 100 / whole).quantize(_HUNDREDTH, ROUND_HALF_UP)


def has_quorum(terms: Terms, seats: Seats) -> bool:
    """Whether enough members came in person; opinions in writing do not make a meeting."""
    return seats.present > 0 and percent_of(seats.present, seats.members) >= terms.quorum_percent


def voters(terms: Terms, seats: Seats) -> int:
    """The number of members who may vote: those present and, where the rule counts them, those who
    wrote."""
    return seats.present + (seats.written if terms.counts_written else 0)


def tally(terms: Terms, seats: Seats, votes: Votes) -> Tally:
    """Count one item. A tie does not pass a rule of more than half: no casting vote of the chair
    was found in the rules."""
    counted_on = seats.members if terms.base == Base.ALL else voters(terms, seats)
    percent = percent_of(votes.in_favour, counted_on)
    if not has_quorum(terms, seats):
        return Tally(counted_on, percent, Result.NO_QUORUM)
    passed = percent > terms.min_percent if terms.must_exceed else percent >= terms.min_percent
    # Without a vote in favour nothing is proposed, whatever the rule says.
    passed = passed and votes.in_favour > 0
    return Tally(counted_on, percent, Result.PASSED if passed else Result.FAILED)


def objection_to_votes(terms: Terms, seats: Seats, votes: Votes) -> str:
    """Why counts from paper cannot be right: more votes than voters; "" where they can."""
    allowed = voters(terms, seats)
    if votes.total <= allowed:
        return ""
    return f"Tổng số phiếu là {votes.total}, nhiều hơn {allowed} người được biểu quyết."


def percent_text(percent: Decimal) -> str:
    """A percentage as Vietnamese writes it: 66,67%; 90%."""
    return f"{figures(percent)}%"


def terms_text(terms: VotingTerms) -> str:
    """The terms of a `VotingTerms` as one sentence."""
    share = percent_text(terms.min_percent)
    needed = f"quá {share}" if terms.must_exceed else f"từ {share} trở lên"
    if terms.must_exceed and terms.min_percent == 50:
        needed = "quá nửa"
    ballot = "bỏ phiếu kín" if terms.is_secret else "biểu quyết công khai"
    written = (
        "ý kiến bằng văn bản của người vắng mặt được tính"
        if terms.counts_written
        else "không tính ý kiến bằng văn bản của người vắng mặt"
    )
    return (
        f"Được {needed} {Base(terms.base).label} tán thành; có từ "
        f"{percent_text(terms.quorum_percent)} số thành viên dự họp; {ballot}; {written}."
    )
