"""The log of mail: what went to whom, and what could not be delivered."""

from django.contrib import admin
from django.http import HttpRequest

from notifications.models import Mail


@admin.register(Mail)
class MailAdmin(admin.ModelAdmin):
    """Read only: the rows are written by the portal."""

    list_display = ("recipient", "address", "state", "attempts", "created_at", "sent_at", "problem")
    list_filter = ("state",)
    search_fields = ("address", "recipient__full_name")
    list_select_related = ("recipient",)
    date_hierarchy = "created_at"

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody writes it by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Mail | None = None) -> bool:
        """Nobody changes it."""
        return False
