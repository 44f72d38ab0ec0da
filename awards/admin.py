"""The administrator's door to what plans offer as awards."""

from django.contrib import admin

from awards.models import AwardForm, Quota, QuotaException, RequiredDocument, Requirement


class RequirementInline(admin.TabularInline):
    model = Requirement
    extra = 0


class RequiredDocumentInline(admin.TabularInline):
    model = RequiredDocument
    extra = 0


class QuotaInline(admin.TabularInline):
    model = Quota
    extra = 0
    show_change_link = True


@admin.register(AwardForm)
class AwardFormAdmin(admin.ModelAdmin):
    """Forms of award with their requirements, quotas and papers."""

    list_display = ("__str__", "plan", "awardee", "original_sets")
    list_filter = ("name",)
    search_fields = ("authority_title", "plan__title", "plan__number")
    autocomplete_fields = ("plan", "authority_body", "proposed_from")
    list_select_related = ("plan",)
    inlines = (RequirementInline, QuotaInline, RequiredDocumentInline)


class QuotaExceptionInline(admin.TabularInline):
    model = QuotaException
    extra = 0
    autocomplete_fields = ("body",)


@admin.register(Quota)
class QuotaAdmin(admin.ModelAdmin):
    """A quota with the bodies for which another number holds."""

    list_display = ("__str__", "award_form")
    autocomplete_fields = ("award_form",)
    inlines = (QuotaExceptionInline,)
