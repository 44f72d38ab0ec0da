"""The form that proposes several awardees together."""

from typing import Any

from django import forms

from awards.models import AwardForm, Dossier
from awards.models.award_forms import Awardee
from campaigns.models import Plan
from organisation.models.bodies import IssuingBodyQuerySet
from screens.fields import CleanedData
from screens.rows import RowFields, RowFormSet, row_formset

ROWS_TO_BEGIN_WITH, ROWS_AT_MOST = 3, 100


class NominationForm(forms.Form):
    """For which award, on whose behalf, and what all of them are awarded for."""

    award_form = forms.ModelChoiceField(
        AwardForm.objects.none(), label="Hình thức khen thưởng", empty_label="Chọn…"
    )
    proposed_by = forms.ModelChoiceField(
        AwardForm.objects.none(), label="Đơn vị đề nghị", empty_label="Chọn…"
    )
    achievement = forms.CharField(
        label="Thành tích ghi trên giấy khen, bằng khen",
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text="Dùng chung cho cả danh sách; sửa riêng từng hồ sơ sau khi lập",
    )

    def __init__(
        self, *args: Any, plan: Plan, proposers: IssuingBodyQuerySet, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award_form"].queryset = AwardForm.objects.filter(
            plan=plan, authority_body__isnull=False
        ).select_related("plan")
        self.fields["proposed_by"].queryset = proposers
        for name in ("award_form", "proposed_by"):
            offered = list(self.fields[name].queryset[:2])
            if len(offered) == 1:
                self.fields[name].initial = offered[0]


class NomineeForm(RowFields, forms.Form):
    """One of the list; a row left blank is passed over."""

    wide = ("awardee_body", "is_enterprise")

    # What a blank row comes back with: without it every blank row would count as begun.
    awardee_kind = forms.ChoiceField(
        label="Đối tượng",
        choices=Dossier.AwardeeKind.choices,
        initial=Dossier.AwardeeKind.COLLECTIVE,
    )
    awardee_body = forms.ModelChoiceField(
        AwardForm.objects.none(),
        label="Tập thể, hoặc đơn vị công tác",
        empty_label="Chọn…",
    )
    awardee_name = forms.CharField(
        label="Họ và tên cá nhân",
        max_length=250,
        required=False,
        help_text="Với tập thể: để trống là tên đơn vị",
    )
    awardee_title = forms.CharField(label="Chức vụ", max_length=150, required=False)
    is_enterprise = forms.BooleanField(
        label="Là doanh nghiệp hoặc người đứng đầu doanh nghiệp", required=False
    )

    def __init__(self, *args: Any, bodies: IssuingBodyQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["awardee_body"].queryset = bodies

    def clean(self) -> CleanedData:
        """A person has a name; a collective is called as its body unless it says otherwise."""
        super().clean()
        cleaned = self.cleaned_data
        if not cleaned.get("awardee_name") and cleaned.get("awardee_body"):
            if cleaned.get("awardee_kind") == Dossier.AwardeeKind.INDIVIDUAL:
                self.add_error("awardee_name", "Hãy ghi họ và tên.")
            else:
                cleaned["awardee_name"] = cleaned["awardee_body"].name
        return cleaned


class NomineeRows(RowFormSet):
    """The rows of a list."""

    adds = 3

    def nominees(self, award_form: AwardForm, achievement: str) -> list[CleanedData]:
        """What was filled in, with the achievement that all share; a kind of awardee to whom the
        form is not given is marked on its row, and then nothing is given."""
        for row in self.kept_rows:
            kind = row.cleaned_data.get("awardee_kind")
            if kind and award_form.awardee not in (Awardee.BOTH, kind):
                given_to = award_form.get_awardee_display().lower()
                row.add_error("awardee_kind", f"{award_form} chỉ tặng cho {given_to}.")
        if any(row.errors for row in self.kept_rows):
            return []
        return [{**values, "achievement": achievement} for values in self.said("awardee_kind")]


NomineeFormSet: Any = row_formset(
    NomineeForm, room=ROWS_TO_BEGIN_WITH, most=ROWS_AT_MOST, formset=NomineeRows
)
