"""The form for a plan's own fields."""

from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms
from django.db.models import Q

from accounts.models import User
from audit import clock
from campaigns.models import Plan
from campaigns.models.plans import RegistrationForm
from campaigns.rules.lineage import parent_objection
from decisions.forms import signature_preview
from organisation.models import IssuingBody
from organisation.models.memberships import ORGANISERS
from organisation.scope import scope_of
from screens.edit_conflicts import EditedForm
from screens.fields import AskingModelForm, CleanedData, DayField


class PlanForm(EditedForm, AskingModelForm):
    """A plan's own fields: its kind, body, parent, period, and form of registration."""

    is_collective = Plan.IS_COLLECTIVE
    parent = forms.ModelChoiceField(
        label="Kế hoạch cấp trên", queryset=Plan.objects.none(), required=False
    )

    class Meta:
        model = Plan
        fields = (
            "issuing_body",
            "receiving_body",
            "kind",
            "symbol",
            "place",
            "title",
            "theme",
            "starts_on",
            "ends_on",
            "campaign_from_year",
            "campaign_to_year",
            "registration_form",
            "reform_area_set",
            "accepts_late",
            "signer_name",
            "signer_capacity",
            "signer_title",
        )
        field_classes: ClassVar[dict[str, type[forms.Field]]] = {
            "starts_on": DayField,
            "ends_on": DayField,
        }
        widgets = {"title": forms.Textarea({"rows": 2})}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        saved: Plan | None = kwargs.get("instance")
        parent = saved.parent if saved else None
        super().__init__(*args, **kwargs, initial={"parent": parent})
        # What a draft names already stays among the choices, or saving would lose it in silence.
        saved = self.instance
        self.signing_body = saved.issuing_body if saved.pk else None
        # What has ended issues nothing more, though its successor's people stand there too.
        own = [
            body.pk
            for body in scope_of(user).represented_as(*ORGANISERS)
            if body.exists_on(clock.today())
        ]
        bodies = IssuingBody.objects.all()
        issuers = Q(pk__in=own) | Q(pk=saved.issuing_body_id)
        self.fields["issuing_body"].queryset = bodies.filter(issuers)
        self.fields["receiving_body"].queryset = bodies.filter(
            issuers | Q(acts_for__in=own) | Q(pk=saved.receiving_body_id)
        )
        if saved.pk:
            self.fields["issuing_body"].disabled = True
        # Every issued plan that the person may see can be chosen; a wrong choice gets a sentence.
        visible = Plan.objects.visible_to(user).issued().values("pk")
        self.fields["parent"].queryset = Plan.objects.filter(
            Q(pk__in=visible) | Q(pk=parent.pk if parent else None)
        ).select_related("issuing_body")
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.render_hidden_fields = True
        self.helper.layout = Layout(
            Fieldset(
                "Văn bản",
                Row(Column("issuing_body"), Column("receiving_body")),
                "parent",
                Row(Column("kind"), Column("symbol"), Column("place")),
                "title",
                "theme",
            ),
            Fieldset(
                "Thời gian thi đua",
                Row(Column("starts_on"), Column("ends_on")),
                Row(Column("campaign_from_year"), Column("campaign_to_year")),
            ),
            Fieldset("Đăng ký", "registration_form", "reform_area_set", "accepts_late"),
            Fieldset(
                "Người ký",
                Row(Column("signer_name"), Column("signer_capacity"), Column("signer_title")),
                signature_preview(),
            ),
        )

    def clean(self) -> CleanedData:
        """Put the objection to a parent at its field."""
        super().clean()
        cleaned = self.cleaned_data
        parent, body = cleaned.get("parent"), cleaned.get("issuing_body")
        if parent and body:
            objection = parent_objection(
                plan_path=self.instance.path if self.instance.pk else "",
                issuing_body_path=body.path,
                parent_path=parent.path,
                parent_body_path=parent.issuing_body.path,
            )
            if objection:
                self.add_error("parent", objection)
        needs_areas = cleaned.get("registration_form") == RegistrationForm.INITIATIVES
        if needs_areas and not cleaned.get("reform_area_set"):
            self.add_error("reform_area_set", "Hãy chọn bộ lĩnh vực để đơn vị đăng ký theo.")
        return cleaned

    def values(self) -> CleanedData:
        """The plan's own fields as typed, without body and parent, which the verb takes
        separately."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("parent", "issuing_body", "seen")
        }
