"""What administrators keep of the laws that papers cite."""

from django.contrib import admin

from decisions.legal_texts import LegalText


class InForceAdmin(admin.ModelAdmin):
    """What holds from a day, with its source, and whether that is certain."""

    date_hierarchy = "applies_from"
    times = ("applies_from", "applies_through", "is_uncertain", "source")


@admin.register(LegalText)
class LegalTextAdmin(InForceAdmin):
    """A law or decree as it is cited at its first mention in a paper."""

    list_display = ("citation", "topic", *InForceAdmin.times)
    list_filter = ("topic", "is_uncertain")
    search_fields = ("kind", "number", "title", "issuer")
