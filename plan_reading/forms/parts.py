"""Formsets for the parts of a document, with their initial values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from campaigns.models import Plan
from campaigns.models.plan_contents import ParticipantGroup
from organisation.models import IssuingBody
from plan_reading.forms import rows
from plan_reading.forms.initial_values import (
    ROWS_AT_MOST,
    body_of_a_letter,
    day_of,
    deadline_values,
    first_day,
    plan_sections,
    quota_rows,
)
from plan_reading.name_matcher import Named
from plan_reading.values import Basis, DossierRead, Span
from screens.fields import Initial

if TYPE_CHECKING:
    from plan_reading.forms.documents import DocumentForms

# How sure a value is of which scanning may have spoiled the name.
SPOILED = 0.5
AWARD_NAMES = {"giay_khen": "Giấy khen", "bang_khen": "Bằng khen"}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the plan: its key, its name, its rows; whether it is long and shown folded."""

    key: str
    title: str
    rows: Sequence[rows.ReadRow]
    is_folded: bool = False

    @property
    def is_cut(self) -> bool:
        """Whether the text may hold more of it than is shown."""
        return len(self.rows) >= ROWS_AT_MOST


def parts_of(document: "DocumentForms") -> list[Part]:
    """Every part of a document, in the order in which a draft is written."""
    awards = _awards(document)
    return [
        Part("can-cu", "Căn cứ", _bases(document)),
        Part("doi-tuong", "Đối tượng", _groups(document)),
        Part("dot", "Đợt", _phases(document)),
        Part("thoi-han", "Thời hạn", _deadlines(document)),
        Part("khen-thuong", "Hình thức khen thưởng và hồ sơ", awards),
        Part("so-luong", "Số lượng khen thưởng", _quotas(document, awards)),
        Part("noi-dung", "Nội dung", _sections(document), is_folded=True),
    ]


def hull(spans: Iterable[Span]) -> Span | None:
    """The passage from the first to the last of several."""
    all_of = list(spans)
    if not all_of:
        return None
    return Span(min(one.start for one in all_of), max(one.end for one in all_of))


class _Rows:
    """Makes the rows of one part: a prefix and a mark for each."""

    def __init__(self, document: "DocumentForms", key: str, form: type[rows.ReadRow]) -> None:
        self.document, self.key, self.form = document, key, form
        self.made: list[rows.ReadRow] = []

    def add(
        self, initial: Initial, span: Span | None, confidence: float = 1.0, **extra: Any
    ) -> None:
        """One more row, unless there are too many."""
        place = len(self.made)
        if place >= ROWS_AT_MOST:
            return
        name = f"{self.key}-{place}"
        self.made.append(
            self.form(
                self.document.whole.typed,
                prefix=f"{self.document.prefix}-{name}",
                initial={"keep": True, **initial},
                whole=self.document.mark(name, span, confidence),
                **extra,
            )
        )


def _bases(document: "DocumentForms") -> list[rows.ReadRow]:
    made = _Rows(document, "can-cu", rows.BasisRow)
    read, held = document.read, document.held
    if document.is_from_above:
        # One's own plan rests on the superior's that was dropped.
        symbol = read.symbol.value if read.symbol else ""
        number = read.number.value if read.number else ""
        made.add(
            {
                "kind": "Kế hoạch",
                "reference": f"{number}/{symbol}".strip("/"),
                "issued_on": read.issued_on.value if read.issued_on else None,
                "issued_by": read.issuing_body.value if read.issuing_body else "",
                "title": read.title.value[:500] if read.title else "",
                "opens_the_plan": True,
                "cited_plan": str(held.pk) if held else "",
            },
            read.title.span if read.title else None,
            plans=[held] if held else [],
        )
    for basis in (*read.bases, *read.references):
        plans = document.whole.holdings.plans_cited(basis)
        note = "Cổng có văn bản này." if plans else ""
        made.add(_basis_values(basis, plans), basis.span, plans=plans, note=note)
    return made.made


def _basis_values(basis: Basis, plans: list[Plan]) -> Initial:
    return {
        "kind": basis.kind[:60],
        "reference": basis.symbol[:60],
        "issued_on": basis.issued_on,
        "issued_by": basis.issuing_body[:200],
        "title": basis.title[:500],
        "opens_the_plan": basis.is_basis,
        "cited_plan": str(plans[0].pk) if plans else "",
    }


def _groups(document: "DocumentForms") -> list[rows.ReadRow]:
    made = _Rows(document, "doi-tuong", rows.GroupRow)
    for kind, read in document.read.participants:
        known = kind if kind in ParticipantGroup.Kind.values else ""
        made.add(
            {"kind": known, "name": read.value.strip()[:500].strip()}, read.span, read.confidence
        )
    return made.made


def _phases(document: "DocumentForms") -> list[rows.ReadRow]:
    made = _Rows(document, "dot", rows.PhaseRow)
    day = document.read.issued_on.value if document.read.issued_on else None
    for phase in document.read.phases:
        if not phase.name:
            continue
        starts, ends = first_day(phase.starts_on, day), day_of(phase.ends_on, day)[0]
        made.add(
            {"name": phase.name[:150], "starts_on": starts, "ends_on": ends},
            phase.span,
            1.0 if starts and ends else 0.5,
        )
    return made.made


def _deadlines(document: "DocumentForms") -> list[rows.ReadRow]:
    made = _Rows(document, "thoi-han", rows.DeadlineRow)
    day = document.read.issued_on.value if document.read.issued_on else None
    for one in document.read.deadlines:
        values, confidence = deadline_values(one, day)
        named = document.whole.holdings.named(one.for_whom, document.read)
        values["for_body"] = str(named.chosen.pk) if named.chosen else ""
        note = f"Văn bản ghi cho: {one.for_whom}{_how(named)}" if one.for_whom else ""
        confidence = min(confidence, 1.0 if named.is_exact else SPOILED)
        made.add(values, one.span, confidence, bodies=named.bodies, note=note)
    return made.made


def _how(named: Named) -> str:
    """What is said of a name that no body bears: that it is new, or like another."""
    if named.is_exact and named.bodies:
        return ""
    if not named.bodies:
        return " (mới: cổng không có đơn vị này, chỉ ghi thành lời)"
    like = " hoặc ".join(f"“{body.name}”" for body in named.bodies)
    if named.chosen:
        return f" (gần giống {like}; hãy xác nhận đúng đơn vị này)"
    return f" (gần giống {like}; hãy chọn nếu đúng)"


def _sections(document: "DocumentForms") -> list[rows.ReadRow]:
    made = _Rows(document, "noi-dung", rows.SectionRow)
    told = plan_sections(document.read.sections)
    letter = body_of_a_letter(document.read, document.whole.text)
    for one in [*told, *([letter] if letter else [])]:
        values = {
            "kind": one.kind,
            "printed_number": one.printed_number,
            "heading": one.heading,
            "text": one.text,
        }
        # Only where it begins: a section marked whole would cover every passage within.
        made.add(values, Span(one.span.start, min(one.span.end, one.span.start + 60)))
    return made.made


def _awards(document: "DocumentForms") -> list[rows.ReadRow]:
    made = _Rows(document, "khen-thuong", rows.AwardRow)
    known = [one for one in document.read.awards if one.name in AWARD_NAMES]
    dossiers = _dossiers_by_award(document.read.dossiers, [one.span for one in known])
    for place, one in enumerate(known):
        named = document.whole.holdings.named(one.authority, document.read)
        bodies = named.bodies if named.chosen else []
        others = [body for body in bodies if body != document.issuer]
        is_own = bool(bodies) and bodies[0] == document.issuer
        dossier = dossiers.get(place)
        made.add(
            {
                "name": one.name,
                "awardee": "both",
                "authority_title": _head_of(one.authority, bodies),
                "authority_body": "" if is_own or not others else str(others[0].pk),
                "original_sets": dossier.original_sets or 1 if dossier else 1,
                "papers": "\n".join(dossier.papers) if dossier else "",
                "printed_as": f"{AWARD_NAMES[one.name]} của {one.authority}"[:250],
            },
            one.span,
            1.0 if bodies and named.is_exact else SPOILED,
            bodies=others if bodies else named.bodies,
            note="" if named.is_exact else f"Văn bản ghi: {one.authority}{_how(named)}",
        )
    return made.made


def _head_of(authority: str, bodies: list[IssuingBody]) -> str:
    """Who awards: the law gives a giấy khen to the chairman, never to the committee."""
    name = authority.strip()
    if bodies:
        title = name.partition(" Ủy ban")[0] if name.startswith(("Chủ tịch", "Giám đốc")) else ""
        return f"{title or bodies[0].head_title or 'Chủ tịch'} {bodies[0].name}"[:200]
    return (f"Chủ tịch {name}" if name.startswith("Ủy ban") else name)[:200]


def _dossiers_by_award(
    dossiers: Sequence[DossierRead], awards: list[Span]
) -> dict[int, DossierRead]:
    """The dossier of each form of award. A text that describes one dossier means it for all
    forms."""
    if not dossiers or not awards:
        return {}
    if len(dossiers) == 1:
        return dict.fromkeys(range(len(awards)), dossiers[0])
    return {_nearest_before(dossier.span, awards): dossier for dossier in reversed(dossiers)}


def _nearest_before(span: Span, others: list[Span]) -> int:
    """Which of the passages stands last before this one; the first where none does."""
    before = [place for place, other in enumerate(others) if other.start <= span.start]
    return max(before, key=lambda place: others[place].start, default=0)


def _quotas(document: "DocumentForms", awards: list[rows.ReadRow]) -> list[rows.ReadRow]:
    made = _Rows(document, "so-luong", rows.QuotaRow)
    if not awards:
        return []
    spans = [one.span for one in document.read.awards if one.name in AWARD_NAMES]
    names = {str(place): row.initial["printed_as"] for place, row in enumerate(awards)}
    for quota, level, limit, exceptions in quota_rows(document.read):
        holdings = document.whole.holdings
        made.add(
            {
                "awardee": quota.awardee,
                "limit": limit,
                "per": quota.per,
                "level": level,
                "award": str(_nearest_before(quota.span, spans)),
            },
            quota.span,
            0.9 if len(awards) == 1 else 0.6,
            awards=names,
            exceptions=[
                (name, number, holdings.named(name, document.read)) for name, number in exceptions
            ],
        )
    return made.made
