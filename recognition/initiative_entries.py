"""What recognition adds to pages of registrations: panels beside an initiative's progress and
beside similar ones, and figures of reports."""

from collections.abc import Collection, Iterable, Mapping

from django.db.models import QuerySet

from accounts.models import User
from organisation.models.memberships import UNIT_ROLES
from organisation.scope import scope_of
from recognition.models import Recognition
from registrations.initiative_registries import (
    Panel,
    initiative_panels,
    recognised_initiatives,
    similarity_remarks,
)
from registrations.models import Initiative


@initiative_panels.register
def recognition_of(user: User, initiative: Initiative) -> Iterable[Panel]:
    """The panel of an initiative: its authors, and the state of its appraisal."""
    yield Panel(
        "recognition/_on_initiative.html",
        {
            "initiative": initiative,
            "authors": list(initiative.authors.all()),
            "cases": list(initiative.recognitions.with_origin()),
            "is_ours": scope_of(user).is_at(initiative.registration.body, UNIT_ROLES),
        },
    )


@similarity_remarks.register
def recognised_already(initiatives: Collection[int]) -> Mapping[int, str]:
    """Remarks about recognised initiatives, with their decision."""
    rows = Recognition.objects.recognised().filter(initiative__in=initiatives)
    return {
        row.initiative_id: f"Đã được công nhận ({row.decision.reference} ngày "
        f"{row.decision.issued_on:%d/%m/%Y})."
        for row in rows.select_related("decision")
        if row.decision is not None
    }


@recognised_initiatives.register
def recognised() -> QuerySet:
    """The keys of those that were recognised, and still are."""
    return Recognition.objects.recognised().values("initiative")
