"""The form that copies an initiative of the library to a draft."""

from dataclasses import dataclass
from typing import Any

from django import forms

from accounts.models import User
from campaigns.models import Plan, ReformArea
from campaigns.models.plans import RegistrationForm
from organisation.models import IssuingBody
from organisation.models.memberships import UNIT_ROLES
from organisation.scope import scope_of
from recognition.models import LibraryEntry
from registrations.copies import area_under
from registrations.participation import open_to_register
from screens.fields import CleanedData


@dataclass(frozen=True, slots=True)
class Target:
    """A unit's registration under a plan, begun or not."""

    plan: Plan
    body: IssuingBody

    @property
    def key(self) -> str:
        """Its value in the form."""
        return f"{self.plan.pk}-{self.body.pk}"

    def __str__(self) -> str:
        return f"{self.body.called}: {self.plan}"


def targets_for(user: User) -> list[Target]:
    """Registrations of initiatives of the person's units that can still be edited."""
    return [
        Target(invitation.plan, invitation.body)
        for invitation in open_to_register(scope_of(user).bodies_as(*UNIT_ROLES))
        if invitation.plan.registration_form == RegistrationForm.INITIATIVES
        and (invitation.registration is None or invitation.registration.can_be_edited)
    ]


class CopyForm(forms.Form):
    """The target registration, and the field where it must be chosen."""

    target = forms.ChoiceField(
        label="Chép vào", choices=(), error_messages={"required": "Hãy chọn bản đăng ký."}
    )
    area = forms.ModelChoiceField(
        label="Lĩnh vực của kế hoạch",
        queryset=ReformArea.objects.none(),
        required=False,
        empty_label="Cùng lĩnh vực với sáng kiến này",
    )

    def __init__(self, *args: Any, entry: LibraryEntry, targets: list[Target], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.entry = entry
        self.targets = {target.key: target for target in targets}
        self.fields["target"].choices = [(key, str(one)) for key, one in self.targets.items()]
        sets = {target.plan.reform_area_set_id for target in targets}
        self.fields["area"].queryset = ReformArea.objects.filter(area_set__in=sets)

    def clean(self) -> CleanedData:
        """The target as a thing; the field under its plan, chosen or the one that fits."""
        values = super().clean() or {}
        target = self.targets.get(values.get("target", ""))
        if target is None:
            return values
        values["target"] = target
        areas = ReformArea.objects.filter(area_set=target.plan.reform_area_set_id)
        chosen = values.get("area")
        if chosen is not None and chosen not in areas:
            self.add_error("area", "Lĩnh vực này không thuộc kế hoạch đã chọn.")
        values["area"] = chosen or area_under(self.entry.recognition.initiative.area, areas)
        if values["area"] is None:
            self.add_error("area", "Kế hoạch này không có lĩnh vực tương ứng; hãy chọn lĩnh vực.")
        return values
