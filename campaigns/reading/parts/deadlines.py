"""Every deadline of a text, with its kind and for whom; and the phases."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from campaigns.reading.grammar.days import (
    BARE_DAY_RE,
    FULL_DAY_RE,
    MONTH_RE,
    YEARLY,
    as_day,
    month_said,
)
from campaigns.reading.grammar.letters import UPPER
from campaigns.reading.text.lines import Paragraph
from campaigns.reading.text.mending import Mended
from campaigns.reading.values import DueDeadline, PhaseRead, Span

# What stands before a day that is a deadline, and what that means for the day itself.
_BEFORE = re.compile(r"(?:trước|muộn nhất là trước|xong trước)\s*(?:ngày\s*)?$", re.IGNORECASE)
_THROUGH = re.compile(
    r"(?:chậm nhất(?:\s+là)?|muộn nhất(?:\s+là)?|hạn(?:\s+chót|\s+cuối)?(?:\s+(?:là|đến))?|"
    r"đến\s+hết|hết|không quá|thời hạn[^.;,]{0,40}?(?:là|đến|:)|(?:gửi|nộp|"
    r"hoàn thành)[^.;]{0,60}?vào)"
    r"\s*(?:đến\s+|vào\s+)?(?:hết\s+)?(?:ngày\s*)?$",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"(?:trong|vào|trong\s+khoảng)\s*$", re.IGNORECASE)
_AFTER_EVENT = re.compile(
    r"(?:chậm nhất|muộn nhất|trong(?:\s+thời\s+hạn|\s+vòng)?|sau|không quá|thời hạn)[^.;]{0,25}?\s"
    r"(?P<days>\d{1,3})\s*(?:\([^)]*\)\s*)?ngày(?P<working>\s+làm\s+việc)?\s*,?\s*"
    r"(?:kể\s+từ|tính\s+từ|sau)\s*(?:ngày|khi|thời điểm)?\s*(?P<event>[^.;]{3,160})",
    re.IGNORECASE,
)
_EVENTS = (
    ("ranking_published", r"xếp\s+hạng|chỉ\s+số|công\s+bố\s+kết\s+quả"),
    ("decision_issued", r"quyết\s+định\s+khen|khen\s+thưởng"),
    ("plan_issued", r"ban\s+hành|ký\s+kế\s+hoạch|nhận\s+được\s+kế\s+hoạch|kế\s+hoạch"),
)
_KINDS = (
    ("consolidation", r"tổng\s+hợp\s+(?:kết\s+quả\s+|danh\s+sách\s+|việc\s+)?đăng\s+ký"),
    ("registration", r"(?<!đã )đăng\s+ký"),
    (
        "recognition",
        r"công\s+nhận[^.;]{0,80}(?:sáng\s+kiến|giải\s+pháp|mô\s+hình)|(?:sáng\s+kiến|"
        r"giải\s+pháp)[^.;]{0,60}công\s+nhận",
    ),
    ("interim_report", r"sơ\s+kết|giai\s+đoạn\s+1|6\s+tháng|giữa\s+kỳ|quý"),
    ("dossier", r"hồ\s+sơ"),
    (
        "summing_up",
        r"hội\s+nghị\s+tổng\s+kết|tổng\s+kết,?\s+khen\s+thưởng|thời\s+gian\s+tổng\s+kết",
    ),
    ("final_report", r"tổng\s+kết|báo\s+cáo|kết\s+quả"),
    ("dossier", r"khen\s+thưởng|bình\s+xét"),
)
_KINDS_RE = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)
_PHASE = re.compile(
    r"^[-–+•*\s]*(?:[a-zđ]\)\s*|\d+[.)]\s*)?(?P<name>(?:Đợt|Giai đoạn|"
    r"Đợt thi đua)\s*(?:cao điểm\s*)?(?:thứ\s+)?"
    r"(?:\d+|[IVX]+|nhất|hai|một))\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"từ\s+(?:nay|khi|ngày|tháng|hết|sau)?[^.;\n]{0,200}?(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s*|"
    r"tháng\s*)?",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"^[-–+•*\s]*(?:[a-zđ]\)\s*|\d+(?:\.\d+)*[.)]\s*)?(?P<who>(?:Các|Thủ trưởng|Chủ tịch|"
    r"Giám đốc|Hiệu trưởng|"
    r"Phòng|Sở|Ban|Văn phòng|Ủy ban|UBND|Đề nghị|Trung tâm|Công chức|Đối với|Cơ quan|Đài|"
    r"Trường|Hội đồng)"
    r"[^:;.]{2,160}?)(?=\s+(?:có trách nhiệm|chủ động|tham mưu|tổng hợp|gửi|báo cáo|triển khai|"
    r"lập|nộp|"
    r"xây dựng|phối hợp|chủ trì|hoàn thành|đăng ký|thực hiện|tổ chức|căn cứ|hướng dẫn)|:|\()"
)


def read_deadlines(
    mended: Mended, paragraphs: Sequence[Paragraph], issued_on: date | None
) -> list[DueDeadline]:
    """The deadlines of a text, in their order. Days of citations, of periods and of phases are
    none."""
    found: list[DueDeadline] = []
    heading = ""
    for paragraph in paragraphs:
        if len(paragraph.text) < 110 and re.match(r"(?:[IVX]+|\d+|[a-zđ])\s*[.)]", paragraph.text):
            heading = paragraph.text
        elif re.match(r"(?:[IVX]+|\d+)\s*[.)]", paragraph.text):
            heading = paragraph.text[:200]
        for clause_start, clause in _sentences(paragraph.text):
            start = paragraph.start + clause_start
            found += _in_clause(mended, clause, start, heading, paragraph.text, issued_on)
    return found


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    """A paragraph's sentences; the stops of days and of abbreviations end none."""
    start = 0
    for match in re.finditer(
        rf"(?<=[^\d.][.;])\s+(?=[{UPPER}\-–(])|(?<=\d[.;])\s+(?=[{UPPER}])", text
    ):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]


def _in_clause(
    mended: Mended,
    clause: str,
    start: int,
    heading: str,
    paragraph: str,
    issued_on: date | None,
) -> Iterator[DueDeadline]:
    context = f"{heading} {paragraph if _PHASE.match(paragraph) is None else ''}"
    who = _for_whom(clause, paragraph, heading)
    for match in _AFTER_EVENT.finditer(clause):
        event = next(
            (key for key, words in _EVENTS if re.search(words, match["event"], re.IGNORECASE)), ""
        )
        yield DueDeadline(
            kind=_kind(clause, match.start(), match.end(), context),
            title=_titled(clause),
            for_whom=who,
            span=mended.span(start + match.start(), start + match.end()),
            days_after=int(match["days"]),
            in_working_days=bool(match["working"]),
            event=event,
        )
    for due_on, boundary, place, confidence in _days(clause, paragraph, issued_on):
        yield DueDeadline(
            kind=_kind(clause, place.start, place.end, context),
            title=_titled(clause),
            for_whom=who,
            span=mended.span(start + place.start, start + place.end),
            due_on=due_on,
            boundary=boundary,
            confidence=confidence,
        )


def _days(
    clause: str, paragraph: str, issued_on: date | None
) -> Iterator[tuple[str, str, Span, float]]:
    """The days of a clause that are deadlines, as they are said."""
    taken: list[Span] = []
    for pattern in (FULL_DAY_RE, MONTH_RE, BARE_DAY_RE):
        for match in pattern.finditer(clause):
            if any(match.start() < span.end and span.start < match.end() for span in taken):
                continue
            taken.append(Span(match.start(), match.end()))
            boundary = _boundary(clause, match.start(), paragraph, pattern is MONTH_RE)
            if not boundary:
                continue
            place = Span(_operator_start(clause, match.start()), match.end())
            said = _said(match, pattern, clause, issued_on)
            if said:
                yield said, boundary, place, 1.0 if pattern is not BARE_DAY_RE else 0.8


def _said(
    match: re.Match[str], pattern: re.Pattern[str], clause: str, issued_on: date | None
) -> str:
    if pattern is FULL_DAY_RE:
        day = as_day(match)
        return day.isoformat() if day else ""
    if pattern is MONTH_RE:
        return month_said(match)
    month, day_of_month = int(match["month"]), int(match["day"])
    if YEARLY.search(clause[match.end() : match.end() + 25]):
        return f"--{month:02d}-{day_of_month:02d}"
    return ""


def _boundary(clause: str, at: int, paragraph: str, is_month: bool) -> str:
    before = re.sub(r"(?:ngày|tháng)\s*$", "", clause[:at], flags=re.IGNORECASE)
    tail = before[-80:]
    if re.search(rf"(?:số|/[{UPPER}][\w.-]*)\s*,?\s*$", tail) or _is_cited(clause, at):
        return ""
    if _BEFORE.search(tail):
        return "before"
    if _ends_a_period(clause, at, paragraph):
        return ""
    if _THROUGH.search(tail):
        return "through"
    if is_month and (_WITHIN.search(tail) or re.search(r":\s*(?:Trong|Vào)?\s*$", tail)):
        return "within"
    return ""


def _is_cited(clause: str, at: int) -> bool:
    """The day of a cited document stands after its symbol."""
    return bool(
        re.search(
            rf"/[{UPPER}][\w.&]*(?:\s?-\s?[{UPPER}][\w.&]*)*\s*,?\s*(?:ngày\s*)?$", clause[:at]
        )
    )


def _ends_a_period(clause: str, at: int, paragraph: str) -> bool:
    """ "Từ ngày ban hành đến hết ngày 30/11": how long the campaign runs, no deadline."""
    return any(match.end() >= at - 6 and match.start() < at for match in _PERIOD.finditer(clause))


def _operator_start(clause: str, at: int) -> int:
    head = clause[:at]
    match = re.search(
        r"(?:trước|chậm nhất|muộn nhất|đến hết|hết|hạn|trong|vào|không quá)[^.;]{0,30}$",
        head,
        re.IGNORECASE,
    )
    return match.start() if match else at


def _kind(clause: str, start: int, end: int, context: str) -> str:
    """What is due, by the words nearest before the day, then those of the whole sentence, then of
    the heading."""
    if re.search(r"^[^.;]{0,20}hội\s+nghị\s+tổng\s+kết", clause[end:], re.IGNORECASE):
        return "summing_up"
    near = clause[max(0, start - 260) : start]
    for words in (near, clause, context):
        for kind, pattern in _KINDS_RE:
            if pattern.search(words):
                return kind
    return "other"


def _for_whom(clause: str, paragraph: str, heading: str) -> str:
    for words in (clause, paragraph, heading):
        match = _WHO.match(words)
        if match:
            return re.sub(r"^Đối với\s+", "", match["who"].strip(" ,-"))
    return ""


def _titled(clause: str) -> str:
    words = " ".join(re.sub(r"^[-–+•*\s]+", "", clause).split())
    return words if len(words) <= 240 else f"{words[:240].rsplit(' ', 1)[0]}…"


def read_phases(
    mended: Mended, paragraphs: Sequence[Paragraph], issued_on: date | None
) -> list[PhaseRead]:
    """The phases, and the whole period of the campaign as one without a name."""
    found: list[PhaseRead] = []
    for paragraph in paragraphs:
        name = _PHASE.match(paragraph.text)
        period = _period_in(paragraph.text, issued_on)
        if period is None:
            continue
        starts, ends, at, until = period
        span = mended.span(paragraph.start + at, paragraph.start + until)
        if name:
            called = " ".join(name["name"].split())
            found.append(PhaseRead(called, starts, ends, span))
        elif not any(one.name == "" for one in found) and _is_campaigns(paragraph.text):
            found.append(PhaseRead("", starts, ends, span))
    return found


def _is_campaigns(text: str) -> bool:
    return bool(re.search(r"thi\s+đua|phát\s+động|phong\s+trào|thời\s+gian", text, re.IGNORECASE))


def _period_in(text: str, issued_on: date | None) -> tuple[str, str, int, int] | None:
    for match in _PERIOD.finditer(text):
        rest = text[match.end() :]
        ends, length = _day_or_month(rest)
        if not ends:
            continue
        opening, _ = _day_or_month(
            re.sub(r"^từ\s+(?:ngày\s+)?", "", match.group(), flags=re.IGNORECASE)
        )
        from_issue = re.search(r"ban\s+hành|từ\s+nay|ký", match.group(), re.IGNORECASE)
        starts = opening or (issued_on.isoformat() if from_issue and issued_on else "")
        return starts, ends, match.start(), match.end() + length
    return None


def _day_or_month(text: str) -> tuple[str, int]:
    day = FULL_DAY_RE.match(text)
    if day and (value := as_day(day)):
        return value.isoformat(), day.end()
    month = re.match(
        r"(?:tháng\s*)?(?P<month>0?[1-9]|1[0-2])\s*(?:năm\s*|[/.\-]\s*)(?P<year>(?:19|20)\d{2})",
        text,
        re.IGNORECASE,
    )
    if month:
        return month_said(month), month.end()
    return "", 0
