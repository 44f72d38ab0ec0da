"""The decision and the council's list as official documents, from which PDF and Word are made."""

from django.utils import timezone

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
)
from paperwork.vietnamese import official_date
from recognition.models import (
    DecisionKind,
    InitiativeCouncil,
    Recognition,
    RecognitionDecision,
)
from recognition.workbooks import under_plan

LIST_COLUMNS = (
    Column("STT", 12, centred=True),
    Column("Tên sáng kiến", 60),
    Column("Tác giả, đơn vị", 44),
    Column("Phạm vi ảnh hưởng", 44, centred=True),
)
RESULT_COLUMNS = (*LIST_COLUMNS[:3], Column("Kết quả thẩm định", 44))
LEGAL_BASES = (
    "Căn cứ Nghị định số 13/2012/NĐ-CP ngày 02 tháng 3 năm 2012 của Chính phủ ban hành Điều lệ "
    "Sáng kiến",
)


def decision_document(decision: RecognitionDecision) -> OfficialDocument:
    """Describe a decision as Nghị định 30/2020/NĐ-CP lays one out (Mẫu 1.2), its list annexed. A
    draft leaves room for number and day."""
    body = decision.council.plan.issuing_body
    return OfficialDocument(
        issuing_body=body.name,
        number=decision.number,
        symbol=decision.symbol,
        place=decision.place or body.place_name,
        day=decision.issued_on,
        kind="Quyết định",
        subject=_subject(decision),
        authority=_authority(body),
        legal_bases=_bases(decision),
        body=tuple(_articles(decision)),
        recipients=("Như Điều 3", "Các đơn vị có tên trong danh sách", "Lưu: VT"),
        signature=_signature(decision),
        appendices=(_list(decision),),
    )


def decision_title(decision: RecognitionDecision) -> str:
    """The name under which the file is saved."""
    return f"Quyết định {decision.reference if decision.number else 'dự thảo'} sáng kiến"


def council_document(council: InitiativeCouncil) -> OfficialDocument:
    """Describe what a council appraised, with its result, as a list to be signed by its chair."""
    plan = council.plan
    chair = council.members.filter(role="chair").select_related("user").first()
    rows = [
        (
            str(number),
            case.initiative.name,
            _people(
                "; ".join(author.said for author in case.initiative.authors.all()), case.unit.name
            ),
            _result(case),
        )
        for number, case in enumerate(
            council.cases.with_origin().with_counts().prefetch_related("initiative__authors"),
            start=1,
        )
    ]
    return OfficialDocument(
        superior_body=plan.issuing_body.name,
        issuing_body=council.name,
        symbol="DS-HĐSK",
        place=plan.issuing_body.place_name,
        kind="Danh sách",
        subject="Kết quả thẩm định sáng kiến",
        body=(
            Paragraph(
                f"{under_plan(plan).strip('()')}, mức đạt {council.pass_mark.normalize():f} điểm."
            ),
            Table(RESULT_COLUMNS, tuple(rows)),
        ),
        recipients=("Cơ quan ban hành kế hoạch", "Lưu: HĐSK"),
        signature=Signature(("TM. HỘI ĐỒNG", "CHỦ TỊCH"), chair.user.full_name if chair else ""),
    )


def _subject(decision: RecognitionDecision) -> str:
    if decision.kind == DecisionKind.RECOGNISE:
        plan = decision.council.plan
        year = plan.issued_on.year if plan.issued_on else timezone.localdate().year
        return f"Về việc công nhận sáng kiến cải cách hành chính năm {year}"
    verb = "đính chính" if decision.kind == DecisionKind.CORRECT else "hủy bỏ"
    return f"Về việc {verb} {_earlier(decision)}"


def _earlier(decision: RecognitionDecision) -> str:
    """What a later decision names: kind, number and day of the earlier one."""
    earlier = decision.changes
    if earlier is None:
        return ""
    day = f" {official_date(earlier.issued_on)}" if earlier.issued_on else ""
    return f"Quyết định số {earlier.reference}{day}"


def _bases(decision: RecognitionDecision) -> tuple[str, ...]:
    own = tuple(line.strip() for line in decision.bases.splitlines() if line.strip())
    council = decision.council
    set_up = (f"Căn cứ {council.basis}",) if council.basis and not own else ()
    return (*(own or LEGAL_BASES), *set_up)


def _authority(body: IssuingBody) -> str:
    """Thẩm quyền ban hành: "Chủ tịch Ủy ban nhân dân …"; elsewhere the body."""
    if body.kind == BodyKind.PEOPLES_COMMITTEE and body.head_title:
        return f"{body.head_title} {body.name}"
    return body.name


def _articles(decision: RecognitionDecision) -> list[Block]:
    count = f"{decision.items.count():02d}"
    said: dict[str, str] = {
        DecisionKind.RECOGNISE: f"Công nhận {count} sáng kiến (có danh sách kèm theo).",
        DecisionKind.CORRECT: f"Đính chính danh sách kèm theo {_earlier(decision)} đối với {count} "
        "sáng kiến như danh sách kèm theo Quyết định này.",
        DecisionKind.REVOKE: f"Hủy bỏ việc công nhận {count} sáng kiến tại {_earlier(decision)} "
        "(có danh sách kèm theo).",
    }
    reason = f" Lý do: {decision.reason.strip().rstrip('.')}." if decision.reason.strip() else ""
    body = decision.council.plan.issuing_body
    return [
        Heading("Quyết định:", level=0),
        Paragraph(f"{said[decision.kind]}{reason}", "Điều 1."),
        Paragraph("Quyết định này có hiệu lực kể từ ngày ký.", "Điều 2."),
        Paragraph(
            f"{decision.council.name}, các cơ quan, đơn vị thuộc {body.name} và các cá nhân có tên "
            "trong danh sách chịu trách nhiệm thi hành Quyết định này.",
            "Điều 3.",
        ),
    ]


def _signature(decision: RecognitionDecision) -> Signature:
    if decision.signer_name or decision.signer_title:
        title = decision.signer_title.upper()
        capacity = decision.signer_capacity
        head = decision.council.plan.issuing_body.head_title.upper()
        lines = [title]
        if capacity and not title.startswith(capacity):
            lines = [f"{capacity} {head}", title] if title != head else [f"{capacity} {head}"]
        return Signature(tuple(line for line in lines if line), decision.signer_name)
    body = decision.council.plan.issuing_body
    head = body.head_title.upper()
    return Signature((head,) if head else ())


def _list(decision: RecognitionDecision) -> Appendix:
    rows = tuple(
        (str(number), item.name, _people(item.authors, item.unit), item.get_scope_display())
        for number, item in enumerate(decision.items.all(), start=1)
    )
    return Appendix("Danh sách sáng kiến", (Table(LIST_COLUMNS, rows),))


def _people(authors: str, unit: str) -> str:
    return f"{authors} – {unit}" if authors else unit


def _result(case: Recognition) -> str:
    average = f"{case.average} điểm: ".replace(".", ",") if case.average is not None else ""
    return f"{average}{case.get_status_display()}"
