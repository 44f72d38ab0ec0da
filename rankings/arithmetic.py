"""Ranks and groups from scores, and contradictions among them. Pure.

The bands differ by issuer and year (Kiên Giang: "nhóm xuất sắc"; Tây Ninh 2021: tốt from 80, khá
from 70), and so does what follows a shared rank. Both are therefore given with the scores.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeVar

Key = TypeVar("Key", bound=Hashable)
TieRule = Literal["skip", "next"]


@dataclass(frozen=True, slots=True)
class BandOf:
    """A group of the scheme, and the score from which one belongs to it."""

    name: str
    from_score: Decimal


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file or document says of a body beside its score; None and "" where it is silent."""

    rank: int | None = None
    group: str = ""


def ranks_of(scores: Mapping[Key, Decimal | None], tie_rule: str) -> dict[Key, int]:
    """The rank of each scored body; the highest score is first, the same score has the same rank.

    After two on rank 1 comes rank 3 by the rule "skip", rank 2 by "next". A body without a score
    has no rank.
    """
    scored = {key: score for key, score in scores.items() if score is not None}
    ranks: dict[Key, int] = {}
    rank, last = 0, None
    in_order = sorted(scored.items(), key=lambda one: one[1], reverse=True)
    for place, (key, score) in enumerate(in_order, start=1):
        if score != last:
            rank = place if tie_rule == "skip" else rank + 1
            last = score
        ranks[key] = rank
    return ranks


def group_of(score: Decimal | None, bands: Iterable[BandOf]) -> str:
    """The group with the highest threshold that a score reaches; "" below all of them."""
    reached = [band for band in bands if score is not None and score >= band.from_score]
    return max(reached, key=lambda band: band.from_score).name if reached else ""


def objections_to(bands: Sequence[BandOf]) -> list[str]:
    """Why these bands are ambiguous, in sentences for the person who entered them."""
    found = []
    names = [band.name.strip().lower() for band in bands]
    if not bands:
        found.append("Hãy ghi ít nhất một nhóm xếp loại.")
    if len(set(names)) < len(names):
        found.append("Có hai nhóm cùng tên; hãy bỏ bớt hoặc đổi tên một nhóm.")
    if len({band.from_score for band in bands}) < len(bands):
        found.append("Có hai nhóm cùng mức điểm; mỗi nhóm phải có mức điểm riêng.")
    return found


def contradiction(computed: Stated, stated: Stated) -> str:
    """The sentence that says where a file's rank or group is not the one that its scores give; ""
    where they agree or the file is silent."""
    said = []
    if stated.rank is not None and stated.rank != computed.rank:
        said.append(f"hạng ghi {stated.rank}, tính theo điểm là {computed.rank or 'chưa có'}")
    if stated.group and stated.group.lower() != computed.group.lower():
        said.append(f"nhóm ghi “{stated.group}”, tính theo điểm là “{computed.group or 'chưa có'}”")
    return "; ".join(said).capitalize()
