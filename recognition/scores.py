"""Scores, the council's result, and conflicts of interest. Pure.

Criteria, their maximum and the pass mark are each council's own; what is offered to begin with
follows the conditions of Nghị định 13/2012/NĐ-CP, Điều 3 and 4 (new within the body, applied or
tried, of real use) and the spread that emulation asks for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from organisation.ties import Posts, Tie, tie_between

# Name, guidance, maximum: offered for a council's first draft, to be changed there.
CRITERIA_TO_BEGIN_WITH = (
    ("Tính mới", "Mới trong phạm vi cơ sở, không trùng giải pháp đã được công nhận", 30),
    ("Đã áp dụng hoặc áp dụng thử", "Có nơi, thời gian áp dụng và minh chứng", 20),
    ("Hiệu quả thiết thực", "Lợi ích về thời gian, chi phí, chất lượng phục vụ", 30),
    ("Khả năng nhân rộng", "Đơn vị khác áp dụng được", 20),
)
PASS_MARK_TO_BEGIN_WITH = 70


@dataclass(frozen=True, slots=True)
class Result:
    """The combined result of the appraisals."""

    average: Decimal | None
    in_favour: int
    count: int
    passes: bool


def objections_to_scores(
    scores: Mapping[int, Decimal | None], maximums: Mapping[int, tuple[str, Decimal]]
) -> list[str]:
    """Objections to scores: one is missing, or out of its criterion's range."""
    found = []
    for key, (name, maximum) in maximums.items():
        score = scores.get(key)
        if score is None:
            found.append(f"Chưa chấm tiêu chí “{name}”.")
        elif not 0 <= score <= maximum:
            found.append(f"Điểm của tiêu chí “{name}” phải từ 0 đến {maximum.normalize():f}.")
    return found


def result_of(totals: Sequence[Decimal], in_favour: int, pass_mark: Decimal) -> Result:
    """The council's result: it passes with an average that reaches the pass mark. How many were in
    favour is shown beside it and decides nothing."""
    if not totals:
        return Result(None, 0, 0, False)
    mean = sum(totals, Decimal(0)) / len(totals)
    average = mean.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Result(average, in_favour, len(totals), average >= pass_mark)


def objections_to_criteria(
    criteria: Sequence[tuple[str, Decimal]], pass_mark: Decimal
) -> list[str]:
    """Objections to criteria with their maximums."""
    found = []
    names = [name.strip().lower() for name, _ in criteria]
    if not criteria:
        found.append("Hãy ghi ít nhất một tiêu chí chấm điểm.")
    if len(set(names)) < len(names):
        found.append("Có hai tiêu chí cùng tên; hãy bỏ bớt hoặc đổi tên một tiêu chí.")
    highest = sum((maximum for _, maximum in criteria), Decimal(0))
    if criteria and not 0 < pass_mark <= highest:
        found.append(
            f"Mức đạt phải lớn hơn 0 và không quá tổng điểm tối đa ({highest.normalize():f})."
        )
    return found


@dataclass(frozen=True, slots=True)
class Appraiser:
    """A person who might appraise: posts, authorship, declared conflict."""

    posts: Posts
    is_author: bool = False
    declared: str = ""


@dataclass(frozen=True, slots=True)
class Appraised:
    """Whose initiative it is, as tree paths (of the unit and of what became of it whole), and the
    path of the body whose council appraises."""

    units: tuple[str, ...]
    council: str
    unit_name: str = ""


def conflict_of(appraiser: Appraiser, appraised: Appraised) -> str:
    """Why somebody may not appraise an initiative, in a sentence; "" where nothing stands against
    it.

    Its author or co-author; whoever works at the unit that registered it; the head of a body above
    or below that unit (but for the council's own body and those above it); whoever declared a
    conflict himself.
    """
    if appraiser.is_author:
        return "Là tác giả hoặc đồng tác giả của sáng kiến này."
    tie = tie_between(appraiser.posts, appraised.units, judged_by=appraised.council)
    if tie is not None:
        return {
            Tie.WORKS_THERE: f"Là người của đơn vị đăng ký ({appraised.unit_name}).",
            Tie.HEADS_ABOVE: "Là người đứng đầu cơ quan cấp trên trực tiếp quản lý "
            f"{appraised.unit_name}.",
            Tie.HEADS_BELOW: f"Là người đứng đầu đơn vị thuộc {appraised.unit_name}.",
        }[tie]
    if appraiser.declared:
        return f"Đã tự khai có xung đột lợi ích: {appraiser.declared}"
    return ""


def objections_to_shares(shares: Sequence[int | None]) -> list[str]:
    """Objections to the shares of authors; where all are given, they add up to a hundred."""
    given = [share for share in shares if share is not None]
    if not given:
        return []
    if len(given) < len(shares):
        return ["Đã ghi tỷ lệ đóng góp cho một người thì phải ghi cho tất cả."]
    if sum(given) != 100:
        return [f"Tổng tỷ lệ đóng góp phải là 100%, hiện là {sum(given)}%."]
    return []
