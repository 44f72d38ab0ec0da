"""A report as the official document that is printed, signed and sent (Nghị định 30/2020/NĐ-CP, Phụ
lục III, Mẫu 1.4), for PDF and Word."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from campaigns.models import Plan
from decisions.papers import superior_of
from decisions.signature import collective_of, printed, signature_lines
from organisation.models import IssuingBody
from organisation.models.bodies import BodyKind
from paperwork.official_documents.description import (
    Appendix,
    Block,
    Column,
    Heading,
    OfficialDocument,
    Paragraph,
    Signature,
    Table,
    paragraphs_of,
)
from paperwork.vietnamese import in_a_sentence, official_date, official_number
from registrations.models import ProgressReport, ReportKind, Timeliness
from registrations.models.reports import ReportWords
from registrations.reports.figures import Figures, ReportFigures
from registrations.workflow import PROGRESS

_PART = re.compile(r"^(?P<number>[IVX]+)\.\s+(?P<text>.+)$")
# Longer lists are sent as Excel: nobody reads them on paper.
LIST_AT_MOST = 1000


@dataclass(frozen=True, slots=True)
class ListedLine:
    """An initiative in the annex."""

    name: str
    unit: str
    state: str
    percent: int


@dataclass(frozen=True, slots=True)
class ListedUnit:
    """A late or missing unit in the annex."""

    name: str
    registered: str
    reported: str


@dataclass(frozen=True, slots=True)
class ReportContent:
    """The content of the document: words and figures of a sending, or the current ones."""

    report: ProgressReport
    words: ReportWords
    figures: ReportFigures
    lines: list[ListedLine]
    line_count: int
    units: list[ListedUnit]
    by_unit: list[tuple[str, Figures]]


def report_document(content: ReportContent) -> OfficialDocument:
    """Describe a report as an official document. At most one query."""
    report, body = content.report, content.report.body
    return OfficialDocument(
        superior_body=superior_of(body),
        issuing_body=body.name,
        number=content.words.number,
        symbol=symbol_of(body),
        place=body.place_name,
        day=content.words.issued_on,
        kind="Báo cáo",
        subject=subject_of(report),
        body=tuple(_body(content)),
        recipients=(*_above(report), "Lưu: VT"),
        signature=_signature(content.words, body),
        appendices=tuple(_appendices(content)),
    )


def symbol_of(body: IssuingBody) -> str:
    """The symbol of a body's reports: "BC-UBND", "BC-GDĐT"; "BC" where it has none of its own."""
    own = body.symbol or ("UBND" if body.kind == BodyKind.PEOPLES_COMMITTEE else "")
    return f"BC-{own}" if own else "BC"


def subject_of(report: ProgressReport) -> str:
    """The subject of the report: "Sơ kết Giai đoạn 1 việc phát động thi đua …"."""
    done = "Tổng kết" if report.kind == ReportKind.FINAL else "Sơ kết"
    phase = f" {report.phase}" if report.phase else ""
    return f"{done}{phase} việc {in_a_sentence(report.plan.title, after='')}"


def cited_plan(plan: Plan) -> str:
    """A plan cited in full: "Kế hoạch số 3925/KH-UBND ngày … của … về …"."""
    day = f" {official_date(plan.issued_on)}" if plan.issued_on else ""
    number = official_number(plan.number or "…", plan.symbol)
    kind = plan.get_kind_display()
    return f"{kind} số {number}{day} của {plan.issuing_body.name} {in_a_sentence(plan.title)}"


def paper_title(report: ProgressReport, words: ReportWords) -> str:
    """The name under which the file is saved."""
    reference = official_number(words.number or "Dự thảo", symbol_of(report.body))
    return f"Báo cáo {reference} {report.get_kind_display()}"


def _body(content: ReportContent) -> Iterable[Block]:
    report = content.report
    text = content.words.text.strip()
    plan = cited_plan(report.plan)
    # A proposed text cites the plan in its first part.
    opening = "" if plan in text else f"Thực hiện {plan}, "
    yield Paragraph(f"{opening}{report.body.name} báo cáo kết quả như sau:")
    for line in text.splitlines():
        part = _PART.match(line.strip())
        if part:
            yield Heading(part["text"], part["number"])
        else:
            yield from paragraphs_of(line)
    to_whom = "".join(f", kính gửi {name}" for name in _above(report))
    kind = report.get_kind_display().lower()
    yield Paragraph(f"Trên đây là {kind} của {report.body.name}{to_whom}.")


def _above(report: ProgressReport) -> tuple[str, ...]:
    """The addressee of the report; none where the issuer of the topmost plan reports for itself."""
    return () if report.received_by_id == report.body_id else (report.received_by.name,)


def as_passage(text: str) -> str:
    """The text of a report as a passage of another's: its headings become sentences that lead on,
    so that the parts of the report that takes it over stay the only ones. Pure."""
    return "\n".join(_leading_on(line.strip()) for line in text.strip().splitlines())


def _leading_on(line: str) -> str:
    part = _PART.match(line)
    if part is None:
        return line
    heading = part["text"].strip().rstrip(".:")
    return f"{heading.capitalize() if heading.isupper() else heading}:"


def _signature(words: ReportWords, body: IssuingBody) -> Signature:
    """Who signs: as was written, else the head; a People's Committee on behalf of all its members
    (Phụ lục I, Phần I, Mục II, khoản 7, điểm b)."""
    lines = signature_lines(
        head_title=body.head_title or "Thủ trưởng đơn vị",
        title=words.signer_title,
        collective=collective_of(body),
    )
    return printed(lines, words.signer_name)


# --- The annexes ----------------------------------------------------------------------------------


def _appendices(content: ReportContent) -> Iterable[Appendix]:
    found: list[tuple[str, tuple[Block, ...]]] = []
    if content.figures.total.total or content.figures.units:
        found.append(("Số liệu thực hiện", tuple(_figures(content.figures))))
    if len(content.by_unit) > 1:
        found.append(("Số liệu theo đơn vị", (_by_unit(content.by_unit),)))
    if content.units:
        found.append(
            ("Các đơn vị đăng ký, báo cáo muộn hoặc chưa gửi", (_late_units(content.units),))
        )
    if content.lines:
        found.append(("Danh sách mô hình, giải pháp, sáng kiến", tuple(_list(content))))
    numbers = ("I", "II", "III", "IV") if len(found) > 1 else ("",)
    for (title, body), number in zip(found, numbers, strict=False):
        yield Appendix(title, body, number)


def _figures(figures: ReportFigures) -> Iterable[Block]:
    knows = figures.knows_recognition
    columns = (
        Column("Lĩnh vực", 40 if knows else 60),
        *(
            Column(heading, 20, centred=True)
            for heading in (
                "Đăng ký",
                "Đang thực hiện",
                "Hoàn thành",
                "Trong kỳ",
                "Bình quân (%)",
                *(("Công nhận",) if knows else ()),
            )
        ),
    )
    rows = [(str(area), *_cells(one, knows)) for area, one in figures.by_area]
    yield Table(columns, (*rows, ("Tổng cộng", *_cells(figures.total, knows))))
    total, units = figures.total, figures.units
    said = [
        f"{label}: {one.total} nội dung, hoàn thành {one.completed}."
        for label, one in figures.by_kind
        if one.total
    ]
    said.append(f"Chưa thực hiện: {total.registered}; thôi không thực hiện: {total.dropped}.")
    if units.asked_to_register:
        said.append(
            f"Đơn vị đã đăng ký: {units.registered}/{units.asked_to_register}, muộn: "
            f"{units.registered_late}."
        )
    if units.asked_to_report:
        said.append(
            f"Đơn vị đã báo cáo: {units.reported}/{units.asked_to_report}, muộn: "
            f"{units.reported_late}."
        )
    yield from (Paragraph(sentence, "-") for sentence in said)


def _cells(one: Figures, knows: bool) -> tuple[str, ...]:
    numbers = (one.total, one.in_progress, one.completed, one.in_phase, one.average)
    return tuple(str(number) for number in (*numbers, *((one.recognised,) if knows else ())))


def _by_unit(rows: list[tuple[str, Figures]]) -> Table:
    headings = ("Đăng ký", "Đang thực hiện", "Hoàn thành", "Thôi", "Bình quân (%)")
    return Table(
        (Column("Đơn vị", 60), *(Column(heading, 20, centred=True) for heading in headings)),
        tuple(
            (
                name,
                *(
                    str(number)
                    for number in (
                        one.total,
                        one.in_progress,
                        one.completed,
                        one.dropped,
                        one.average,
                    )
                ),
            )
            for name, one in rows
        ),
    )


def _late_units(units: list[ListedUnit]) -> Table:
    return Table(
        (
            Column("STT", 12, centred=True),
            Column("Đơn vị", 60),
            Column("Đăng ký", 44, centred=True),
            Column("Báo cáo", 44, centred=True),
        ),
        tuple(
            (str(order), one.name, _timeliness(one.registered), _timeliness(one.reported))
            for order, one in enumerate(units, start=1)
        ),
    )


def _timeliness(value: str) -> str:
    return str(Timeliness(value).label) if value else ""


def _list(content: ReportContent) -> Iterable[Block]:
    if content.line_count > len(content.lines):
        yield Paragraph(
            f"Danh sách có {content.line_count} nội dung; {len(content.lines)} nội dung đầu in "
            "dưới đây, toàn bộ ở tệp Excel gửi kèm."
        )
    yield Table(
        (
            Column("STT", 12, centred=True),
            Column("Tên", 60),
            Column("Đơn vị", 48),
            Column("Tình trạng", 20, centred=True),
            Column("Tỷ lệ (%)", 20, centred=True),
        ),
        tuple(
            (str(order), one.name, one.unit, PROGRESS.label(one.state), str(one.percent))
            for order, one in enumerate(content.lines, start=1)
        ),
    )
