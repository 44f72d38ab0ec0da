"""Read-only admin of reorganisations: what was done to bodies, and by what document."""

from collections.abc import Iterable

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from organisation.models import BodySuccession, IssuingBody, Reorganisation


class SuccessionsOfIt(admin.TabularInline):
    """The successions of a reorganisation."""

    model = BodySuccession
    fields = ("predecessor", "successor", "extent")
    readonly_fields = fields
    can_delete = False
    extra = 0
    verbose_name_plural = "đơn vị cũ và đơn vị kế thừa"

    def has_add_permission(self, *_: object) -> bool:
        """No: successions are created by the act."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """With both bodies, in the order of the tree."""
        found = super().get_queryset(request).select_related("predecessor", "successor")
        return found.order_by("predecessor__path")


@admin.register(Reorganisation)
class ReorganisationAdmin(admin.ModelAdmin):
    """Reorganisations, latest first."""

    list_display = ("kind", "effective_on", "what_ended", "what_began", "legal_basis")
    list_filter = ("kind",)
    search_fields = ("legal_basis", "note", "ended__folded_name", "begun__folded_name")
    date_hierarchy = "effective_on"
    fields = (
        "kind",
        "effective_on",
        "legal_basis",
        "note",
        "what_ended",
        "what_began",
        "recorded_by",
        "recorded_at",
    )
    readonly_fields = fields
    inlines = (SuccessionsOfIt,)
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Reorganisations with the bodies that each ended and began."""
        found = super().get_queryset(request).select_related("recorded_by")
        return found.prefetch_related("ended", "begun")

    @admin.display(description="chấm dứt", empty_value="Không có")
    def what_ended(self, act: Reorganisation) -> str | None:
        """The names of the bodies that it ended."""
        return _names(act.ended.all())

    @admin.display(description="bắt đầu", empty_value="Không có")
    def what_began(self, act: Reorganisation) -> str | None:
        """The names of the bodies that it began."""
        return _names(act.begun.all())

    def has_add_permission(self, *_: object) -> bool:
        """No: reorganisations start from the page of a body."""
        return False

    def has_change_permission(self, *_: object) -> bool:
        """No."""
        return False

    def has_delete_permission(self, *_: object) -> bool:
        """No."""
        return False


def _names(bodies: Iterable[IssuingBody]) -> str | None:
    names = [body.called for body in bodies]
    shown = "; ".join(names[:5])
    return f"{shown}; và {len(names) - 5} đơn vị khác" if len(names) > 5 else shown or None
