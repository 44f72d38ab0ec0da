"""The administrator's door to bodies, roles, reference lists and plans."""

from typing import Any

from django import forms
from django.contrib import admin
from import_export.admin import ImportExportMixin
from import_export.formats.base_formats import XLSX

from campaigns.body_sheet import BodyResource
from campaigns.models import (
    BodySuccession,
    Deadline,
    IssuingBody,
    LegalBasis,
    Membership,
    ParticipantGroup,
    Phase,
    Plan,
    PlanEvent,
    PlanSection,
    Recipient,
    RecipientLine,
    ReformArea,
    ReformAreaSet,
)


class BodyForm(forms.ModelForm):
    """A body with its place in the tree, which is chosen when it is made."""

    superior = forms.ModelChoiceField(
        label="đơn vị cấp trên", queryset=IssuingBody.objects.all(), required=False
    )

    class Meta:
        model = IssuingBody
        fields = (
            "name",
            "short_name",
            "level",
            "kind",
            "code",
            "digital_identifier",
            "symbol",
            "place_name",
            "head_title",
            "acts_for",
            "valid_from",
            "valid_to",
        )


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0
    autocomplete_fields = ("user",)


class SuccessionInline(admin.TabularInline):
    model = BodySuccession
    fk_name = "predecessor"
    extra = 0
    autocomplete_fields = ("successor",)


@admin.register(IssuingBody)
class IssuingBodyAdmin(ImportExportMixin, admin.ModelAdmin):
    """Bodies in the order of the tree; moved by succession, never by dragging."""

    form = BodyForm
    resource_classes = (BodyResource,)
    formats = (XLSX,)
    list_display = ("in_tree", "level", "kind", "code", "valid_from", "valid_to")
    list_filter = ("level", "kind")
    search_fields = ("name", "short_name", "folded_name", "code", "symbol")
    autocomplete_fields = ("acts_for",)
    inlines = (MembershipInline, SuccessionInline)
    list_per_page = 50
    ordering = ("path",)

    @admin.display(description="cơ quan, đơn vị", ordering="path")
    def in_tree(self, body: IssuingBody) -> str:
        """The name, set in by its depth."""
        return "\u2003" * (body.depth - 1) + body.name

    def get_fields(self, request: Any, obj: IssuingBody | None = None) -> list[Any]:
        """Ask for the superior of a new body only."""
        fields = super().get_fields(request, obj)
        return [name for name in fields if obj is None or name != "superior"]

    def save_model(self, request: Any, obj: IssuingBody, form: forms.ModelForm, change: bool):
        """Put a new body into the tree; save a known one where it stands."""
        superior = form.cleaned_data.get("superior")
        if change:
            obj.save()
        elif superior:
            IssuingBody.objects.add_child(superior, instance=obj)
        else:
            IssuingBody.objects.add_root(instance=obj)


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):
    list_display = ("user", "role", "body", "valid_from", "valid_to")
    list_filter = ("role",)
    search_fields = ("user__full_name", "user__username", "body__name")
    autocomplete_fields = ("user", "body")
    list_select_related = ("user", "body")


class ReformAreaInline(admin.TabularInline):
    model = ReformArea
    extra = 0


@admin.register(ReformAreaSet)
class ReformAreaSetAdmin(admin.ModelAdmin):
    list_display = ("name", "from_year", "to_year", "source")
    search_fields = ("name",)
    inlines = (ReformAreaInline,)


class FrozenOnceIssued:
    """Parts of a plan: added, changed and removed while it is a draft, read afterwards (design,
    law 7)."""

    def plan_of(self, obj: Any) -> Plan:
        """The plan to which the thing on the page belongs: itself, unless said otherwise."""
        return obj

    def has_add_permission(self, request: Any, obj: Any = None) -> bool:
        """Only in a draft."""
        return obj is None or self.plan_of(obj).status == "draft"

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        """Only in a draft."""
        return obj is None or self.plan_of(obj).status == "draft"

    has_delete_permission = has_change_permission

    def has_view_permission(self, request: Any, obj: Any = None) -> bool:
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
    """Happenings are recorded while a plan runs: they start its relative deadlines."""

    model = PlanEvent
    extra = 0


@admin.register(Plan)
class PlanAdmin(admin.ModelAdmin):
    """Plans as they are. They are drafted and issued in the portal; here a draft gets its phases,
    deadlines and recipients."""

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

    def has_add_permission(self, request: Any) -> bool:
        """A plan is drafted in the portal, where it finds its parent."""
        return False

    def has_delete_permission(self, request: Any, obj: Plan | None = None) -> bool:
        """Only a draft, and only one at a time."""
        return obj is not None and obj.status == "draft" and super().has_delete_permission(request)

    def get_readonly_fields(self, request: Any, obj: Plan | None = None) -> tuple[str, ...]:
        """All of an issued plan; of a draft, what decides its place and its state."""
        if obj is not None and obj.status != "draft":
            return tuple(
                field.name
                for field in Plan._meta.fields
                if field.name not in ("id", "path", "depth", "numchild")
            )
        return ("issuing_body", "status", "number", "issued_on")
