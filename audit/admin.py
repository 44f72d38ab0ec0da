"""Read-only admin of the log."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from audit.models import Event


@admin.register(Event)
class EventAdmin(admin.ModelAdmin):
    """Every step of every object; nothing here can be changed."""

    list_display = ("at", "label", "subject", "actor", "from_status", "to_status")
    list_filter = ("verb", "subject_type")
    search_fields = ("actor__full_name", "actor__username", "reason")
    date_hierarchy = "at"
    list_select_related = ("actor", "subject_type")

    def get_queryset(self, request: HttpRequest) -> Any:
        """Events with their subjects, fetched in one query for each model."""
        return super().get_queryset(request).prefetch_related("subject")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """No: only `audit.transitions` writes to the log."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        """No."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        """No."""
        return False
