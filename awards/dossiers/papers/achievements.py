"""The achievements of an awardee that the portal knows: registrations, progress, recognitions,
ranks, awards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from awards.decisions.register_entries import source_key
from awards.models import Dossier
from organisation.succession import taken_over_by
from paperwork.vietnamese import spelling_key
from rankings.models import RankingEntry
from recognition.models import Author, Recognition
from register.models import AwardRecord
from registrations.models import Initiative


@dataclass(frozen=True, slots=True)
class Work:
    """A registered initiative, its progress, and the decision that recognised it."""

    kind: str
    name: str
    area: str
    status: str
    percent: int
    recognised_by: str = ""


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in a ranking."""

    ranking: str
    rank: int | None
    group: str
    score: str


@dataclass(frozen=True, slots=True)
class Held:
    """An earlier award."""

    form: str
    decision: str
    decided_on: date


@dataclass(frozen=True, slots=True)
class Achievements:
    """The achievements of an awardee; a person's ranks are those of the body where they work."""

    works: tuple[Work, ...] = ()
    ranks: tuple[Rank, ...] = ()
    held: tuple[Held, ...] = ()


def achievements_of(dossier: Dossier) -> Achievements:
    """The achievements of a dossier's awardee under its plan and the plans that carry it out. Six
    queries at most."""
    plan = dossier.award_form.plan
    body = dossier.awardee_body
    bodies = taken_over_by([body])[body.pk]
    works = Initiative.objects.accepted().filter(
        registration__plan__path__startswith=plan.path, registration__body__in=bodies
    )
    is_person = dossier.awardee_kind == Dossier.AwardeeKind.INDIVIDUAL
    if is_person:
        works = works.filter(pk__in=_written_by(dossier.awardee_name, bodies))
    entries = RankingEntry.objects.published().filter(body__in=bodies)
    return Achievements(
        tuple(_works(works)),
        tuple(
            Rank(str(entry.ranking), entry.rank, entry.group, entry.score_text)
            for entry in entries.filter(ranking__year__in=plan.years.each).with_bodies()
        ),
        tuple(_held(dossier)),
    )


def _written_by(name: str, bodies: Iterable[int]) -> list[int]:
    authors = Author.objects.filter(initiative__registration__body__in=list(bodies))
    rows, key = authors.values_list("initiative", "full_name"), spelling_key(name)
    return [initiative for initiative, full_name in rows if spelling_key(full_name) == key]


def _works(initiatives: QuerySet[Initiative]) -> Iterable[Work]:
    rows = list(initiatives.select_related("area", "progress").order_by("area__position", "pk"))
    recognised: dict[int, str] = {
        one.initiative_id: one.decision.reference
        for one in Recognition.objects.recognised()
        .filter(initiative__in=[row.pk for row in rows])
        .select_related("decision")
    }
    for row in rows:
        progress = getattr(row, "progress", None)
        yield Work(
            row.get_kind_display(),
            row.name,
            row.area.name,
            progress.status if progress else "registered",
            progress.percent if progress else 0,
            recognised.get(row.pk, ""),
        )


def _held(dossier: Dossier) -> Iterable[Held]:
    records = AwardRecord.objects.in_force()
    if dossier.awardee_kind == Dossier.AwardeeKind.COLLECTIVE:
        records = records.of_line(dossier.awardee_body)
    elif dossier.honoree_id:
        records = records.filter(Q(honoree=dossier.honoree_id))
    else:
        records = records.named(dossier.awardee_name, dossier.awardee_body)
    # What was given in the same case is what more is proposed for, and no earlier award.
    records = records.exclude(source_key__in=[source_key(one) for one in _same_case(dossier)])
    for record in records.order_by(F("decided_on").desc(), "-pk")[:20]:
        yield Held(
            f"{record.form_name} của {record.authority_title}",
            record.decision_number,
            record.decided_on,
        )


def _same_case(dossier: Dossier) -> Iterable[Dossier]:
    """The dossier and those below from which it was raised."""
    one: Dossier | None = dossier
    while one is not None:
        yield one
        one = one.raised_from
