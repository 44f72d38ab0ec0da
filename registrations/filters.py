"""Narrowing what arrived at a desk: by state, group, field, lateness, and the unit's name."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from campaigns.models import ParticipantGroup, Plan, ReformArea
from paperwork.vietnamese import fold
from registrations.workflow import REGISTRATION


@dataclass(frozen=True, slots=True)
class DeskFilter:
    """What was chosen, and what can be; a choice that is not on the list counts as none."""

    status: str
    area: ReformArea | None
    group: ParticipantGroup | None
    late: bool
    words: str
    areas: list[ReformArea]
    groups: list[ParticipantGroup]

    @property
    def is_on(self) -> bool:
        """Whether anything is left out."""
        return bool(self.status or self.area or self.group or self.late or self.words)

    def narrowed(self, rows: QuerySet) -> QuerySet:
        """The registrations that fit."""
        if self.status:
            rows = rows.filter(status=self.status)
        if self.late:
            rows = rows.filter(is_late=True)
        if self.words:
            rows = rows.filter(body__folded_name__contains=fold(self.words))
        if self.group:
            rows = rows.filter(body__in=self.group.bodies.values("pk"))
        if self.area:
            # Not a join: the number of lines beside each is to stay the number of all its lines.
            with_line = self.area.initiatives.values("registration")
            rows = rows.filter(pk__in=with_line)
        return rows


def desk_filter(plan: Plan, query: QueryDict) -> DeskFilter:
    """What a page's address asks for. Two queries."""
    areas = list(ReformArea.objects.filter(area_set=plan.reform_area_set_id))
    groups = list(plan.groups.filter(bodies__isnull=False).distinct())
    status = query.get("tinh-trang", "")
    return DeskFilter(
        status=status if status in REGISTRATION.states else "",
        area=_chosen(areas, query.get("linh-vuc", "")),
        group=_chosen(groups, query.get("nhom", "")),
        late="muon" in query,
        words=query.get("tim", "").strip(),
        areas=areas,
        groups=groups,
    )


def _chosen(things: list[Any], key: str) -> Any:
    return next((thing for thing in things if str(thing.pk) == key), None)
