"""Forms in which a draft's forms of award are edited."""

from typing import Any

from django import forms
from django.db.models import Q

from awards.forms.rules import RequirementForm
from awards.models import AwardForm, Quota, QuotaException, RequiredDocument, Requirement
from campaigns.forms.parts import RowForm, rows_of
from campaigns.models import Plan
from organisation.body_names import BodyNames
from organisation.models import IssuingBody
from organisation.models.bodies import Level
from screens.edit_conflicts import ComparedForm
from screens.fields import AskingModelForm

MOST = 10_000


class AwardFormForm(ComparedForm, AskingModelForm):
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
            "goes_up_to",
            "original_sets",
            "needs_council",
            "bonus",
            "bonus_level",
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
        above = AwardForm.objects.filter(plan__path__in=plan.paths_above)
        self.fields["goes_up_to"].queryset = above.select_related("plan")


class QuotaForm(RowForm):
    """A number, and the bodies for which another one holds."""

    wide = ("exceptions",)

    level = forms.ChoiceField(
        label="Chỉ áp dụng cho cấp", choices=[("", "Mọi cấp"), *Level.choices], required=False
    )
    exceptions = forms.CharField(
        label="Riêng một số đơn vị",
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 2}),
        help_text="Mỗi dòng một đơn vị và số lượng, ví dụ: UBND huyện Giồng Riềng: 2",
    )

    class Meta:
        model = Quota
        fields = ("awardee", "limit", "per", "level", "chosen_only")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = self.instance.exceptions.select_related("body") if self.instance.pk else ()
        self.initial["exceptions"] = "\n".join(f"{row.body.name}: {row.limit}" for row in rows)

    def clean_exceptions(self) -> dict[int, int]:
        """By body its number. Raises ValidationError naming the line that says no body of the plan,
        or no number."""
        names = BodyNames.of(self.part_choices.bodies())
        found: dict[int, int] = {}
        for line in filter(None, map(str.strip, self.cleaned_data["exceptions"].splitlines())):
            name, _, number = line.rpartition(":")
            body = names.meant_by(name).key
            if body is None:
                raise forms.ValidationError(
                    f"Dòng “{line}”: không có đơn vị này trong các đơn vị nhận kế hoạch."
                )
            if not number.strip().isdecimal() or not 1 <= int(number) <= MOST:
                raise forms.ValidationError(f"Dòng “{line}”: sau dấu hai chấm hãy ghi một số.")
            if body in found:
                raise forms.ValidationError(f"Dòng “{line}”: đơn vị này đã có ở dòng trên.")
            found[body] = int(number)
        return found

    def save(self, commit: bool = True) -> Quota:
        """The number, and its exceptions as they are typed now."""
        quota = super().save(commit)
        if commit:
            quota.exceptions.all().delete()
            QuotaException.objects.bulk_create(
                QuotaException(quota=quota, body_id=body, limit=limit)
                for body, limit in self.cleaned_data["exceptions"].items()
            )
        return quota


class RequiredDocumentForm(RowForm):
    """A part of the dossier."""

    wide = ("name",)

    class Meta:
        model = RequiredDocument
        fields = ("position", "awardee", "condition", "made_as", "is_shared", "name")
        widgets = {"name": forms.Textarea({"rows": 2})}


# By the place in the page: heading, what one row is called, the set of forms, and the template of a
# row's wide fields where they are more than fields.
ROWS: dict[str, tuple[str, str, Any, str]] = {
    "tieu-chuan": (
        "Tiêu chuẩn, điều kiện",
        "tiêu chuẩn",
        rows_of(AwardForm, Requirement, RequirementForm, "award_form"),
        "awards/_requirement_fields.html",
    ),
    "so-luong": (
        "Số lượng",
        "số lượng",
        rows_of(AwardForm, Quota, QuotaForm, "award_form"),
        "",
    ),
    "ho-so": (
        "Thành phần hồ sơ",
        "giấy tờ",
        rows_of(AwardForm, RequiredDocument, RequiredDocumentForm, "award_form"),
        "",
    ),
}
