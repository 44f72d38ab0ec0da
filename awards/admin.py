"""Admin of forms of award, open while the plan is a draft."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from awards.models import (
    AwardForm,
    BaseSalary,
    BonusRate,
    LawVersion,
    Quota,
    QuotaException,
    RequiredDocument,
    Requirement,
)
from campaigns.admin.plans import FrozenOnceIssued
from campaigns.models import Plan
from decisions.admin import InForceAdmin


class FrozenWithItsPlan(FrozenOnceIssued):
    """What belongs to a form of award is frozen with the form's plan."""

    def plan_of(self, obj: AwardForm) -> Plan:
        """The plan that offers the award."""
        return obj.award_form.plan if isinstance(obj, Quota) else obj.plan


class RequirementInline(FrozenWithItsPlan, admin.TabularInline):
    """The sentences; the rules behind them are chosen on the plan's own page, which knows their
    parameters."""

    model = Requirement
    extra = 0
    exclude = ("rule", "parameters")
    autocomplete_fields = ("only_body",)


class RequiredDocumentInline(FrozenWithItsPlan, admin.TabularInline):
    model = RequiredDocument
    extra = 0


class QuotaInline(FrozenWithItsPlan, admin.TabularInline):
    model = Quota
    extra = 0
    show_change_link = True


class OffersOfDrafts(FrozenWithItsPlan, admin.ModelAdmin):
    """Pages on which only what belongs to a draft can be chosen, changed or removed."""

    draft_only: dict[str, dict[str, str]] = {}

    def has_add_permission(self, request: HttpRequest) -> bool:  # type: ignore[override]
        """Staff; the choices are those of drafts."""
        return request.user.is_staff

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer drafts only where the field says to what the thing belongs."""
        if db_field.name in self.draft_only:
            kwargs["queryset"] = db_field.related_model.objects.filter(
                **self.draft_only[db_field.name]
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(AwardForm)
class AwardFormAdmin(OffersOfDrafts):
    """Forms of award with their requirements, quotas and papers."""

    draft_only = {"plan": {"status": "draft"}}
    list_display = ("__str__", "plan", "awardee", "original_sets")
    list_filter = ("name",)
    search_fields = ("authority_title", "plan__title", "plan__number")
    autocomplete_fields = ("authority_body", "proposed_from", "goes_up_to")
    list_select_related = ("plan",)
    inlines = (RequirementInline, QuotaInline, RequiredDocumentInline)


class QuotaExceptionInline(FrozenWithItsPlan, admin.TabularInline):
    model = QuotaException
    extra = 0
    autocomplete_fields = ("body",)


@admin.register(Quota)
class QuotaAdmin(OffersOfDrafts):
    """A quota with the bodies for which another number holds."""

    draft_only = {"award_form": {"plan__status": "draft"}}
    list_display = ("__str__", "award_form")
    list_select_related = ("award_form__plan",)
    inlines = (QuotaExceptionInline,)


@admin.register(LawVersion)
class LawVersionAdmin(InForceAdmin):
    """The law by which a dossier received on a day is handled."""

    list_display = ("law", "decree", "circular", *InForceAdmin.times)
    list_filter = ("is_uncertain",)
    search_fields = ("law", "decree", "circular", "source")


@admin.register(BaseSalary)
class BaseSalaryAdmin(InForceAdmin):
    """The base salary in force on the day of a decision."""

    list_display = ("__str__", *InForceAdmin.times)
    list_filter = ("is_uncertain",)
    search_fields = ("source",)


@admin.register(BonusRate)
class BonusRateAdmin(InForceAdmin):
    """The multiple of the base salary that goes with a form of award."""

    list_display = ("__str__", "multiple", *InForceAdmin.times)
    list_filter = ("form_name", "authority_level", "awardee", "is_uncertain")
    search_fields = ("source",)
