"""Forms of registering: the registration itself, and its lines, which are added in place."""

import secrets
from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.http import QueryDict

from campaigns.models import Plan, ReformArea
from campaigns.models.plans import RegistrationForm as FormKind
from registrations.filing import InitiativeLine, PersonLine
from registrations.models import Initiative, InitiativeKind, PledgedPerson, Registration


class RegistrationForm(forms.ModelForm):
    """What a registration says besides its lines."""

    class Meta:
        model = Registration
        fields = ("pledge", "note")
        widgets = {
            "pledge": forms.Textarea({"rows": 2}),
            "note": forms.Textarea({"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.plan.registration_form != FormKind.PLEDGE:
            del self.fields["pledge"]


class LineForm(forms.Form):
    """One line; an empty one is passed over. `line` holds the key of the saved line it mends."""

    line = forms.IntegerField(required=False, widget=forms.HiddenInput)
    needed: tuple[str, str] = ("", "")
    token = ""

    def typed(self) -> Any:
        """The line as the verb takes it. Call after validation."""
        raise NotImplementedError

    def is_empty(self) -> bool:
        """Whether nothing was typed into any of its visible text fields."""
        return not any(
            self[name].value()
            for name, field in self.fields.items()
            if isinstance(field, forms.CharField)
        )

    def clean(self) -> dict[str, Any]:
        """Ask for the one field without which the line says nothing."""
        super().clean()
        cleaned = self.cleaned_data
        name, sentence = self.needed
        if not self.is_empty() and not cleaned.get(name) and name not in self.errors:
            self.add_error(name, sentence)
        return cleaned


class InitiativeLineForm(LineForm):
    """A line of Biểu 2."""

    needed = ("name", "Hãy ghi tên mô hình, giải pháp, sáng kiến, hoặc xóa dòng này.")

    area = forms.ModelChoiceField(queryset=ReformArea.objects.none(), widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label="Loại", choices=InitiativeKind.choices, initial=InitiativeKind.INITIATIVE
    )
    name = forms.CharField(
        label="Tên mô hình, giải pháp, sáng kiến",
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    expected_completion = forms.CharField(
        label="Dự kiến hoàn thành",
        max_length=120,
        required=False,
        widget=forms.TextInput({"placeholder": "Ví dụ: quý III/2020"}),
    )
    note = forms.CharField(label="Ghi chú", max_length=500, required=False)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        self.fields["area"].queryset = ReformArea.objects.filter(area_set=plan.reform_area_set_id)

    def typed(self) -> InitiativeLine:
        """The line as the verb takes it."""
        values = self.cleaned_data
        return InitiativeLine(
            area=values["area"],
            kind=values["kind"],
            name=values["name"],
            expected_completion=values["expected_completion"],
            note=values["note"],
            pk=values["line"],
        )

    @staticmethod
    def initial_of(initiative: Initiative) -> dict[str, Any]:
        """What a saved line puts into the form."""
        return {
            "line": initiative.pk,
            "area": initiative.area_id,
            "kind": initiative.kind,
            "name": initiative.name,
            "expected_completion": initiative.expected_completion,
            "note": initiative.note,
        }


class PersonLineForm(LineForm):
    """A person on a pledge."""

    needed = ("full_name", "Hãy ghi họ và tên, hoặc xóa dòng này.")

    full_name = forms.CharField(label="Họ và tên", max_length=150, required=False)
    job_title = forms.CharField(label="Chức vụ", max_length=150, required=False)
    unit = forms.CharField(label="Đơn vị công tác", max_length=250, required=False)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    def typed(self) -> PersonLine:
        """The line as the verb takes it."""
        values = self.cleaned_data
        return PersonLine(values["full_name"], values["job_title"], values["unit"], values["line"])

    @staticmethod
    def initial_of(person: PledgedPerson) -> dict[str, Any]:
        """What a saved line puts into the form."""
        return {
            "line": person.pk,
            "full_name": person.full_name,
            "job_title": person.job_title,
            "unit": person.unit,
        }


class LineEditor:
    """The lines of one registration as forms, in the order in which they stand on the page.

    Each line's inputs are named by a token of its own, and the hidden `order` inputs list the
    tokens; so a line can be added or removed anywhere without renumbering the others.
    """

    def __init__(
        self,
        registration: Registration,
        *,
        typed: QueryDict | None = None,
        removed: str = "",
    ) -> None:
        self.registration = registration
        self.plan = registration.plan
        self.is_pledge = self.plan.registration_form == FormKind.PLEDGE
        self.form_class: Any = PersonLineForm if self.is_pledge else InitiativeLineForm
        if typed is not None:
            tokens = [token for token in typed.getlist("order") if token != removed]
            self.forms = [self._form(token, data=typed) for token in tokens]
        else:
            self.forms = [
                self._form(str(row.pk), initial=self.form_class.initial_of(row))
                for row in self._saved()
            ]

    def add(self, area_pk: int | None = None) -> LineForm:
        """Put one more empty line at the end, in a field where the lines stand by fields."""
        form = self._form(secrets.token_hex(4), initial={"area": area_pk})
        self.forms.append(form)
        return form

    def is_valid(self) -> bool:
        """Whether every line that says something says it rightly."""
        return all([form.is_valid() for form in self._filled()])

    def lines(self) -> list[Any]:
        """The lines as the verb takes them, empty ones left out. Call after `is_valid`."""
        return [form.typed() for form in self._filled()]

    def by_area(self) -> Iterator[tuple[ReformArea, list[LineForm]]]:
        """The fields of the plan with their lines."""
        for area in ReformArea.objects.filter(area_set=self.plan.reform_area_set_id):
            yield area, [form for form in self.forms if str(form["area"].value()) == str(area.pk)]

    def _filled(self) -> list[LineForm]:
        return [form for form in self.forms if form.is_bound and not form.is_empty()]

    def _saved(self) -> Iterable[Any]:
        if self.registration.pk is None:
            return []
        rows = self.registration.people if self.is_pledge else self.registration.initiatives
        return rows.all()

    def _form(self, token: str, *, data: Any = None, initial: Any = None) -> LineForm:
        form: LineForm = self.form_class(
            data, initial=initial, prefix=f"line-{token}", plan=self.plan
        )
        form.token = token
        return form


class ReportForm(forms.Form):
    """What a report says, and the file that goes with it."""

    text = forms.CharField(
        label="Nội dung báo cáo",
        max_length=50_000,
        required=False,
        widget=forms.Textarea({"rows": 14}),
        help_text="Kết quả, khó khăn, kiến nghị. Có thể chỉ ghi tóm tắt khi đã kèm tệp.",
    )
    file = forms.FileField(
        label="Tệp kèm theo (bản ký)",
        required=False,
        help_text="PDF, Word (.docx), Excel (.xlsx) hoặc ảnh. Tệp mới thay tệp đã gửi trước.",
    )


class CoveringForm(forms.Form):
    """The text that goes with a consolidation."""

    covering_text = forms.CharField(
        label="Nội dung báo cáo kèm theo",
        max_length=5000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
