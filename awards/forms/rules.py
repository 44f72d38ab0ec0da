"""The form of a requirement: its sentence, the rule that checks it, and the parameters of that
rule."""

from typing import Any

from django import forms
from django.http import QueryDict

from awards.models import Requirement
from awards.rules.catalogue import CATALOGUE
from awards.rules.parameters import Parameter, Takes
from campaigns.forms.parts import PartChoices, RowForm
from campaigns.models import ReformArea
from screens.fields import CleanedData
from screens.rows import ABOUT_THE_ROW

PREFIX = "thamso_"
BY_A_PERSON = "Người thẩm định xác nhận"
LOOK_AGAIN = "Bạn vừa chọn quy tắc khác: hãy xem các tham số của nó rồi lưu lại."


class AwardChoices(PartChoices):
    """What the rows of a form of award choose from, asked once for all of them."""

    def areas(self) -> list[ReformArea]:
        """The fields of the plan's set."""
        return self._once(
            "areas", lambda: ReformArea.objects.filter(area_set=self.plan.reform_area_set_id)
        )


class RequirementForm(RowForm):
    """A requirement, as a sentence and a rule.

    `shown` carries back the rule whose parameters the page had: where another has been chosen
    since, its parameters are offered first, and nothing is saved before they were seen.
    """

    rule = forms.ChoiceField(
        label="Hệ thống đối chiếu",
        choices=[
            ("", BY_A_PERSON),
            *((rule.key, rule.label) for rule in CATALOGUE.values()),
        ],
        required=False,
        widget=forms.Select(
            {
                "hx-post": "",
                "hx-trigger": "change",
                "hx-include": "closest form",
                "hx-vals": '{"add": "quy-tac"}',
                "hx-target": "#phan",
                "hx-select": "#phan",
                "hx-swap": "outerHTML",
            }
        ),
    )
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Requirement
        fields = (
            "position",
            "kind",
            "awardee",
            "alternative",
            "branch",
            "only_body",
            "text",
            "rule",
        )
        widgets = {"text": forms.Textarea({"rows": 2})}

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        self.offer("only_body", self.part_choices.bodies(), "Mọi đơn vị")
        self.chosen = self._chosen_rule()
        self.is_switched = self.is_bound and self.data.get(self.add_prefix("shown")) != self.chosen
        rule = CATALOGUE.get(self.chosen)
        self.parameters = rule.parameters if rule else ()
        for parameter in self.parameters:
            self.fields[PREFIX + parameter.name] = _field(parameter, self.part_choices)
        if self.is_switched:
            self._offer_defaults()
            if self.parameters:
                first = self.fields[PREFIX + self.parameters[0].name]
                first.widget.attrs["autofocus"] = True
        self.initial["shown"] = self.chosen
        if not self.is_bound:
            for name, value in self.instance.parameters.items():
                self.initial[PREFIX + name] = value

    @property
    def narrow_fields(self) -> list[forms.BoundField]:
        """What stands side by side over the sentence."""
        left_out = ("text", "rule", *ABOUT_THE_ROW)
        return [
            field
            for field in self.visible_fields()
            if field.name not in left_out and not field.name.startswith(PREFIX)
        ]

    @property
    def parameter_fields(self) -> list[forms.BoundField]:
        """The parameters of the chosen rule."""
        return [self[PREFIX + parameter.name] for parameter in self.parameters]

    @property
    def read_back(self) -> str:
        """What the rule says with the parameters as they are kept; "" for one that a person
        answers, or whose parameters were not saved yet."""
        if self.is_new or self.is_switched or self.instance.rule not in CATALOGUE:
            return ""
        return self.instance.read_back

    def clean(self) -> CleanedData:
        """The parameters of the chosen rule, for the requirement; the catalogue checks them."""
        cleaned = super().clean() or self.cleaned_data
        if self.is_switched and self.parameters:
            raise forms.ValidationError(LOOK_AGAIN)
        self.instance.parameters = {
            parameter.name: value
            for parameter in self.parameters
            if (value := cleaned.get(PREFIX + parameter.name)) not in (None, "", [])
            and not (parameter.takes == Takes.YES and not value and not parameter.default)
        }
        return cleaned

    def _chosen_rule(self) -> str:
        if not self.is_bound:
            return self.instance.rule if self.instance.rule in CATALOGUE else ""
        return self.data.get(self.add_prefix("rule")) or ""

    def _offer_defaults(self) -> None:
        """Put what a rule begins with into what was typed, and note that it has been shown."""
        data = self.data.copy() if isinstance(self.data, QueryDict) else QueryDict(mutable=True)
        for parameter in self.parameters:
            name = self.add_prefix(PREFIX + parameter.name)
            if name not in data and parameter.default is not None:
                data[name] = "on" if parameter.default is True else str(parameter.default)
        data[self.add_prefix("shown")] = self.chosen
        self.data = data


def _field(parameter: Parameter, choices: AwardChoices) -> forms.Field:
    """A plain field for a parameter."""
    common: dict[str, Any] = {
        "label": parameter.label,
        "required": parameter.required,
        "help_text": parameter.help_text,
    }
    takes = parameter.takes
    if takes in (Takes.NUMBER, Takes.YEAR):
        between = f"Hãy ghi một số từ {parameter.least} đến {parameter.most}."
        return forms.IntegerField(
            min_value=parameter.least,
            max_value=parameter.most,
            error_messages={
                name: between for name in ("required", "invalid", "min_value", "max_value")
            },
            **common,
        )
    if takes == Takes.YES:
        return forms.BooleanField(**{**common, "required": False})
    if takes == Takes.SEVERAL:
        return forms.MultipleChoiceField(
            choices=parameter.choices, widget=forms.CheckboxSelectMultiple, **common
        )
    if takes == Takes.AREAS:
        areas = [(area.position, str(area)) for area in choices.areas()]
        return forms.TypedMultipleChoiceField(
            choices=areas, coerce=int, widget=forms.CheckboxSelectMultiple, **common
        )
    if takes == Takes.WORDS:
        return forms.CharField(max_length=200, **common)
    offered = (
        [(group.name, group.name) for group in choices.groups()]
        if takes == Takes.GROUP
        else list(parameter.choices)
    )
    nothing: list[Any] = [] if parameter.default is not None else [("", "Bất kỳ")]
    return forms.ChoiceField(choices=[*nothing, *offered], **common)
