"""Wording of due dates: the words before a day, days after an event, bounds of a period."""

import re
from datetime import date

from paperwork.vietnamese import UPPER_LETTERS
from plan_reading.grammar.days import (
    BARE_DAY_RE,
    FULL_DAY_RE,
    MONTH_RE,
    QUARTER_RE,
    YEARLY,
    as_day,
    month_text,
)

# So much before a day is looked at for the words that make it a deadline.
_TAIL = 110
# "17 giờ 00, ngày" and "ngày" stand between such words and the day.
_DAY_WORD = r"(?:\s*\d{1,2}\s?(?:giờ|h)\s?(?:\d{2})?(?:\s?phút)?\s?,?)?\s*(?:ng[àả]y\s*)?$"
# Wordings of a deadline that stand right before its day.
_BEFORE = re.compile(rf"\btrước{_DAY_WORD}", re.IGNORECASE)
_THROUGH = tuple(
    re.compile(words + _DAY_WORD, re.IGNORECASE)
    for words in (
        # chậm nhất (là, vào, đến hết) ngày
        r"\b(?:chậm|muộn|trễ)\s+nh[ấâ]t(?:\s+(?:là|vào|đến|tới|hết|trong))*",
        # không muộn hơn, không quá
        r"\bkhông\s+(?:(?:muộn|trễ|chậm)\s+hơn|quá)",
        # đến hết, hết
        r"\bhết",
        # hạn cuối …: ngày, thời hạn … là, thời gian đăng ký: đến
        r"\b(?:hạn|thời\s+(?:gian|điểm)\s+(?:đăng|nộp|gửi|nhận|báo|hoàn|sơ|tổng|xét|bình|lập|chốt))\b"
        r"[^.;]{0,90}?(?:\blà|\bđến|\bvào|:)",
        # nộp … vào ngày
        r"\b(?:gửi|nộp|hoàn\s+thành|báo\s+cáo)\b[^.;]{0,60}?\b(?:vào|đến)",
    )
)
# trong tháng, vào tháng, "…: tháng 5/2020"
_WITHIN = re.compile(
    r"(?:\b(?:trong|vào|khoảng|hoàn\s+thành|dự\s+kiến)|:)\s*"
    r"(?:(?:đầu|giữa|cuối|trung\s+tuần|tuần\s+(?:thứ\s+)?\w+(?:\s+của)?)\s*)?$",
    re.IGNORECASE,
)
# "trước ngày 15/6 (đợt 1) và ngày 15/11": the second is like the first.
_LIKEWISE = re.compile(r"\s*(?:\([^)]{0,60}\)\s*)?(?:,|và|;)\s*(?:ng[àả]y\s*)?", re.IGNORECASE)
# "từ … đến …", "bắt đầu từ … và kết thúc vào …": how long something lasts, no deadline.
PERIOD = re.compile(
    r"\btừ\s+(?:nay|khi|ngày|tháng|hết|sau)?[^.;\n]{0,200}?(?:\bđến|\btới|\bkết thúc(?:\s+vào)?)\s+"
    r"(?:hết\s+)?(?:ngày\s*|tháng\s*)?",
    re.IGNORECASE,
)
# "15 ngày kể từ ngày …", "05 (năm) ngày làm việc, sau khi …"
AFTER_EVENT = re.compile(
    r"(?P<days>\d{1,3})\s{0,3}(?:\([^)]{0,20}\)\s{0,3})?ngày(?P<working>\s+làm\s+việc)?\s{0,3},?"
    r"\s{0,3}(?:kể\s+từ|tính\s+từ|sau)\s{0,3}(?:ngày|khi|thời\s+điểm)?\s{0,3}"
    r"(?P<event>[^.;]{3,160})",
    re.IGNORECASE,
)
# The events that a plan's deadlines can hang on, the most telling first.
_EVENTS = tuple(
    (key, re.compile(words, re.IGNORECASE))
    for key, words in (
        ("ranking_published", r"xếp\s+hạng|chỉ\s+số|công\s+bố\s+kết\s+quả"),
        ("decision_issued", r"quyết\s+định\s+khen|quyết\s+định\s+tặng|khen\s+thưởng"),
        ("plan_issued", r"ban\s+hành|kế\s+hoạch"),
    )
)
_CITED = re.compile(
    rf"/[{UPPER_LETTERS}][\w.&]*(?:\s?-\s?[{UPPER_LETTERS}][\w.&]*)*\s{{0,3}},?\s{{0,3}}"
    r"(?:ban hành\s+)?(?:ngày\s*)?$"
)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}


def event_of(words: str) -> str:
    """The event that the words name; "" where it is none that the portal knows."""
    return next((key for key, pattern in _EVENTS if pattern.search(words)), "")


Periods = tuple[tuple[int, int], ...]


def periods_in(clause: str) -> Periods:
    """Where the words of periods begin and end; found once for all days of a clause."""
    return tuple((match.start(), match.end()) for match in PERIOD.finditer(clause))


def boundary_before(clause: str, at: int, periods: Periods) -> str:
    """What the words before a day make of it: before, through, or "" (no deadline)."""
    tail = clause[max(0, at - _TAIL) : at]
    if _CITED.search(tail):
        return ""
    if _BEFORE.search(tail):
        return "before"
    if _ends_a_period(periods, at):
        return ""
    return "through" if any(words.search(tail) for words in _THROUGH) else ""


def boundary_of_month(clause: str, at: int, periods: Periods) -> str:
    """The same for a month or a quarter: "trong tháng 5" is within it."""
    said = boundary_before(clause, at, periods)
    if said or _ends_a_period(periods, at):
        return said
    return "within" if _WITHIN.search(clause[max(0, at - _TAIL) : at]) else ""


def _ends_a_period(periods: Periods, at: int) -> bool:
    return any(end >= at - 6 and start < at for start, end in periods)


def days_in_clause(clause: str, issued_on: date | None) -> list[tuple[str, str, int, int, float]]:
    """The days of a clause that are deadlines, in their order: as printed in JSON, the boundary,
    where the passage begins and ends, how sure. A day without a year is of every year where the
    clause says so, else of the plan's year, which is less sure."""
    found: list[tuple[str, str, int, int, float]] = []
    periods = periods_in(clause)
    before: tuple[int, str] | None = None  # where the deadline before ends, and its boundary
    for match, pattern in _in_order(clause):
        is_month = pattern in (MONTH_RE, QUARTER_RE)
        tell = boundary_of_month if is_month else boundary_before
        boundary = tell(clause, match.start(), periods)
        if not boundary and before and _LIKEWISE.fullmatch(clause, before[0], match.start()):
            boundary = before[1]
        said, sure = _said(match, pattern, clause, issued_on)
        before = (match.end(), boundary) if boundary else None
        if boundary and said:
            found.append(
                (said, boundary, _operator_start(clause, match.start()), match.end(), sure)
            )
    return found


def _in_order(clause: str) -> list[tuple[re.Match[str], re.Pattern[str]]]:
    """The days, months and quarters of a clause; what is part of a day is no month."""
    taken: list[tuple[re.Match[str], re.Pattern[str]]] = []
    for pattern in (FULL_DAY_RE, MONTH_RE, QUARTER_RE, BARE_DAY_RE):
        for match in pattern.finditer(clause):
            if not any(match.start() < one.end() and one.start() < match.end() for one, _ in taken):
                taken.append((match, pattern))
    return sorted(taken, key=lambda one: one[0].start())


def day_in_cell(cell: str, issued_on: date | None) -> tuple[str, str, float] | None:
    """The day of a table's cell that says by when; the column's heading is its wording."""
    for pattern in (FULL_DAY_RE, MONTH_RE, QUARTER_RE, BARE_DAY_RE):
        match = pattern.search(cell)
        periods = periods_in(cell)
        if match and not _ends_a_period(periods, match.start()):
            said, sure = _said(match, pattern, cell, issued_on)
            tell = boundary_of_month if pattern in (MONTH_RE, QUARTER_RE) else boundary_before
            within = "within" if pattern in (MONTH_RE, QUARTER_RE) else "through"
            return (
                (said, tell(cell, match.start(), periods) or within, sure * 0.9) if said else None
            )
    return None


def _said(
    match: re.Match[str], pattern: re.Pattern[str], clause: str, issued_on: date | None
) -> tuple[str, float]:
    if pattern is FULL_DAY_RE:
        day = as_day(match)
        return (day.isoformat(), 1.0) if day else ("", 0.0)
    if pattern is MONTH_RE:
        return month_text(match), 1.0
    if pattern is QUARTER_RE:
        said = match["quarter"].upper()
        quarter = _QUARTERS[said] if said in _QUARTERS else int(said)
        return f"{match['year']}-{quarter * 3:02d}", 0.7
    month, day_of_month = int(match["month"]), int(match["day"])
    if YEARLY.search(clause):
        return f"--{month:02d}-{day_of_month:02d}", 1.0
    return _in_the_plans_year(month, day_of_month, issued_on)


def _in_the_plans_year(month: int, day: int, issued_on: date | None) -> tuple[str, float]:
    try:
        told = date(issued_on.year, month, day) if issued_on else None
    except ValueError:
        return "", 0.0
    if told is None or issued_on is None or told < issued_on:
        return "", 0.0
    return told.isoformat(), 0.7


_OPERATOR = re.compile(
    r"(?:trước|chậm nh[ấâ]t|muộn nhất|không muộn|đến hết|hết|hạn|trong|vào|không quá)[^.;]{0,30}$",
    re.IGNORECASE,
)


def _operator_start(clause: str, at: int) -> int:
    begin = max(0, at - _TAIL)
    match = _OPERATOR.search(clause[begin:at])
    return begin + match.start() if match else at
