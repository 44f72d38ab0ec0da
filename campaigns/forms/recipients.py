"""The form for a draft's recipients: bodies chosen from a list, and the lines printed under "Nơi
nhận"."""

from dataclasses import dataclass
from itertools import groupby

from django import forms
from django.http import QueryDict

from audit import clock
from campaigns.forms.parts import bodies_around
from campaigns.models import Plan, Recipient
from campaigns.plans.drafts.parts import ChosenRecipient
from organisation.models import IssuingBody
from organisation.models.bodies import BodyKind
from screens.edit_conflicts import ComparedForm, Difference, keeps_stored
from screens.fields import keys_in

FOUND_AT_MOST = 20
WORDS_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that can be ticked, with its ticks."""

    body: IssuingBody
    receives: bool
    must_register: bool
    consolidates: bool


class LinesForm(ComparedForm, forms.Form):
    """The lines under "Nơi nhận" as they will be printed."""

    lines = forms.CharField(
        label="Các dòng in dưới “Nơi nhận:”",
        required=False,
        max_length=10_000,
        widget=forms.Textarea({"rows": 8}),
        help_text="Mỗi dòng một nơi nhận; không cần gạch đầu dòng và dấu chấm phẩy.",
    )

    def clean_lines(self) -> str:
        """Refuse lines longer than the database stores."""
        typed = self.cleaned_data["lines"]
        if any(len(line) > 250 for line in typed.splitlines()):
            raise forms.ValidationError("Mỗi dòng nơi nhận dài nhất 250 ký tự. Hãy tách dòng dài.")
        return typed


class RecipientsForm:
    """The bodies that may receive a draft, with what is ticked for each.

    Offered are those directly below the issuing body, those that receive it already, what is
    ticked, and what was searched for by name: `is_searching` says that nothing is to be saved yet,
    `found_nothing` that there was no such name. What the browser sends is looked up among bodies
    that exist; an unknown key is passed over.
    """

    def __init__(self, plan: Plan, typed: QueryDict | None) -> None:
        self.plan = plan
        self._stored = self._ticks_stored()
        self.typed = self._with_stored_where_chosen(typed) if typed is not None else None
        self.is_searching = typed is not None and "find" in typed
        self.words = typed.get("tim", "").strip()[:WORDS_AT_MOST] if typed else ""
        self.found_nothing = False
        self.lines_form = self._ask_for_lines()
        self._candidates = self._look_up()

    @property
    def kinds(self) -> list[tuple[str, list[Candidate]]]:
        """The candidates by kind of body, each kind with its name."""
        ordered = sorted(self._candidates, key=lambda one: (one.body.level, one.body.kind))
        by_kind = groupby(ordered, key=lambda one: (one.body.level, one.body.kind))
        return [
            (str(dict(BodyKind.choices)[kind]), sorted(group, key=lambda one: one.body.path))
            for (_, kind), group in by_kind
        ]

    def is_valid(self) -> bool:
        """Whether the lines are valid; ticks always are."""
        return self.lines_form.is_valid()

    def chosen_recipients(self) -> list[ChosenRecipient]:
        """The recipients that were ticked."""
        return [
            ChosenRecipient(one.body, one.must_register, one.consolidates)
            for one in self._candidates
            if one.receives
        ]

    def lines(self) -> list[str]:
        """The lines to be printed, without the dashes and semicolons that people type. Call after
        `is_valid`."""
        typed = self.lines_form.cleaned_data["lines"].splitlines()
        bare = (line.strip().lstrip("-–+•").rstrip(";.").strip() for line in typed)
        return [line for line in bare if line]

    @property
    def differences(self) -> list[Difference]:
        """The differences between what was typed and what is stored."""
        names = {one.body.pk: one.body.called for one in self._candidates}
        ticked = self._ticked()

        def called(bodies: set[int]) -> str:
            return ", ".join(name for key, name in names.items() if key in bodies)

        found = [
            Difference(name, label, called(ticked[name]), called(self._stored[name]))
            for name, label in TICKS.items()
            if ticked[name] != self._stored[name]
        ]
        return found + self.lines_form.differences

    def _ask_for_lines(self) -> LinesForm:
        """The lines as stored, or as typed; while searching they are not validated."""
        if self.typed is not None and self.is_searching:
            return LinesForm(initial={"lines": self.typed.get("lines", "")})
        lines = "\n".join(self.plan.recipient_lines.values_list("text", flat=True))
        return LinesForm(self.typed, initial={"lines": lines})

    def _look_up(self) -> list[Candidate]:
        offered = set(bodies_around(self.plan).values_list("pk", flat=True))
        if self.is_searching and self.words:
            bodies = IssuingBody.objects.valid_on(clock.today()).matching_name(self.words)
            others = bodies.exclude(pk=self.plan.issuing_body_id)
            found = list(others.values_list("pk", flat=True)[:FOUND_AT_MOST])
            offered.update(found)
            self.found_nothing = not found
        if self.typed is not None:
            offered = offered.union(*(keys_in(self.typed.getlist(name)) for name in TICKS))
        bodies = IssuingBody.objects.filter(pk__in=offered).exclude(pk=self.plan.issuing_body_id)
        ticked = self._ticked()
        return [Candidate(body, *(body.pk in ticked[name] for name in TICKS)) for body in bodies]

    def _ticked(self) -> dict[str, set[int]]:
        if self.typed is not None:
            return {name: keys_in(self.typed.getlist(name)) for name in TICKS}
        return self._stored

    def _with_stored_where_chosen(self, typed: QueryDict) -> QueryDict:
        """The typed data, with the stored ticks where the person chose these."""
        chosen = [name for name in TICKS if keeps_stored(typed, name)]
        if not chosen:
            return typed
        typed = typed.copy()
        for name in chosen:
            typed.setlist(name, [str(key) for key in self._stored[name]])
        return typed

    def _ticks_stored(self) -> dict[str, set[int]]:
        rows: list[Recipient] = list(self.plan.recipients.all())
        return {
            "receives": {row.body_id for row in rows},
            "must_register": {row.body_id for row in rows if row.must_register},
            "consolidates": {row.body_id for row in rows if row.consolidates},
        }


TICKS = {
    "receives": "Đơn vị nhận",
    "must_register": "Phải đăng ký",
    "consolidates": "Tổng hợp cấp dưới",
}
