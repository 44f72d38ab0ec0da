"""The form for a plan's own fields as read from a document."""

from typing import Any, ClassVar

from django import forms

from campaigns.models import Plan, ReformAreaSet
from campaigns.models.plans import RegistrationForm
from organisation.models import IssuingBody
from plan_reading.forms.passages import Evidence
from plan_reading.forms.rows import Confirmed, PickField, by_key
from screens.fields import AskingModelForm, CleanedData, DayField

# The plans under which a document may stand, by key, each with its name: one of the portal, or the
# place of one in the same text.
Parents = dict[str, tuple[Plan | int, str]]


class HeaderForm(Confirmed, AskingModelForm):
    """Whether a document becomes a plan, whose, under which, and its own fields."""

    wide = ("title", "theme")
    take = forms.BooleanField(label="Lập văn bản này thành kế hoạch trong cổng", required=False)

    class Meta:
        model = Plan
        fields = (
            "kind",
            "number",
            "symbol",
            "issued_on",
            "place",
            "title",
            "theme",
            "starts_on",
            "ends_on",
            "campaign_from_year",
            "campaign_to_year",
            "registration_form",
            "signer_name",
            "signer_capacity",
            "signer_title",
        )
        field_classes: ClassVar[dict[str, type[forms.Field]]] = {
            "issued_on": DayField,
            "starts_on": DayField,
            "ends_on": DayField,
        }
        widgets = {
            "title": forms.Textarea({"rows": 2}),
            "theme": forms.Textarea({"rows": 2}),
        }

    def __init__(
        self,
        *args: Any,
        bodies: list[IssuingBody],
        offices: list[IssuingBody],
        parents: Parents,
        area_sets: list[ReformAreaSet],
        evidence: dict[str, Evidence],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.evidence = evidence
        picks = {
            "issuing_body": PickField(
                label="Cơ quan ban hành", things=by_key(bodies), nothing="Chọn…"
            ),
            "receiving_body": PickField(
                label="Cơ quan tiếp nhận", things=by_key(offices), required=False
            ),
            "parent": PickField(
                label="Kế hoạch cấp trên",
                things={key: thing for key, (thing, _) in parents.items()},
                names={key: name for key, (_, name) in parents.items()},
                required=False,
            ),
            "reform_area_set": PickField(
                label="Bộ lĩnh vực", things=by_key(area_sets), required=False
            ),
        }
        for name, field in picks.items():
            field.initial = self.initial.get(name)
        order = ("issuing_body", "receiving_body", "parent")
        own = {name: self.fields[name] for name in self.fields if name not in picks}
        self.fields = {**{name: picks[name] for name in order}, **own}
        self.fields["reform_area_set"] = picks["reform_area_set"]

    @property
    def is_taken(self) -> bool:
        """Whether the document is to become a plan."""
        if not self.is_bound:
            return bool(self.initial.get("take"))
        return self.add_prefix("take") in self.data

    def clean(self) -> CleanedData:
        """Who registers initiatives needs the fields to register them in."""
        cleaned = super().clean() or self.cleaned_data
        needs_areas = cleaned.get("registration_form") == RegistrationForm.INITIATIVES
        if needs_areas and not cleaned.get("reform_area_set"):
            self.add_error("reform_area_set", "Hãy chọn bộ lĩnh vực để đơn vị đăng ký theo.")
        return cleaned

    def values(self) -> CleanedData:
        """The plan's fields; body and parent go their own way."""
        left_out = ("take", "issuing_body", "parent")
        return {name: said for name, said in self.cleaned_data.items() if name not in left_out}
