"""The decision and the council's list as official documents, from which PDF and Word are made."""

from audit import clock
from councils.models import CouncilRole
from decisions import papers
from decisions.legal_texts import Topic, cited, texts_on
from organisation.models import IssuingBody
from organisation.models.bodies import BodyKind
from paperwork.official_documents.description import (
    Appendix,
    Column,
    OfficialDocument,
    Paragraph,
    Signature,
    Table,
)
from paperwork.vietnamese_numbers import figures
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


def decision_document(decision: RecognitionDecision) -> OfficialDocument:
    """Describe a decision, its list annexed."""
    return papers.decision_document(
        decision,
        subject=_subject(decision),
        authority=_authority(decision.issuing_body),
        bases=_bases(decision),
        articles=_articles(decision),
        annex=_list(decision),
    )


def decision_title(decision: RecognitionDecision) -> str:
    """The name under which the file is saved."""
    return papers.file_title(decision, "Quyết định", "sáng kiến")


def council_document(council: InitiativeCouncil) -> OfficialDocument:
    """Describe what a council appraised, with its result, as a list to be signed by its chair."""
    plan = council.plan
    chair = council.members.filter(role=CouncilRole.CHAIR).select_related("user").first()
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
    years = decision.council.plan.years
    return f"Về việc công nhận sáng kiến cải cách hành chính {years.said}"


def _bases(decision: RecognitionDecision) -> tuple[str, ...]:
    """What was entered, a line each; else the laws that hold on the day and the decision that set
    up the council. Last the council's proposal and the office's."""
    own = papers.own_bases(decision)
    council = decision.council
    topics: tuple[Topic, ...] = (Topic.INITIATIVES,)
    if decision.issuing_body.kind == BodyKind.PEOPLES_COMMITTEE:
        topics = (Topic.LOCAL_GOVERNMENT, *topics)
    law = cited(texts_on(decision.issued_on or clock.today(), topics))
    set_up = (f"Căn cứ {council.basis}",) if council.basis else ()
    return (
        *(own or (*law, *set_up)),
        f"Xét đề nghị của {council.name}",
        *papers.proposal_line(decision),
    )


def _authority(body: IssuingBody) -> str:
    """Thẩm quyền ban hành: "Chủ tịch Ủy ban nhân dân …"; elsewhere the body."""
    if body.kind == BodyKind.PEOPLES_COMMITTEE and body.head_title:
        return f"{body.head_title} {body.name}"
    return body.name


def _articles(decision: RecognitionDecision) -> list[str]:
    count = f"{decision.items.count():02d}"
    earlier = papers.earlier_of(decision)
    said: dict[str, str] = {
        DecisionKind.RECOGNISE: f"Công nhận {count} sáng kiến (có danh sách kèm theo).",
        DecisionKind.CORRECT: f"Đính chính danh sách kèm theo {earlier} đối với {count} "
        "sáng kiến như danh sách kèm theo Quyết định này.",
        DecisionKind.REVOKE: f"Hủy bỏ việc công nhận {count} sáng kiến tại {earlier} "
        "(có danh sách kèm theo).",
    }
    return [
        f"{said[decision.kind]}{papers.reason_of(decision)}",
        "Quyết định này có hiệu lực kể từ ngày ký.",
        f"{decision.council.name}, các cơ quan, đơn vị thuộc {decision.issuing_body.name} và các "
        "cá nhân có tên trong danh sách chịu trách nhiệm thi hành Quyết định này.",
    ]


def _list(decision: RecognitionDecision) -> Appendix:
    rows = tuple(
        (str(number), item.name, _people(item.authors, item.unit), item.get_scope_display())
        for number, item in enumerate(decision.items.all(), start=1)
    )
    return Appendix("Danh sách sáng kiến", (Table(LIST_COLUMNS, rows),))


def _people(authors: str, unit: str) -> str:
    return f"{authors} – {unit}" if authors else unit


def _result(case: Recognition) -> str:
    average = f"{figures(case.average, decimals=2)} điểm: " if case.average is not None else ""
    return f"{average}{case.get_status_display()}"
