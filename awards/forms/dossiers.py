"""Forms of a dossier."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms

from audit import clock
from awards.models import AwardForm, Dossier
from awards.models.award_forms import Awardee
from campaigns.models import Plan
from organisation.models import IssuingBody
from organisation.models.bodies import IssuingBodyQuerySet
from screens.edit_conflicts import EditedForm
from screens.fields import AskingModelForm, CleanedData


class DossierForm(EditedForm, AskingModelForm):
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

    def __init__(
        self,
        *args: Any,
        plan: Plan,
        bodies: IssuingBodyQuerySet,
        proposers: IssuingBodyQuerySet,
        **kwargs: Any,
    ) -> None:
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
            "seen",
        )

    def clean(self) -> CleanedData:
        """An individual's award form must be one that is given to individuals, and so on."""
        super().clean()
        cleaned = self.cleaned_data
        form, kind = cleaned.get("award_form"), cleaned.get("awardee_kind")
        if form and kind and form.awardee not in (Awardee.BOTH, kind):
            self.add_error(
                "awardee_kind", f"{form} chỉ tặng cho {form.get_awardee_display().lower()}."
            )
        return cleaned

    def values(self) -> CleanedData:
        """What may still change after the dossier was opened."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("award_form", "proposed_by", "seen")
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


def bodies_for_dossier(plan: Plan, proposers: list[IssuingBody]) -> IssuingBodyQuerySet:
    """The bodies that may be awarded, or at which an awarded person works: those that propose,
    with everything below them, in existence on the working day."""
    paths = [body.path for body in proposers]
    return IssuingBody.objects.under(paths).valid_on(clock.today())
