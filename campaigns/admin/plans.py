"""Admin of plans."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from campaigns.models import (
    Deadline,
    LegalBasis,
    ParticipantGroup,
    Phase,
    Plan,
    PlanEvent,
    PlanSection,
    Recipient,
    RecipientLine,
)


class FrozenOnceIssued:
    """Parts of a plan: added, changed and removed while it is a draft, read afterwards (design,
    law 7)."""

    def plan_of(self, obj: Any) -> Plan:
        """The plan to which the object on the page belongs; by default the object itself."""
        return obj

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Only in a draft."""
        return obj is None or self.plan_of(obj).status == Plan.Status.DRAFT

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Only in a draft."""
        return obj is None or self.plan_of(obj).status == Plan.Status.DRAFT

    has_delete_permission = has_change_permission

    def has_view_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Always, for staff."""
        return request.user.is_staff


class PhaseInline(FrozenOnceIssued, admin.TabularInline):
    model = Phase
    extra = 0


class DeadlineInline(FrozenOnceIssued, admin.TabularInline):
    model = Deadline
    extra = 0
    autocomplete_fields = ("body",)


class RecipientInline(FrozenOnceIssued, admin.TabularInline):
    model = Recipient
    extra = 0
    autocomplete_fields = ("body",)


class RecipientLineInline(FrozenOnceIssued, admin.TabularInline):
    model = RecipientLine
    extra = 0


class LegalBasisInline(FrozenOnceIssued, admin.TabularInline):
    model = LegalBasis
    fk_name = "plan"
    extra = 0
    autocomplete_fields = ("cited_plan",)


class SectionInline(FrozenOnceIssued, admin.StackedInline):
    model = PlanSection
    extra = 0


class GroupInline(FrozenOnceIssued, admin.StackedInline):
    model = ParticipantGroup
    extra = 0
    autocomplete_fields = ("bodies",)


class PlanEventInline(admin.TabularInline):
    """Events, which start relative deadlines. Read-only: they are recorded on the plan's page,
    where the history keeps who did it, and why a day was corrected."""

    model = PlanEvent
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Never."""
        return False

    has_change_permission = has_delete_permission = has_add_permission


@admin.register(Plan)
class PlanAdmin(admin.ModelAdmin):
    """Plans are drafted and issued in the portal; here a draft gets its phases, deadlines and
    recipients."""

    list_display = ("__str__", "title", "issuing_body", "issued_on", "status")
    list_filter = ("status", "kind", "registration_form")
    search_fields = ("number", "symbol", "title", "issuing_body__name")
    autocomplete_fields = ("receiving_body",)
    list_select_related = ("issuing_body",)
    exclude = ("path", "depth", "numchild")
    inlines = (
        PhaseInline,
        GroupInline,
        DeadlineInline,
        LegalBasisInline,
        SectionInline,
        RecipientInline,
        RecipientLineInline,
        PlanEventInline,
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """No: a plan is drafted in the portal, where its parent is chosen."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Plan | None = None) -> bool:
        """Only a draft, and only one at a time."""
        return (
            obj is not None
            and obj.status == Plan.Status.DRAFT
            and super().has_delete_permission(request)
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Plan | None = None) -> tuple[str, ...]:
        """All fields of an issued plan; of a draft, its place in the tree and its status."""
        if obj is not None and obj.status != Plan.Status.DRAFT:
            return tuple(
                field.name
                for field in Plan._meta.fields
                if field.name not in ("id", "path", "depth", "numchild")
            )
        return ("issuing_body", "status", "number", "issued_on")
