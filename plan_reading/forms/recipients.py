"""The form for a document's recipients: its lines, and the bodies that they name."""

from typing import Any

from django import forms

from campaigns.models.plans import RegistrationForm
from campaigns.plans.drafts.parts import ChosenRecipient
from organisation.models import IssuingBody
from organisation.models.bodies import BodyKind
from plan_reading.forms.passages import Evidence
from plan_reading.forms.rows import Confirmed
from plan_reading.name_matcher import Holdings, kinds_named
from plan_reading.values import DocumentRead

# Party organs and councils are told, and do not register.
SILENT = (BodyKind.PARTY_OR_FRONT, BodyKind.ADVISORY)


class RecipientsForm(Confirmed, forms.Form):
    """The lines to be printed, and the bodies that receive the plan in the portal."""

    lines = forms.CharField(
        label="Các dòng in dưới “Nơi nhận:”",
        required=False,
        max_length=10_000,
        widget=forms.Textarea({"rows": 6}),
    )

    def __init__(
        self,
        *args: Any,
        bodies: list[IssuingBody],
        consolidators: set[int],
        evidence: dict[str, Evidence],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.evidence = evidence
        self._bodies = {str(body.pk): body for body in bodies}
        self._consolidators = consolidators
        self.fields["receives"] = forms.MultipleChoiceField(
            label="Đơn vị trong cổng nhận kế hoạch",
            choices=[(key, body.called) for key, body in self._bodies.items()],
            required=False,
            initial=self.initial.get("receives"),
            widget=forms.CheckboxSelectMultiple(),
        )

    def clean_lines(self) -> str:
        """No line is longer than what is kept of one."""
        typed = self.cleaned_data["lines"]
        if any(len(line) > 250 for line in typed.splitlines()):
            raise forms.ValidationError("Mỗi dòng dài nhất 250 chữ.")
        return typed

    def printed(self) -> list[str]:
        """The lines without the dashes and semicolons that people type."""
        bare = (line.strip(" -–+•;.").strip() for line in self.cleaned_data["lines"].splitlines())
        return [line for line in bare if line]

    def chosen_recipients(self, registration_form: str) -> list[ChosenRecipient]:
        """The bodies that were ticked, with what is asked of them."""
        registers = registration_form != RegistrationForm.NONE
        chosen = [self._bodies[key] for key in self.cleaned_data["receives"]]
        return [
            ChosenRecipient(
                body,
                must_register=registers and body.kind not in SILENT,
                consolidates=body.pk in self._consolidators,
            )
            for body in chosen
        ]


def offered_bodies(
    one: DocumentRead, holdings: Holdings, issuer: IssuingBody | None
) -> tuple[list[IssuingBody], list[str]]:
    """The bodies to offer (those directly below the issuer, and those named) and the keys of the
    ones that the lines name, one by one or by their kind."""
    below = holdings.directly_below(issuer)
    lines = [*(read.value for read in one.recipients), *one.addressees]
    kinds = {kind for line in lines for kind in kinds_named(line)}
    named = [found[0] for line in lines if (found := holdings.bodies_named(line, one)[:1])]
    named = [body for body in named if issuer and body.pk != issuer.pk]
    offered = {body.pk: body for body in [*below, *named]}
    ticked = {body.pk for body in named} | {body.pk for body in below if body.kind in kinds}
    return list(offered.values()), [str(key) for key in offered if key in ticked]
