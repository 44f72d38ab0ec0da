"""The lines of a registration as forms, each with a token, in the order of the page; and the state
of the page when it was opened, so that changes saved meanwhile are noticed."""

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict

from campaigns.models import ReformArea
from campaigns.models.plans import RegistrationForm as FormKind
from registrations.merge import Fingerprint, Merged, Note, TypedLine, merge
from registrations.models import Initiative, InitiativeKind, PledgedPerson, Registration
from registrations.models.list_lines import BESIDE_NAME, NAME, SAID, longest
from registrations.submission import PERSON_FIELDS
from screens.fields import CleanedData, Initial
from screens.rows import focus_first_field, neighbour_of

# The registration's own fields, as they are called on the page.
OWN_FIELDS = {"note": "Ghi chú chung", "pledge": "Nội dung đăng ký thi đua"}
# What is said beside a line when two people changed the registration at once; `who` is the other.
TOLD = {
    Note.ADDED_BY_OTHER: "{who} vừa thêm dòng này.",
    Note.CHANGED_BY_OTHER: "{who} vừa sửa dòng này; đây là bản của {who}.",
    Note.CHANGED_BY_BOTH: "{who} cũng vừa sửa dòng này. Đây là bản của bạn; bản của {who}: ",
    Note.REMOVED_BY_OTHER: "{who} vừa xóa dòng này, bạn thì sửa. Lưu lại thì dòng được giữ.",
    Note.CHANGED_THOUGH_REMOVED: "Bạn xóa dòng này, {who} thì vừa sửa. Không cần thì xóa lại.",
}


def plain(value: Any) -> str:
    """A value as a browser would give it back."""
    return str(value if value is not None else "").replace("\r\n", "\n").strip()


def fingerprint(*said: Any) -> Fingerprint:
    """A short sign of what a line says: the same words give the same sign."""
    words = json.dumps([str(part if part is not None else "") for part in said])
    return hashlib.blake2s(words.encode(), digest_size=6).hexdigest()


@dataclass(frozen=True, slots=True)
class Opened:
    """The revision that a page showed, with a sign of each line by its key, and of the
    registration's own fields by their names."""

    revision: int = 0
    lines: Mapping[int, Fingerprint] = field(default_factory=dict)
    fields: Mapping[str, Fingerprint] = field(default_factory=dict)

    @classmethod
    def of(cls, registration: Registration, lines: Mapping[int, Fingerprint]) -> "Opened":
        """What a page shows that is opened now."""
        signs = {name: fingerprint(plain(getattr(registration, name))) for name in OWN_FIELDS}
        return cls(registration.revision, lines, signs)

    @classmethod
    def from_text(cls, text: str) -> "Opened":
        """What came back; anything else than what went out counts as a page never opened."""
        try:
            given = json.loads(text)
            return cls(
                int(given["revision"]),
                {int(key): str(sign) for key, sign in given["lines"].items()},
                {str(name): str(sign) for name, sign in given["fields"].items()},
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            return cls()

    def as_text(self) -> str:
        """As it goes out with the page."""
        return json.dumps(
            {"revision": self.revision, "lines": self.lines, "fields": self.fields},
            separators=(",", ":"),
        )


class LineForm(forms.Form):
    """One line; an empty one is passed over. `line` holds the key of the saved line it mends."""

    line = forms.IntegerField(required=False, widget=forms.HiddenInput)
    needed: tuple[str, str] = ("", "")
    says: tuple[str, ...] = ()
    token = ""
    row: Any = None  # the saved line, if any
    told = ""  # what somebody else did to it meanwhile
    theirs = ""  # and how it reads there

    @property
    def key(self) -> int | None:
        """The key of the saved line that it mends, as the page gives it."""
        given = str(self["line"].value() or "")
        return int(given) if given.isdecimal() else None

    def fingerprint(self) -> Fingerprint:
        """A sign of what stands in its fields."""
        return fingerprint(*(plain(self[name].value()) for name in self.says))

    @classmethod
    def fingerprint_of(cls, row: Any) -> Fingerprint:
        """The sign that the form of a saved line would have."""
        initial = cls.initial_of(row)
        return fingerprint(*(plain(initial[name]) for name in cls.says))

    @staticmethod
    def initial_of(row: Any) -> Initial:
        """What a saved line puts into the form."""
        raise NotImplementedError

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

    def clean(self) -> CleanedData:
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
    says = ("area", *SAID)

    area = forms.TypedChoiceField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label="Loại", choices=InitiativeKind.choices, initial=InitiativeKind.INITIATIVE
    )

    def __init__(self, *args: Any, areas: Mapping[str, ReformArea], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Looked up once for all lines, not once a line.
        self.fields["area"].choices = [(key, str(area)) for key, area in areas.items()]
        self.fields["area"].coerce = areas.__getitem__
        widget = forms.Textarea({"rows": 2})
        self.fields[NAME.name] = forms.CharField(
            label=NAME.heading, max_length=longest(NAME.name), required=False, widget=widget
        )
        for column in BESIDE_NAME:
            field = forms.CharField(
                label=column.label, max_length=longest(column.name), required=False
            )
            if column.example:
                field.widget.attrs["placeholder"] = f"Ví dụ: {column.example}"
            self.fields[column.name] = field

    @property
    def beside_name(self) -> list[forms.BoundField]:
        """The fields of the columns beside the name."""
        return [self[column.name] for column in BESIDE_NAME]

    def typed(self) -> Initiative:
        """The line as the verb takes it."""
        values = self.cleaned_data
        said = {name: values[name] for name in SAID}
        return Initiative(pk=values["line"], area=values["area"], **said)

    @staticmethod
    def initial_of(initiative: Initiative) -> Initial:
        """What a saved line puts into the form."""
        return {"line": initiative.pk, "area": initiative.area_id, **initiative.says}


class PersonLineForm(LineForm):
    """A person on a pledge."""

    needed = ("full_name", "Hãy ghi họ và tên, hoặc xóa dòng này.")
    says = PERSON_FIELDS

    full_name = forms.CharField(label="Họ và tên", max_length=150, required=False)
    job_title = forms.CharField(label="Chức vụ", max_length=150, required=False)
    unit = forms.CharField(label="Đơn vị công tác", max_length=250, required=False)

    def __init__(self, *args: Any, areas: Mapping[str, ReformArea], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    def typed(self) -> PledgedPerson:
        """The line as the verb takes it."""
        values = self.cleaned_data
        return PledgedPerson(pk=values["line"], **{name: values[name] for name in PERSON_FIELDS})

    @staticmethod
    def initial_of(person: PledgedPerson) -> Initial:
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

    def __init__(self, registration: Registration, *, typed: QueryDict | None = None) -> None:
        self.registration = registration
        self.plan = registration.plan
        self.is_pledge = self.plan.registration_form == FormKind.PLEDGE
        self.form_class: Any = PersonLineForm if self.is_pledge else InitiativeLineForm
        self.areas = {} if self.is_pledge else self._areas()
        self.rows = {row.pk: row for row in self._saved()}
        self.removed_elsewhere: list[Any] = []
        if typed is not None:
            self.forms = [self._form(token, data=typed) for token in typed.getlist("order")]
        else:
            self.forms = [self._of_saved(row) for row in self.rows.values()]

    def opened(self) -> Opened:
        """What the page shows when it is opened now."""
        signs = {pk: self.form_class.fingerprint_of(row) for pk, row in self.rows.items()}
        return Opened.of(self.registration, signs)

    def add(self, area_pk: int | None = None) -> LineForm:
        """Put one more empty line at the end, in a field where the lines stand by fields."""
        form = self._form(secrets.token_hex(4), initial={"area": area_pk})
        focus_first_field(form)
        self.forms.append(form)
        return form

    def remove(self, token: str) -> None:
        """Take a line away."""
        self.forms = [form for form in self.forms if form.token != token]

    def move(self, token: str, *, up: bool) -> None:
        """Let a line change places with its neighbour in the same field, if it has one there."""
        beside = [form.token for form in self.forms if self._same_list(form, token)]
        neighbour = neighbour_of(beside, token, up=up)
        if neighbour is None:
            return
        tokens = [form.token for form in self.forms]
        here, there = tokens.index(token), tokens.index(neighbour)
        self.forms[here], self.forms[there] = self.forms[there], self.forms[here]

    def take_in_saved(self, opened: Opened, who: str) -> None:
        """Put what `who` saved since the page was opened together with what is typed; each line of
        which one must be told says so."""
        typed = [TypedLine(form.token, form.key, form.fingerprint()) for form in self.forms]
        merged = merge(typed, opened.lines, self.opened().lines)
        by_token = {form.token: form for form in self.forms}
        self.forms = list(self._merged(merged, by_token, who))
        self.removed_elsewhere = sorted(merged.gone)

    def _merged(
        self, merged: Merged, by_token: dict[str, LineForm], who: str
    ) -> Iterator[LineForm]:
        for line in merged.lines:
            form = by_token[line.token] if line.token else self._of_saved(self.rows[line.key or 0])
            if line.note is not None:
                form.told = TOLD[line.note].format(who=who)
            if line.beside is not None:
                form.theirs = str(self.rows[line.beside])
            yield form

    def is_valid(self) -> bool:
        """Whether every line that says something says it rightly."""
        return all([form.is_valid() for form in self._filled()])

    def lines(self) -> list[Any]:
        """The lines as the verb takes them, empty ones left out. Call after `is_valid`."""
        return [form.typed() for form in self._filled()]

    def by_area(self) -> Iterator[tuple[ReformArea, list[LineForm]]]:
        """The fields of the plan with their lines."""
        for key, area in self.areas.items():
            yield area, [form for form in self.forms if str(form["area"].value()) == key]

    def tokens(self) -> list[str]:
        """The tokens of the lines that say something, in their order."""
        return [form.token for form in self._filled()]

    def _same_list(self, form: LineForm, token: str) -> bool:
        """Whether a line stands in the same field as another; a pledge's people are one list."""
        other = next((one for one in self.forms if one.token == token), None)
        if other is None or self.is_pledge:
            return other is not None
        return str(form["area"].value()) == str(other["area"].value())

    def _filled(self) -> list[LineForm]:
        return [form for form in self.forms if form.is_bound and not form.is_empty()]

    def _saved(self) -> list[Any]:
        if self.registration.pk is None:
            return []
        if self.is_pledge:
            return list(self.registration.people.all())
        return list(self.registration.initiatives.with_source())

    def _areas(self) -> dict[str, ReformArea]:
        """The fields of the plan by their keys as a page gives them, in the plan's order."""
        rows = ReformArea.objects.filter(area_set=self.plan.reform_area_set_id)
        return {str(area.pk): area for area in rows}

    def _of_saved(self, row: Any) -> LineForm:
        return self._form(str(row.pk), initial=self.form_class.initial_of(row))

    def _form(self, token: str, *, data: QueryDict | None = None, initial: Any = None) -> LineForm:
        form: LineForm = self.form_class(
            data, initial=initial, prefix=f"line-{token}", areas=self.areas
        )
        form.token = token
        form.row = self.rows.get(form.key or 0)
        return form
