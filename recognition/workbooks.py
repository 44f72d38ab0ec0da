"""Workbooks of a council's appraisals and of a decision's list."""

from campaigns.models import Plan
from paperwork.workbooks import Column, FormSheet, write_workbook
from recognition.models import InitiativeCouncil, RecognitionDecision

COUNCIL_COLUMNS = (
    Column("order", "STT", 6, "order"),
    Column("name", "Tên mô hình, giải pháp, sáng kiến", 46),
    Column("authors", "Tác giả, đồng tác giả", 30),
    Column("unit", "Đơn vị", 28),
    Column("average", "Điểm trung bình", 11, "number"),
    Column("result", "Kết quả", 24),
    Column("scope", "Phạm vi ảnh hưởng", 14),
    Column("note", "Ghi chú", 28),
)
DECISION_COLUMNS = (
    Column("order", "STT", 6, "order"),
    Column("name", "Tên sáng kiến", 50),
    Column("authors", "Tác giả, đồng tác giả", 32),
    Column("unit", "Đơn vị", 30),
    Column("scope", "Phạm vi ảnh hưởng", 16),
)


def under_plan(plan: Plan) -> str:
    """The line under a list's title: the plan under which it was registered."""
    day = f" ngày {plan.issued_on:%d/%m/%Y}" if plan.issued_on else ""
    return f"(Theo {plan.get_kind_display()} số {plan.reference}{day} của {plan.issuing_body})"


def council_workbook(council: InitiativeCouncil) -> bytes:
    """Everything before a council, with its result so far. Two queries."""
    cases = council.cases.with_origin().with_counts().prefetch_related("initiative__authors")
    sheet = FormSheet(
        sheet_name="Thẩm định sáng kiến",
        title_lines=("KẾT QUẢ THẨM ĐỊNH SÁNG KIẾN",),
        body_name=council.plan.issuing_body.name,
        issued_with=under_plan(council.plan),
        columns=COUNCIL_COLUMNS,
        rows=[
            {
                "name": case.initiative.name,
                "authors": "; ".join(author.said for author in case.initiative.authors.all()),
                "unit": case.unit.name,
                "average": float(case.average) if case.average is not None else None,
                "result": case.get_status_display(),
                "scope": case.get_scope_display(),
                "note": case.decline_reason or case.conclusion,
            }
            for case in cases
        ],
        signer_lines=("TM. HỘI ĐỒNG", "CHỦ TỊCH"),
        landscape=True,
    )
    return write_workbook([sheet])


def decision_workbook(decision: RecognitionDecision) -> bytes:
    """The list of a decision, as signed."""
    head = f"{decision}"
    if decision.issued_on:
        head += f" ngày {decision.issued_on:%d/%m/%Y}"
    sheet = FormSheet(
        sheet_name="Danh sách",
        title_lines=("DANH SÁCH SÁNG KIẾN",),
        body_name=decision.council.plan.issuing_body.name,
        issued_with=f"(Kèm theo {head})",
        columns=DECISION_COLUMNS,
        rows=[
            {
                "name": item.name,
                "authors": item.authors,
                "unit": item.unit,
                "scope": item.get_scope_display(),
            }
            for item in decision.items.all()
        ],
        signer_lines=(),
        landscape=True,
    )
    return write_workbook([sheet])
