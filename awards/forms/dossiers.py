"""Forms of a dossier."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms

from audit import clock
from awards.models import AwardForm, Dossier
from awards.models.award_forms import Awardee
from campaigns.forms.fields import AskingModelForm, DayInput
from campaigns.models import IssuingBody, Plan
from campaigns.models.plans import Capacity


class DossierForm(AskingModelForm):
    """Whom a dossier proposes, for what, and why."""

    class Meta:
        model = Dossier
        fields = (
            "award_form",
            "proposed_by",
            "awardee_kind",
            "awardee_name",
            "awardee_title",
            "awardee_body",
            "is_enterprise",
            "achievement",
            "summary",
        )
        widgets = {
            "achievement": forms.Textarea({"rows": 2}),
            "summary": forms.Textarea({"rows": 5}),
        }

    def __init__(self, *args: Any, plan: Plan, bodies: Any, proposers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A form of award whose authority is left to other bodies is not decided here.
        self.fields["award_form"].queryset = AwardForm.objects.filter(
            plan=plan, authority_body__isnull=False
        )
        self.fields["proposed_by"].queryset = proposers
        self.fields["awardee_body"].queryset = bodies
        if self.instance.pk:
            self.fields["award_form"].disabled = True
            self.fields["proposed_by"].disabled = True
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Row(Column("award_form"), Column("proposed_by")),
            Row(Column("awardee_kind"), Column("awardee_body")),
            Row(Column("awardee_name"), Column("awardee_title")),
            "is_enterprise",
            "achievement",
            "summary",
        )

    def clean(self) -> dict[str, Any]:
        """An individual's award form must be one that is given to individuals, and so on."""
        super().clean()
        cleaned = self.cleaned_data
        form, kind = cleaned.get("award_form"), cleaned.get("awardee_kind")
        if form and kind and form.awardee not in (Awardee.BOTH, kind):
            self.add_error(
                "awardee_kind", f"{form} chỉ tặng cho {form.get_awardee_display().lower()}."
            )
        return cleaned

    def values(self) -> dict[str, Any]:
        """What may still change after the dossier was opened."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("award_form", "proposed_by")
        }


class AttachmentForm(forms.Form):
    """A file for one paper."""

    file = forms.FileField(
        label="Tệp",
        error_messages={
            "required": "Hãy chọn tệp cần đính kèm.",
            "empty": "Tệp này rỗng. Hãy chọn lại tệp.",
        },
    )


class DecisionForm(forms.Form):
    """The decision as it was signed."""

    number = forms.CharField(label="Số quyết định", max_length=20)
    symbol = forms.CharField(label="Ký hiệu", max_length=40, initial="QĐ-UBND")
    issued_on = forms.DateField(label="Ngày ký", widget=DayInput(), initial=clock.today)
    place = forms.CharField(label="Địa danh", max_length=80)
    signer_capacity = forms.ChoiceField(
        label="Thẩm quyền ký",
        choices=[("", "Người đứng đầu ký"), *Capacity.choices],
        required=False,
    )
    signer_title = forms.CharField(label="Chức vụ người ký", max_length=150)
    signer_name = forms.CharField(label="Người ký", max_length=150)

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dossier = dossier
        authority = dossier.award_form.authority_body
        if authority is not None:
            self.fields["place"].initial = authority.place_name
            self.fields["signer_title"].initial = authority.head_title
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Row(Column("number"), Column("symbol"), Column("issued_on")),
            Row(Column("place"), Column("signer_capacity")),
            Row(Column("signer_title"), Column("signer_name")),
        )

    def clean_issued_on(self) -> Any:
        """A decision is signed today or earlier, and not before the dossier was received."""
        day = self.cleaned_data["issued_on"]
        if day > clock.today():
            raise forms.ValidationError("Ngày ký quyết định không thể ở tương lai.")
        if self.dossier.received_on and day < self.dossier.received_on:
            raise forms.ValidationError(
                f"Ngày ký quyết định phải từ ngày nhận hồ sơ ({self.dossier.received_on:%d/%m/%Y}) "
                "trở đi."
            )
        return day


def bodies_for_dossier(plan: Plan, proposers: list[IssuingBody]) -> Any:
    """The bodies that may be awarded, or at which an awarded person works: those that propose,
    with everything below them, in existence on the working day."""
    paths = [body.path for body in proposers]
    return IssuingBody.objects.under(paths).valid_on(clock.today())
