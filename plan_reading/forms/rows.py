"""Forms for one row of each part of a document."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, TypeVar

from django import forms
from django.core.validators import MaxValueValidator
from django.db.models import Model
from django.forms.utils import ErrorDict

from campaigns.models import Deadline, LegalBasis, ParticipantGroup, Phase, Plan, PlanSection
from organisation.models import IssuingBody
from organisation.models.bodies import Level
from plan_reading.forms.passages import CORRECTED_WORDS, MISSING, Evidence
from plan_reading.name_matcher import Named
from screens.fields import AskingModelForm, CleanedData, DayField, DayInput

M = TypeVar("M", bound=Model)
MOST_DAYS_AFTER = 1000


class PickField(forms.ChoiceField):
    """Chooses among things already at hand, and gives the thing; None where nothing is chosen."""

    def __init__(
        self,
        *,
        things: Mapping[str, Any],
        names: Mapping[str, str] | None = None,
        nothing: str = "Không có",
        **kwargs: Any,
    ) -> None:
        self.things = things
        names = names or {
            key: getattr(thing, "called", str(thing)) for key, thing in things.items()
        }
        super().__init__(choices=[("", nothing), *names.items()], **kwargs)

    def clean(self, value: object) -> Any:
        """The thing behind the key."""
        return self.things.get(super().clean(value))


def by_key(things: Iterable[M]) -> dict[str, M]:
    """Rows of the database by their keys, as a `PickField` takes them."""
    return {str(thing.pk): thing for thing in things}


class Confirmed:
    """What all forms of a reading share: beside each field its evidence."""

    evidence: Mapping[str, Evidence]
    wide: ClassVar[tuple[str, ...]] = ()

    def corrected_fields(self) -> set[str]:
        """The fields in which something else stands than was read."""
        if not self.is_bound:
            return set()
        return set(self.changed_data) - {"keep", "take"}

    def asked(self) -> list[tuple[forms.BoundField, Evidence | None, str]]:
        """Each field with its evidence, and what is said instead where it was corrected."""
        corrected = self.corrected_fields()
        return [
            (
                field,
                self.evidence.get(field.name),
                CORRECTED_WORDS if field.name in corrected else "",
            )
            for field in self.visible_fields()
            if field.name not in ("keep", "take")
        ]


class ReadRow(Confirmed, forms.Form):
    """One row: kept or not, and one passage for the whole of it."""

    keep = forms.BooleanField(label="Nhận dòng này", required=False, initial=True)

    def __init__(
        self, *args: Any, whole: Evidence = MISSING, note: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.whole = whole
        self.note = note
        self.evidence = {}

    @property
    def is_kept(self) -> bool:
        """Whether the row is to become part of the plan."""
        return not self.is_bound or self.add_prefix("keep") in self.data

    @property
    def was_corrected(self) -> bool:
        """Whether something in the row was changed by hand."""
        return bool(self.corrected_fields())

    @property
    def narrow(self) -> list[forms.BoundField]:
        """The fields that stand side by side."""
        return [one for one in self.visible_fields() if one.name not in (*self.wide, "keep")]

    @property
    def whole_width(self) -> list[forms.BoundField]:
        """The fields that take the whole width."""
        return [self[name] for name in self.wide]

    def full_clean(self) -> None:
        """What is not kept is not judged."""
        super().full_clean()
        if self.is_bound and not self.is_kept:
            self._errors = ErrorDict()


class ModelRow(ReadRow, AskingModelForm):
    """A row that becomes a row of the plan."""


class BasisRow(ModelRow):
    """A document that is cited."""

    wide = ("title", "cited_plan")

    class Meta:
        model = LegalBasis
        fields = ("kind", "reference", "issued_on", "issued_by", "opens_the_plan", "title")
        widgets = {"issued_on": DayInput(), "title": forms.Textarea({"rows": 2})}

    def __init__(self, *args: Any, plans: Iterable[Plan] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cited_plan"] = PickField(
            label="Văn bản trong cổng",
            things=by_key(plans),
            nothing="Mới: chỉ ghi thành lời",
            required=False,
            initial=self.initial.get("cited_plan"),
        )

    def row(self) -> LegalBasis:
        """The basis, not yet saved."""
        self.instance.cited_plan = self.cleaned_data["cited_plan"]
        return self.instance


class PhaseRow(ModelRow):
    """A phase."""

    class Meta:
        model = Phase
        fields = ("name", "starts_on", "ends_on")
        field_classes: ClassVar[dict[str, type[forms.Field]]] = {
            "starts_on": DayField,
            "ends_on": DayField,
        }

    def row(self) -> Phase:
        """The phase, not yet saved."""
        return self.instance


class GroupRow(ModelRow):
    """A group of participants."""

    wide = ("name",)

    class Meta:
        model = ParticipantGroup
        fields = ("kind", "name")
        widgets = {"name": forms.Textarea({"rows": 2})}

    def row(self) -> ParticipantGroup:
        """The group, not yet saved."""
        return self.instance


class SectionRow(ModelRow):
    """A part of the text."""

    wide = ("text",)

    class Meta:
        model = PlanSection
        fields = ("kind", "printed_number", "heading", "text")
        widgets = {"text": forms.Textarea({"rows": 4})}

    def row(self) -> PlanSection:
        """The section, not yet saved."""
        return self.instance


class DeadlineRow(ModelRow):
    """A deadline, on a day or after an event; for all, or for one body."""

    wide = ("title",)

    class Meta:
        model = Deadline
        fields = (
            "kind",
            "boundary",
            "due_on",
            "precision",
            "days_after",
            "counted_in",
            "event",
            "title",
        )
        field_classes: ClassVar[dict[str, type[forms.Field]]] = {"due_on": DayField}
        widgets = {"title": forms.Textarea({"rows": 2})}

    def __init__(self, *args: Any, bodies: Iterable[IssuingBody] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days_after"].validators.append(
            MaxValueValidator(MOST_DAYS_AFTER, "Hãy ghi nhiều nhất 1.000 ngày.")
        )
        self.fields["for_body"] = PickField(
            label="Dành riêng cho đơn vị",
            things=by_key(bodies),
            nothing="Mọi đơn vị",
            required=False,
            initial=self.initial.get("for_body"),
        )

    def clean(self) -> CleanedData:
        """A month ends with its last day; a term needs its event."""
        cleaned = super().clean() or self.cleaned_data
        day = cleaned.get("due_on")
        if day and cleaned.get("precision") == Deadline.Precision.MONTH:
            cleaned["due_on"] = day.replace(day=monthrange(day.year, day.month)[1])
        if cleaned.get("days_after") is not None and not cleaned.get("event"):
            self.add_error("event", "Hãy chọn sự kiện mà từ đó tính số ngày.")
        return cleaned

    def row(self) -> Deadline:
        """The deadline, not yet saved."""
        self.instance.body = self.cleaned_data["for_body"]
        return self.instance


AWARDEES = (("both", "Tập thể và cá nhân"), ("collective", "Tập thể"), ("individual", "Cá nhân"))


class AwardRow(ReadRow):
    """A form of award, with the papers of its dossier."""

    wide = ("authority_title", "papers")

    name = forms.ChoiceField(
        label="Hình thức", choices=(("giay_khen", "Giấy khen"), ("bang_khen", "Bằng khen"))
    )
    awardee = forms.ChoiceField(label="Tặng cho", choices=AWARDEES)
    original_sets = forms.IntegerField(
        label="Số bộ bản chính", min_value=1, max_value=20, initial=1
    )
    authority_title = forms.CharField(label="Người có thẩm quyền", max_length=200)
    papers = forms.CharField(
        label="Thành phần hồ sơ, mỗi dòng một giấy tờ",
        required=False,
        max_length=8000,
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *args: Any, bodies: Iterable[IssuingBody] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["authority_body"] = PickField(
            label="Cơ quan của người có thẩm quyền",
            things=by_key(bodies),
            nothing="Cơ quan ban hành kế hoạch",
            required=False,
            initial=self.initial.get("authority_body"),
        )

    def paper_lines(self) -> tuple[str, ...]:
        """The papers, one a line."""
        lines = (line.strip(" -–+•*;.") for line in self.cleaned_data["papers"].splitlines())
        return tuple(line[:500] for line in lines if line)


class QuotaRow(ReadRow):
    """How many of one form of award; bodies with numbers of their own."""

    awardee = forms.ChoiceField(label="Đối tượng", choices=AWARDEES[1:])
    limit = forms.IntegerField(label="Số lượng", min_value=0, max_value=10_000)
    per = forms.ChoiceField(
        label="Tính cho",
        choices=(
            ("plan", "toàn kế hoạch"),
            ("submitting_body", "mỗi đơn vị trình"),
            ("awarded_collective", "mỗi tập thể được chọn"),
        ),
    )
    level = forms.ChoiceField(
        label="Chỉ áp dụng cho", choices=[("", "Mọi cấp"), *Level.choices], required=False
    )

    def __init__(
        self,
        *args: Any,
        awards: Mapping[str, str],
        exceptions: Iterable[tuple[str, int, Named]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["award"] = forms.ChoiceField(
            label="Của hình thức", choices=list(awards.items()), initial=self.initial.get("award")
        )
        self._exceptions = 0
        for name, limit, named in exceptions:
            self._offer_exception(name, limit, named)

    def _offer_exception(self, name: str, limit: int, named: Named) -> None:
        place = self._exceptions = self._exceptions + 1
        self.fields[f"body_{place}"] = PickField(
            label=f"Ngoại lệ “{name}” là",
            things=by_key(named.bodies),
            nothing="Mới: không ghi thành ngoại lệ",
            required=False,
            initial=str(named.chosen.pk) if named.chosen else "",
            help_text="" if named.is_exact else "Tên trong văn bản chỉ gần giống; hãy xác nhận.",
        )
        self.fields[f"limit_{place}"] = forms.IntegerField(
            label=f"Số lượng của “{name}”", min_value=0, max_value=10_000, initial=limit
        )

    def exceptions(self) -> tuple[tuple[Any, int], ...]:
        """The bodies with their own numbers, each once."""
        given = {
            body.pk: (body, self.cleaned_data[f"limit_{place}"])
            for place in range(1, self._exceptions + 1)
            if (body := self.cleaned_data[f"body_{place}"])
        }
        return tuple(given.values())
