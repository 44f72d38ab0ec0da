"""Filters of the lists of registrations, of their lines and of reports."""

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet
from django.utils.text import Truncator
from django_filters import ChoiceFilter

from audit import clock
from campaigns.models import ParticipantGroup, Plan, ReformArea
from paperwork.vietnamese import fold
from registrations.models import Initiative, InitiativeProgress, ProgressReport, Registration
from registrations.models.progress import behind
from registrations.progress.overview import STATE
from screens.filters import ListFilter, TickFilter, WordsFilter

# A draft is its writer's, and arrives nowhere.
ARRIVED = [one for one in Registration.Status.choices if one[0] != Registration.Status.DRAFT]
SENT = [one for one in ProgressReport.Status.choices if one[0] != ProgressReport.Status.DRAFT]


class RegistrationFilter(ListFilter):
    """The filter of all registrations that a person may see, by state."""

    status = ChoiceFilter(label="Tình trạng", choices=Registration.Status.choices)

    parameters = {"status": "tinh-trang"}


class ReportFilter(ListFilter):
    """The filter of the reports that arrived at a desk, by state."""

    status = ChoiceFilter(label="Tình trạng", choices=SENT)

    parameters = {"status": "tinh-trang"}


class DeskFilter(ListFilter):
    """The registrations that arrived at a desk under a plan, by unit, state, group of the unit,
    field and lateness. Its choices cost two queries."""

    words = WordsFilter(label="Đơn vị", method="of_units")
    status = ChoiceFilter(label="Tình trạng", choices=ARRIVED)
    group = ChoiceFilter(label="Đối tượng", method="of_group")
    area = ChoiceFilter(label="Có đăng ký ở lĩnh vực", method="with_line_in")
    is_late = TickFilter(label="Nộp muộn")

    parameters = {
        "words": "tim",
        "status": "tinh-trang",
        "group": "nhom",
        "area": "linh-vuc",
        "is_late": "muon",
    }

    def __init__(
        self, query: Mapping[str, str], rows: QuerySet[Registration], *, plan: Plan, by_area: bool
    ) -> None:
        super().__init__(query, rows)
        groups = list(plan.groups.filter(bodies__isnull=False).distinct())
        if groups:
            self.offer("group", ((one.pk, Truncator(one.name).words(10)) for one in groups))
        else:
            self.withdraw("group")
        if by_area:
            areas = ReformArea.objects.filter(area_set=plan.reform_area_set_id)
            self.offer("area", ((area.pk, str(area)) for area in areas))
        else:
            self.withdraw("area")

    def of_units(
        self, rows: QuerySet[Registration], name: str, words: str
    ) -> QuerySet[Registration]:
        """Those of units whose name holds the words."""
        return rows.filter(body__folded_name__contains=fold(words))

    def of_group(
        self, rows: QuerySet[Registration], name: str, group: str
    ) -> QuerySet[Registration]:
        """Registrations of units in the group."""
        return rows.filter(
            body__in=ParticipantGroup.bodies.through.objects.filter(participantgroup=group).values(
                "issuingbody"
            )
        )

    def with_line_in(
        self, rows: QuerySet[Registration], name: str, area: str
    ) -> QuerySet[Registration]:
        """Those with a line in the field. Not a join: the number of lines beside each is to stay
        the number of all its lines."""
        return rows.filter(
            pk__in=Initiative.objects.filter(area_id=int(area)).values("registration")
        )


class ProgressFilter(ListFilter):
    """The lines below a desk, by unit, state, field and lateness."""

    words = WordsFilter(label="Đơn vị", method="of_units")
    status = ChoiceFilter(
        label="Tình trạng", choices=InitiativeProgress.Status.choices, method="in_state"
    )
    area = ChoiceFilter(label="Lĩnh vực")
    is_late = TickFilter(label="Chậm so với dự kiến", method="behind_time")

    parameters = {"words": "tim", "status": "tinh-trang", "area": "linh-vuc", "is_late": "cham"}

    def __init__(
        self,
        query: Mapping[str, str],
        lines: QuerySet[Initiative],
        *,
        areas: Sequence[ReformArea],
    ) -> None:
        super().__init__(query, lines)
        self.offer("area", ((area.pk, str(area)) for area in areas))

    def of_units(self, lines: QuerySet[Initiative], name: str, words: str) -> QuerySet[Initiative]:
        """Those of units whose name holds the words."""
        return lines.filter(registration__body__folded_name__contains=fold(words))

    def in_state(self, lines: QuerySet[Initiative], name: str, state: str) -> QuerySet[Initiative]:
        """Lines in the state; without a report a line is in the state registered."""
        return lines.annotate(state=STATE).filter(state=state)

    def behind_time(
        self, lines: QuerySet[Initiative], name: str, value: bool
    ) -> QuerySet[Initiative]:
        """Lines that should be further today."""
        return lines.filter(behind(clock.today()))
