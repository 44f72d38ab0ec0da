"""Formsets for the parts of a draft: rows are added, changed and removed on one page."""

from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, ClassVar, cast

from django import forms
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.http import QueryDict

from accounts.models import User
from audit import clock
from campaigns.models import Deadline, LegalBasis, ParticipantGroup, Phase, Plan, PlanSection
from organisation.models import IssuingBody
from organisation.models.bodies import IssuingBodyQuerySet
from screens.edit_conflicts import ComparedForm
from screens.fields import LAST_DAY, AskingModelForm, CleanedData, DayField, DayInput
from screens.rows import RowFields, RowFormSet

MOST_DAYS_AFTER = 1000
# No plan has so many of anything; a number tampered with must not make thousands of forms.
MOST_ROWS = 300
# A law may be much older than a campaign, but not than the State that made it.
FIRST_DAY_OF_A_BASIS = date(1945, 9, 2)


class PartChoices:
    """What the rows of a part choose from, asked once for all of them."""

    def __init__(self, plan: Plan, user: User) -> None:
        self.plan = plan
        self.user = user
        self._asked: dict[str, list[Any]] = {}

    def plans(self) -> list[Plan]:
        """The issued plans that the person may see, and those that the draft cites already."""
        seen = Plan.objects.visible_to(self.user).issued().values("pk")
        cited = self.plan.bases.exclude(cited_plan=None).values("cited_plan")
        return self._once(
            "plans",
            lambda: Plan.objects.filter(Q(pk__in=seen) | Q(pk__in=cited)).with_bodies(),
        )

    def bodies(self) -> list[IssuingBody]:
        """Those to whom the plan goes, and those directly below its issuing body."""
        return self._once("bodies", lambda: bodies_around(self.plan))

    def phases(self) -> list[Phase]:
        """The phases of the plan."""
        return self._once("phases", self.plan.phases.all)

    def groups(self) -> list[ParticipantGroup]:
        """The groups of participants of the plan."""
        return self._once("groups", self.plan.groups.all)

    def _once(self, name: str, ask: Callable[[], Iterable[Any]]) -> list[Any]:
        if name not in self._asked:
            self._asked[name] = list(ask())
        return self._asked[name]


def bodies_around(plan: Plan) -> IssuingBodyQuerySet:
    """The recipients of a plan and the bodies directly below its issuing body today, in the order
    of the tree."""
    below = IssuingBody.objects.directly_below(plan.issuing_body).valid_on(clock.today())
    return IssuingBody.objects.filter(
        Q(pk__in=below.values("pk"))
        | Q(pk__in=plan.recipients.values("body"))
        | Q(pk__in=plan.groups.exclude(bodies=None).values("bodies"))
        | Q(pk__in=plan.deadlines.exclude(body=None).values("body"))
    )


class RowForm(RowFields, ComparedForm, AskingModelForm):
    """One row of a part."""

    def __init__(self, *args: Any, choices: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part_choices = choices

    def offer(self, name: str, things: Iterable[models.Model], nothing: str = "Không có") -> None:
        """Let a field choose among things already at hand, without asking the database a row."""
        field = self.fields[name]
        field.queryset = field.queryset.filter(pk__in=[thing.pk for thing in things])
        field.choices = [("", nothing), *((thing.pk, str(thing)) for thing in things)]

    @property
    def is_new(self) -> bool:
        """Whether the row has not been saved yet."""
        return self.instance.pk is None

    @property
    def is_lost(self) -> bool:
        """Whether the saved row that this one was shown for is not there any more: removed in
        another window, or its hidden key tampered with."""
        return self.is_bound and any(field.errors for field in self.hidden_fields())


class BasisForm(RowForm):
    """A legal basis."""

    wide = ("title", "cited_plan")

    class Meta:
        model = LegalBasis
        fields = (
            "position",
            "kind",
            "reference",
            "issued_on",
            "issued_by",
            "opens_the_plan",
            "title",
            "cited_plan",
        )
        widgets = {"issued_on": DayInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["issued_on"].validators.append(_refuse_a_day_of_no_basis)
        self.offer("cited_plan", self.part_choices.plans(), "Văn bản ngoài hệ thống")


def _refuse_a_day_of_no_basis(day: date) -> None:
    if not FIRST_DAY_OF_A_BASIS <= day <= LAST_DAY:
        raise forms.ValidationError("Hãy kiểm tra lại năm.")


class PhaseForm(RowForm):
    """A phase."""

    class Meta:
        model = Phase
        fields = ("position", "name", "starts_on", "ends_on")
        field_classes: ClassVar[dict[str, type[forms.Field]]] = {
            "starts_on": DayField,
            "ends_on": DayField,
        }


class DeadlineForm(RowForm):
    """A deadline: on a day, or so many days after something happens."""

    wide = ("title",)

    class Meta:
        model = Deadline
        fields = (
            "kind",
            "phase",
            "boundary",
            "due_on",
            "precision",
            "days_after",
            "counted_in",
            "event",
            "group",
            "body",
            "title",
        )
        field_classes: ClassVar[dict[str, type[forms.Field]]] = {"due_on": DayField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days_after"].validators.append(
            MaxValueValidator(MOST_DAYS_AFTER, "Hãy ghi nhiều nhất 1.000 ngày.")
        )
        choices = self.part_choices
        self.offer("phase", choices.phases())
        self.offer("group", choices.groups(), "Mọi đơn vị")
        self.offer("body", choices.bodies(), "Không riêng đơn vị nào")

    def clean(self) -> CleanedData:
        """A month ends with its last day; a term needs its event."""
        cleaned = super().clean() or self.cleaned_data
        day = cleaned.get("due_on")
        if day and cleaned.get("precision") == Deadline.Precision.MONTH:
            cleaned["due_on"] = day.replace(day=monthrange(day.year, day.month)[1])
        if cleaned.get("days_after") is not None and not cleaned.get("event"):
            self.add_error("event", "Hãy chọn sự kiện mà từ đó tính số ngày.")
        if cleaned.get("event") and cleaned.get("days_after") is None:
            self.add_error("days_after", "Hãy ghi số ngày tính từ sự kiện.")
        return cleaned


class GroupForm(RowForm):
    """A group of participants and the bodies that it covers."""

    wide = ("name", "bodies")

    class Meta:
        model = ParticipantGroup
        fields = ("position", "kind", "name", "bodies")
        widgets = {
            "name": forms.Textarea({"rows": 2}),
            "bodies": forms.CheckboxSelectMultiple(),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = self.part_choices.bodies()
        self.fields["bodies"].queryset = IssuingBody.objects.filter(pk__in=[b.pk for b in bodies])
        self.fields["bodies"].choices = [(body.pk, body.called) for body in bodies]
        self.fields["bodies"].help_text = "Để trống khi đối tượng không gắn với đơn vị cụ thể."


class SectionForm(RowForm):
    """A part of the text."""

    wide = ("text",)

    class Meta:
        model = PlanSection
        fields = ("position", "kind", "printed_number", "heading", "text")
        widgets = {"text": forms.Textarea({"rows": 6})}


class PartFormSet(RowFormSet, BaseInlineFormSet):
    """The rows of one part, each stored by itself."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        **BaseInlineFormSet.default_error_messages,
        **RowFormSet.default_error_messages,
    }

    def clean(self) -> None:
        """A row that was saved before is one of this part still; Django passes over it else."""
        super().clean()
        for form in self.initial_forms:
            if form.instance.pk is None and "id" not in form.errors:
                form.add_error("id", "Dòng này không còn.")

    def _counted(self, data: QueryDict) -> QueryDict:
        """The page alone knows which of its rows were stored: without its counts, none is read."""
        return data


def rows_of(
    owner: type[models.Model],
    model: type[models.Model],
    form: type[forms.ModelForm],
    fk_name: str = "plan",
) -> type[PartFormSet]:
    """The rows of one kind that belong to a thing, as a set of forms."""
    formset = inlineformset_factory(
        owner,
        model,
        form=form,
        formset=PartFormSet,
        fk_name=fk_name,
        extra=0,
        can_delete=True,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS,
    )
    return cast(type[PartFormSet], formset)


def rows_behind(owner: models.Model, key: str) -> models.QuerySet:
    """The rows of a part, as the database holds them now."""
    formset = FORMSETS[key]
    model = cast(type[models.Model], formset.model)
    return model._default_manager.filter(**{formset.fk.name: owner})


FORMSETS: dict[str, type[PartFormSet]] = {
    "can-cu": rows_of(Plan, LegalBasis, BasisForm),
    "doi-tuong": rows_of(Plan, ParticipantGroup, GroupForm),
    "dot": rows_of(Plan, Phase, PhaseForm),
    "thoi-han": rows_of(Plan, Deadline, DeadlineForm),
    "noi-dung": rows_of(Plan, PlanSection, SectionForm),
}
