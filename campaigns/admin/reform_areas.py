"""The administrator's door to the fields of administrative reform."""

from django.contrib import admin

from campaigns.models import ReformArea, ReformAreaSet


class ReformAreaInline(admin.TabularInline):
    model = ReformArea
    extra = 0


@admin.register(ReformAreaSet)
class ReformAreaSetAdmin(admin.ModelAdmin):
    list_display = ("name", "from_year", "to_year", "source")
    search_fields = ("name",)
    inlines = (ReformAreaInline,)
