"""Forms of a ranking."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from audit import clock
from campaigns.models.plans import Plan
from organisation.models import IssuingBody
from rankings.arithmetic import BandOf, objections_to
from rankings.drafts import Result
from rankings.models import Ranking, RankingEntry
from screens.edit_conflicts import ComparedForm, Difference, EditedForm, keeps_stored
from screens.fields import AskingModelForm, CleanedData, DayField, PointsField, keys_in

FIRST_YEAR = 2000
ROOM_FOR_BANDS = 6
MOST_POINTS, DECIMALS = 1000, 3


class RankingForm(EditedForm, AskingModelForm):
    """The head of a ranking."""

    class Meta:
        model = Ranking
        fields = ("publisher", "year", "kind", "title", "reference", "basis", "tie_rule", "note")
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "basis": forms.Textarea({"rows": 2}),
            "note": forms.Textarea({"rows": 2}),
        }

    def __init__(self, *args: Any, publishers: list[IssuingBody], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [body.pk for body in publishers]
        self.fields["publisher"].queryset = IssuingBody.objects.filter(pk__in=keys)
        if self.instance.pk is not None:
            # Its bodies were chosen by these.
            del self.fields["publisher"], self.fields["kind"]

    def clean_year(self) -> int:
        """A year that a campaign may have."""
        year = self.cleaned_data["year"]
        if not FIRST_YEAR <= year <= clock.today().year:
            raise ValidationError(f"Hãy ghi một năm từ {FIRST_YEAR} đến {clock.today().year}.")
        return year


class BandForm(ComparedForm, forms.Form):
    """A band of the scheme; an empty row is skipped."""

    name = forms.CharField(label="Nhóm", max_length=60, required=False)
    from_score = PointsField(most=MOST_POINTS, decimals=DECIMALS, label="Từ điểm", required=False)

    def clean(self) -> CleanedData:
        """Both or neither."""
        values = super().clean() or {}
        name, score = values.get("name"), values.get("from_score")
        if name and score is None and "from_score" not in self.errors:
            self.add_error("from_score", "Hãy ghi mức điểm của nhóm này.")
        if score is not None and not name:
            self.add_error("name", "Hãy ghi tên nhóm.")
        return values


class Bands:
    """The formset of a scheme's bands."""

    def __init__(self, data: QueryDict | None, offered: Iterable[tuple[str, Any]]) -> None:
        begin = [{"name": name, "from_score": Decimal(score)} for name, score in offered]
        room = max(ROOM_FOR_BANDS, len(begin) + 1)
        begin += [{}] * (room - len(begin))
        self.forms = [
            BandForm(data, prefix=f"nhom-{number}", initial=values)
            for number, values in enumerate(begin)
        ]
        self.objections: list[str] = []

    def is_valid(self) -> bool:
        """Whether every row is valid and together they are unambiguous."""
        valid = all([form.is_valid() for form in self.forms])
        if valid:
            self.objections = objections_to(self.bands)
        return valid and not self.objections

    @property
    def bands(self) -> list[BandOf]:
        """The rows that are filled in."""
        return [
            BandOf(form.cleaned_data["name"], form.cleaned_data["from_score"])
            for form in self.forms
            if form.cleaned_data.get("name")
        ]


class ResultForm(ComparedForm, forms.Form):
    """One body's score; rank and group only where the document states them."""

    score = PointsField(most=MOST_POINTS, decimals=DECIMALS, label="Điểm", required=False)
    stated_rank = forms.IntegerField(
        label="Hạng văn bản ghi",
        min_value=1,
        max_value=5000,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "invalid": "Hãy ghi một số, ví dụ 3.",
            "min_value": "Hạng tính từ 1.",
            "max_value": "Hạng này lớn quá.",
        },
    )
    stated_group = forms.CharField(label="Nhóm văn bản ghi", max_length=60, required=False)

    def __init__(self, data: QueryDict | None, entry: RankingEntry) -> None:
        self.entry = entry
        super().__init__(
            data,
            prefix=f"don-vi-{entry.body_id}",
            initial={name: getattr(entry, name) for name in self.base_fields},
        )
        for name, field in self.fields.items():
            field.widget.attrs["class"] = "form-control"
            field.widget.attrs["aria-label"] = f"{field.label}: {entry.body.called}"
            if data is not None and self[name].errors:
                field.widget.attrs["class"] = "form-control is-invalid"

    @property
    def result(self) -> Result:
        """The input as the verb takes it."""
        return Result(self.entry.body_id, **self.cleaned_data)


class Results:
    """The formset of results, one for each body of a ranking."""

    def __init__(self, data: QueryDict | None, entries: Iterable[RankingEntry]) -> None:
        self.forms = [ResultForm(data, entry) for entry in entries]

    def is_valid(self) -> bool:
        """Whether every row is valid."""
        return all([form.is_valid() for form in self.forms])

    @property
    def faulty(self) -> int:
        """The number of invalid rows."""
        return sum(bool(form.errors) for form in self.forms)

    @property
    def results(self) -> list[Result]:
        """The input as the verb takes it. Call after `is_valid`."""
        return [form.result for form in self.forms]

    @property
    def differences(self) -> list[Difference]:
        """The differences between input and stored values, each under the name of the body."""
        return [
            replace(difference, label=f"{form.entry.body.called} · {difference.label}")
            for form in self.forms
            for difference in form.differences
        ]


class BodiesForm:
    """The form that chooses the bodies of a ranking."""

    NAME = "don-vi"

    def __init__(self, data: QueryDict | None, ranking: Ranking) -> None:
        self.candidates = list(ranking.candidates())
        self.stored = set(ranking.entries.values_list("body", flat=True))
        self.ticked = self.stored
        if data is not None and not keeps_stored(data, self.NAME):
            self.ticked = keys_in(data.getlist(self.NAME))

    @property
    def chosen(self) -> list[IssuingBody]:
        """Those that are ticked."""
        return [body for body in self.candidates if body.pk in self.ticked]

    @property
    def rows(self) -> list[tuple[IssuingBody, bool]]:
        """Each with whether it is ticked."""
        return [(body, body.pk in self.ticked) for body in self.candidates]

    @property
    def differences(self) -> list[Difference]:
        """The bodies ticked beside those stored, where they differ."""
        typed, stored = (
            ", ".join(body.called for body in self.candidates if body.pk in keys)
            for keys in (self.ticked, self.stored)
        )
        return [Difference(self.NAME, "Đơn vị được xếp hạng", typed, stored)] * (typed != stored)


class PublishForm(forms.Form):
    """The day, the plans whose deadlines it starts, and the confirmation that contradictions were
    checked."""

    published_on = DayField(label="Ngày công bố", initial=clock.today)
    plans = forms.ModelMultipleChoiceField(
        label="Ghi nhận sự kiện công bố cho kế hoạch",
        queryset=Plan.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Các thời hạn tính từ ngày công bố kết quả xếp hạng của kế hoạch bắt đầu chạy, "
        "và các đơn vị được báo.",
    )
    seen = forms.BooleanField(
        label="Đã xem các chỗ hạng, nhóm khác với kết quả tính theo điểm", required=False
    )

    def __init__(
        self,
        *args: Any,
        plans: Any,
        expected: Iterable[Plan],
        contradictions: Iterable[Any],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["plans"].queryset = plans
        self.fields["plans"].initial = [plan.pk for plan in expected]
        if not plans:
            del self.fields["plans"]
        if not contradictions:
            del self.fields["seen"]

    @property
    def given(self) -> Mapping[str, Any]:
        """What was given, as the verb takes it."""
        return {
            "published_on": self.cleaned_data["published_on"],
            "plans": list(self.cleaned_data.get("plans", ())),
            "seen": self.cleaned_data.get("seen", False),
        }
