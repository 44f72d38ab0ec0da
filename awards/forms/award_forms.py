"""Forms in which a draft says what it offers as awards."""

from typing import Any

from django import forms
from django.db.models import Q

from awards.models import AwardForm, Quota, RequiredDocument, Requirement
from campaigns.forms.fields import AskingModelForm
from campaigns.forms.parts import RowForm, rows_of
from campaigns.models import IssuingBody, Plan
from campaigns.models.bodies import Level


class AwardFormForm(AskingModelForm):
    """A form of award: what, whose, for whom."""

    class Meta:
        model = AwardForm
        fields = (
            "position",
            "name",
            "authority_body",
            "authority_title",
            "printed_as",
            "awardee",
            "proposed_from",
            "original_sets",
            "needs_council",
            "note",
        )
        widgets = {"note": forms.Textarea({"rows": 2})}

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The plan's own body, those above it, and what the form names already.
        self.fields["authority_body"].queryset = IssuingBody.objects.filter(
            Q(path__in=plan.issuing_body.path_and_above) | Q(pk=self.instance.authority_body_id)
        )
        self.fields["authority_body"].empty_label = "Giao cho cơ quan khác quy định"
        self.fields["proposed_from"].queryset = plan.award_forms.exclude(
            pk=self.instance.pk
        ).select_related("plan")


class RequirementForm(RowForm):
    """A requirement, as a sentence."""

    wide = ("text",)

    class Meta:
        model = Requirement
        fields = ("position", "kind", "awardee", "alternative", "text")
        widgets = {"text": forms.Textarea({"rows": 2})}


class QuotaForm(RowForm):
    """A number."""

    level = forms.ChoiceField(
        label="Chỉ áp dụng cho cấp", choices=[("", "Mọi cấp"), *Level.choices], required=False
    )

    class Meta:
        model = Quota
        fields = ("awardee", "limit", "per", "level")


class RequiredDocumentForm(RowForm):
    """A part of the dossier."""

    wide = ("name",)

    class Meta:
        model = RequiredDocument
        fields = ("position", "awardee", "condition", "made_as", "is_shared", "name")
        widgets = {"name": forms.Textarea({"rows": 2})}


ROWS: dict[str, tuple[str, str, Any]] = {
    "tieu-chuan": (
        "Tiêu chuẩn, điều kiện",
        "tiêu chuẩn",
        rows_of(AwardForm, Requirement, RequirementForm, "award_form"),
    ),
    "so-luong": ("Số lượng", "số lượng", rows_of(AwardForm, Quota, QuotaForm, "award_form")),
    "ho-so": (
        "Thành phần hồ sơ",
        "giấy tờ",
        rows_of(AwardForm, RequiredDocument, RequiredDocumentForm, "award_form"),
    ),
}
