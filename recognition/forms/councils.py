"""Forms of a council: its name and pass mark, its members, its criteria."""

from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from campaigns.models import Plan
from councils.forms import CouncilEditor
from councils.models import CouncilRole
from organisation.models import IssuingBody
from recognition.councils import Measure
from recognition.models import InitiativeCouncil
from recognition.scores import CRITERIA_TO_BEGIN_WITH, PASS_MARK_TO_BEGIN_WITH
from screens.edit_conflicts import Difference, EditedForm
from screens.fields import CleanedData, PointsField
from screens.rows import RowFields, row_formset

ROOM_FOR_CRITERIA = 2
LEAST = Decimal("0.01")


class CouncilForm(EditedForm):
    """The head of a council."""

    pass_mark = PointsField(most=1000, least=LEAST, label="Mức đạt (tổng điểm)")

    class Meta:
        model = InitiativeCouncil
        fields = ("name", "basis", "pass_mark")
        help_texts: ClassVar[dict[str, str]] = {
            "basis": "Ví dụ: Quyết định số 4100/QĐ-UBND ngày 12/5/2020"
        }


class CriterionForm(RowFields, forms.Form):
    """A criterion; a row without a name is empty."""

    name = forms.CharField(label="Tiêu chí", max_length=200, required=False)
    max_score = PointsField(most=100, least=LEAST, label="Điểm tối đa", required=False)
    guidance = forms.CharField(label="Hướng dẫn chấm", max_length=300, required=False)

    def clean(self) -> CleanedData:
        """A name and a maximum, or neither."""
        values = super().clean() or {}
        if (
            values.get("name")
            and values.get("max_score") is None
            and "max_score" not in self.errors
        ):
            self.add_error("max_score", "Hãy ghi điểm tối đa của tiêu chí này.")
        if values.get("max_score") is not None and not values.get("name"):
            self.add_error("name", "Hãy ghi tên tiêu chí.")
        return values


class InitiativeCouncilEditor(CouncilEditor[InitiativeCouncil]):
    """The forms of a council: head, members, criteria."""

    head_form = CouncilForm
    seats_to_begin_with = (
        CouncilRole.CHAIR,
        CouncilRole.VICE_CHAIR,
        CouncilRole.SECRETARY,
        CouncilRole.MEMBER,
        CouncilRole.MEMBER,
    )
    room_for_members = 4

    def __init__(self, data: QueryDict | None, council: InitiativeCouncil) -> None:
        super().__init__(data, council)
        self.criteria = row_formset(CriterionForm, room=ROOM_FOR_CRITERIA)(
            data, prefix="tieu-chi", initial=_measures_of(council)
        )

    def also_from(self, council: InitiativeCouncil) -> IssuingBody | None:
        """The office that receives for the plan's body."""
        return council.plan.receiving_body

    @property
    def differences(self) -> list[Difference]:
        """The differences between input and stored values."""
        return [*super().differences, *self.criteria.difference("Tiêu chí chấm điểm", "name")]

    def is_valid(self) -> bool:
        """Whether all forms are valid."""
        return all([super().is_valid(), self.criteria.is_valid()])

    @property
    def given(self) -> CleanedData:
        """The input as the verbs take it."""
        measures = [
            Measure(row["name"], row["max_score"], row["guidance"])
            for row in self.criteria.said("name")
        ]
        return {**super().given, "measures": measures}


def fresh_council(plan: Plan) -> InitiativeCouncil:
    """An unsaved council of a plan with initial values."""
    return InitiativeCouncil(plan=plan, pass_mark=Decimal(PASS_MARK_TO_BEGIN_WITH))


def _measures_of(council: InitiativeCouncil) -> list[dict[str, Any]]:
    if council.pk is None:
        return [
            {"name": name, "guidance": guidance, "max_score": Decimal(maximum)}
            for name, guidance, maximum in CRITERIA_TO_BEGIN_WITH
        ]
    return [
        {"name": one.name, "guidance": one.guidance, "max_score": one.max_score}
        for one in council.criteria.all()
    ]
