"""Comparison of live and sent figures, with the reason and a link for every difference."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from campaigns.models.plans import RegistrationForm
from organisation.models import IssuingBody
from registrations import count_sheet, pledges
from registrations.consolidation.reasons import (
    Cause,
    Cell,
    Reason,
    Source,
    SourceKind,
    reasons,
    totals,
)
from registrations.models import (
    ConsolidatedLine,
    ConsolidatedPerson,
    ConsolidatedUnit,
    Consolidation,
    Initiative,
    PledgedPerson,
    Registration,
)

# What is counted of a pledge, in place of a field.
COLLECTIVES, PERSONS = "collectives", "persons"
PLEDGE_LABELS = {COLLECTIVES: "Tập thể", PERSONS: "Cá nhân"}


@dataclass(frozen=True, slots=True)
class Told:
    """A reason in words, with the number that the tables use and a link."""

    number: int
    sentence: str
    url: str
    change: int


@dataclass(frozen=True, slots=True)
class Row:
    """A figure as sent and as it is now; where they differ, with the reasons and the share of
    each."""

    label: str
    sent: int
    live: int
    parts: tuple[tuple[int, int], ...]

    @property
    def difference(self) -> int:
        """The difference between live and sent."""
        return self.live - self.sent


@dataclass(frozen=True, slots=True)
class Beside:
    """Sent and live figures by field and by unit, and the reasons for differences."""

    by_field: list[Row]
    by_unit: list[Row]
    total: Row
    told: list[Told]

    @property
    def units_that_differ(self) -> list[Row]:
        """The units with a difference in any field."""
        return [row for row in self.by_unit if row.parts or row.difference]


def beside(consolidation: Consolidation) -> Beside:
    """Compare the last sending with the live figures of the body's desk. The number of queries does
    not depend on their size."""
    sent, live = sent_sources(consolidation), live_sources(consolidation)
    found = reasons(sent, live)
    cells = {*totals(sent), *totals(live)}
    bodies = IssuingBody.objects.in_bulk({body for body, _ in cells})
    by_path = sorted(bodies.values(), key=lambda body: body.path)
    names = _names(found)
    figures = _Figures(totals(sent), totals(live), found)
    return Beside(
        figures.rows(_fields(consolidation, cells), key=lambda cell: cell[1]),
        figures.rows([(body.pk, body.name) for body in by_path], key=lambda cell: cell[0]),
        figures.rows([(None, "Tổng cộng")], key=lambda cell: None)[0],
        [
            Told(number, *_words(reason, names, consolidation.version), reason.total)
            for number, reason in enumerate(found, start=1)
        ],
    )


def sent_sources(consolidation: Consolidation) -> list[Source]:
    """The sources of the last sending."""
    units = ConsolidatedUnit.objects.registered().filter(
        sending__consolidation=consolidation, sending__version=consolidation.version
    )
    keys: dict[int, tuple[SourceKind, int, int]] = {}
    counts: dict[tuple[SourceKind, int, int], Counter[Cell]] = {}
    for body, source, through, version in units.order_by().values_list(
        "body", "source", "through", "through_version"
    ):
        keys[source] = (
            (SourceKind.CONSOLIDATION, through, version)
            if through
            else (SourceKind.REGISTRATION, body, source)
        )
        counted = counts.setdefault(keys[source], Counter())
        if _is_pledge(consolidation):
            counted[body, COLLECTIVES] += 1
    if _is_pledge(consolidation):
        people = ConsolidatedPerson.objects.filter(consolidated_unit__in=units)
        for source, body, number in people.values_list(
            "consolidated_unit__source", "consolidated_unit__body"
        ).annotate(Count("pk")):
            counts[keys[source]][body, PERSONS] += number
    else:
        lines = count_sheet.of_consolidation(consolidation).consolidated.order_by()
        for source, body, area, number in lines.values_list("source", "body", "area").annotate(
            Count("pk")
        ):
            counts[keys[source]][body, area] += number
    return [Source(*key, counted) for key, counted in counts.items()]


def live_sources(consolidation: Consolidation) -> list[Source]:
    """The sources that count at the body's desk now."""
    return [*_live_registrations(consolidation), *_live_consolidations(consolidation)]


def _live_registrations(consolidation: Consolidation) -> Iterable[Source]:
    plan, desk = consolidation.plan, consolidation.body
    accepted = Registration.objects.accepted().filter(plan=plan, received_by=desk).order_by()
    owners = dict(accepted.values_list("pk", "body"))
    counts: dict[int, Counter[Cell]] = {key: Counter() for key in owners}
    if _is_pledge(consolidation):
        for key, body in owners.items():
            counts[key][body, COLLECTIVES] += 1
        people = PledgedPerson.objects.filter(registration__in=accepted).order_by()
        for key, number in people.values_list("registration").annotate(Count("pk")):
            counts[key][owners[key], PERSONS] += number
    else:
        lines = Initiative.objects.filter(registration__in=accepted).order_by()
        for key, area, number in lines.values_list("registration", "area").annotate(Count("pk")):
            counts[key][owners[key], area] += number
    return [
        Source(SourceKind.REGISTRATION, owners[key], key, counted)
        for key, counted in counts.items()
    ]


def _live_consolidations(consolidation: Consolidation) -> Iterable[Source]:
    plan, desk = consolidation.plan, consolidation.body
    below = Consolidation.objects.filter(
        sent_under=plan, received_by=desk, accepted_version__isnull=False
    ).order_by()
    versions: dict[int, int] = dict(below.values_list("pk", "accepted_version"))  # type: ignore[arg-type]
    counts: dict[int, Counter[Cell]] = {key: Counter() for key in versions}
    if _is_pledge(consolidation):
        units = pledges.at_desk(plan, desk).units.order_by()
        for key, body, number in units.values_list("sending__consolidation", "body").annotate(
            Count("pk")
        ):
            counts[key][body, COLLECTIVES] += number
        people = ConsolidatedPerson.objects.filter(consolidated_unit__in=units).order_by()
        for key, body, number in people.values_list(
            "consolidated_unit__sending__consolidation", "consolidated_unit__body"
        ).annotate(Count("pk")):
            counts[key][body, PERSONS] += number
    else:
        lines = ConsolidatedLine.objects.accepted().filter(consolidation__in=below).order_by()
        for key, body, area, number in lines.values_list("consolidation", "body", "area").annotate(
            Count("pk")
        ):
            counts[key][body, area] += number
    return [
        Source(SourceKind.CONSOLIDATION, key, versions[key], counted)
        for key, counted in counts.items()
    ]


def _is_pledge(consolidation: Consolidation) -> bool:
    return consolidation.plan.registration_form == RegistrationForm.PLEDGE


def _fields(consolidation: Consolidation, cells: set[Cell]) -> list[tuple[Hashable, str]]:
    if _is_pledge(consolidation):
        return list(PLEDGE_LABELS.items())
    used = {area for _, area in cells if isinstance(area, int)}
    return [(area.pk, area.name) for area in count_sheet.areas_of(consolidation.plan, used)]


@dataclass(frozen=True, slots=True)
class _Figures:
    """Sent and live figures with the reasons, to be summed by field, by unit, or all."""

    sent: Counter[Cell]
    live: Counter[Cell]
    found: list[Reason]

    def rows(
        self, labels: list[tuple[Hashable, str]], *, key: Callable[[Cell], Hashable]
    ) -> list[Row]:
        """A row for each label; `key` returns the label of a cell."""
        sent, live = _summed(self.sent, key), _summed(self.live, key)
        parts: dict[Hashable, list[tuple[int, int]]] = {}
        for number, reason in enumerate(self.found, start=1):
            for label, change in _summed(reason.change, key).items():
                if change:
                    parts.setdefault(label, []).append((number, change))
        return [
            Row(words, sent[label], live[label], tuple(parts.get(label, ())))
            for label, words in labels
        ]


def _summed(counts: Mapping[Cell, int], key: Callable[[Cell], Hashable]) -> Counter[Hashable]:
    sums: Counter[Hashable] = Counter()
    for cell, number in counts.items():
        sums[key(cell)] += number
    return sums


@dataclass(frozen=True, slots=True)
class _Names:
    """The names in the sentences: units, consolidations, registrations."""

    registrations: dict[int, Registration]
    consolidations: dict[int, Consolidation]


def _names(found: list[Reason]) -> _Names:
    def keys(kind: SourceKind) -> set[int]:
        sources = (one for reason in found for one in (reason.before, reason.after) if one)
        return {
            one.version if kind is SourceKind.REGISTRATION else one.owner
            for one in sources
            if one.kind is kind
        }

    registrations = Registration.objects.select_related("body")
    consolidations = Consolidation.objects.select_related("body")
    return _Names(
        registrations.in_bulk(keys(SourceKind.REGISTRATION)),
        consolidations.in_bulk(keys(SourceKind.CONSOLIDATION)),
    )


def _words(reason: Reason, names: _Names, version: int) -> tuple[str, str]:
    """The sentence, and the URL of its page."""
    if reason.source.kind is SourceKind.CONSOLIDATION:
        return _of_consolidation(reason, names.consolidations[reason.source.owner], version)
    now = names.registrations[reason.source.version]
    was = names.registrations[reason.before.version] if reason.before else now
    url = now.get_absolute_url()
    accepted = (
        f" lúc {timezone.localtime(now.accepted_at):%H:%M ngày %d/%m/%Y}" if now.accepted_at else ""
    )
    sentences = {
        Cause.CAME: f"Bản đăng ký của {now.body} được tiếp nhận{accepted}, sau lần gửi {version}.",
        Cause.REPLACED: (
            f"{now.body} sửa bản đăng ký đã gửi: lần {was.version} được thay bằng lần "
            f"{now.version}, tiếp nhận{accepted}."
        ),
        Cause.WENT: (
            f"Bản đăng ký của {now.body} có trong lần gửi {version}, nay không còn được tính ở đây "
            f"({now.get_status_display().lower()})."
        ),
        Cause.CHANGED: (
            f"Nội dung bản đăng ký của {now.body} được sửa sau lần gửi {version} mà không lập lần "
            "mới (sửa trong phần quản trị)."
        ),
    }
    return sentences[reason.cause], url


def _of_consolidation(reason: Reason, below: Consolidation, version: int) -> tuple[str, str]:
    url = reverse("registrations:consolidation_detail", args=[below.pk])
    sendings = [one.version for one in (reason.before, reason.after) if one]
    sentences = {
        Cause.CAME: (
            f"Bản tổng hợp của {below.body} (lần gửi {sendings[-1]}) được tiếp nhận sau lần gửi "
            f"{version}."
        ),
        Cause.REPLACED: (
            f"{below.body} đã gửi lại: lần gửi {sendings[-1]} được tiếp nhận thay cho lần gửi "
            f"{sendings[0]}."
        ),
        Cause.WENT: (
            f"Bản tổng hợp của {below.body} có trong lần gửi {version}, nay không còn được tính ở "
            "đây."
        ),
        Cause.CHANGED: (
            f"Số liệu trong bản tổng hợp của {below.body} được sửa sau lần gửi {version} (sửa "
            "trong phần quản trị)."
        ),
    }
    return sentences[reason.cause], url
