"""Taking the parts of one plan over into the draft of another."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from campaigns.models import (
    Deadline,
    LegalBasis,
    ParticipantGroup,
    Phase,
    Plan,
    PlanSection,
    Recipient,
    RecipientLine,
)


@dataclass(slots=True)
class Copied:
    """What has been copied so far, by the key of the original: deadlines point at it."""

    phases: dict[int, Phase] = field(default_factory=dict)
    groups: dict[int, ParticipantGroup] = field(default_factory=dict)


def cite(plan: Plan, cited: Plan, *, position: int = 1) -> None:
    """Put another plan among the legal bases, named as it is printed."""
    LegalBasis.objects.create(
        plan=plan,
        position=position,
        kind=cited.get_kind_display(),
        reference=cited.reference if cited.number else cited.symbol,
        issued_on=cited.issued_on,
        issued_by=cited.issuing_body.name,
        title=cited.title,
        cited_plan=cited,
    )


def copy_bases(source: Plan, plan: Plan, *, after: int) -> None:
    """The documents on whose grounds the source was issued, after those already there."""
    for position, basis in enumerate(source.bases.filter(opens_the_plan=True), start=after + 1):
        _copy(basis, plan=plan, position=position)


def copy_sections(source: Plan, plan: Plan, kinds: Collection[str]) -> None:
    """The parts of the text, of these kinds."""
    PlanSection.objects.bulk_create(
        blank_copy(section, plan=plan) for section in source.sections.filter(kind__in=kinds)
    )


def copy_groups(source: Plan, plan: Plan, copied: Copied, *, with_bodies: bool) -> None:
    """For whom the campaign is; with the bodies where they are the same ones."""
    for group in source.groups.all():
        new = _copy(group, plan=plan)
        if with_bodies:
            new.bodies.set(group.bodies.all())
        copied.groups[group.pk] = new


def copy_phases(phases: Iterable[Phase], plan: Plan, copied: Copied, **changed: Any) -> None:
    """Phases as they are, but for the fields given as functions of the phase."""
    for phase in phases:
        values = {name: change(phase) for name, change in changed.items()}
        copied.phases[phase.pk] = _copy(phase, plan=plan, **values)


def copy_deadline(deadline: Deadline, plan: Plan, copied: Copied, **changed: Any) -> None:
    """A deadline in the copied phase, for the copied group."""
    values = {
        "phase": copied.phases.get(deadline.phase_id or 0),
        "group": copied.groups.get(deadline.group_id or 0),
        **changed,
    }
    _copy(deadline, plan=plan, **values)


def copy_recipients(source: Plan, plan: Plan) -> None:
    """To whom the source was sent, afresh: none of them has acknowledged the new plan."""
    Recipient.objects.bulk_create(
        Recipient(
            plan=plan,
            body=recipient.body,
            must_register=recipient.must_register,
            consolidates=recipient.consolidates,
        )
        for recipient in source.recipients.select_related("body")
    )
    RecipientLine.objects.bulk_create(
        blank_copy(line, plan=plan) for line in source.recipient_lines.all()
    )


def blank_copy(thing: Any, **changed: Any) -> Any:
    """An unsaved copy of a row with some fields changed."""
    values = {
        field.attname: getattr(thing, field.attname)
        for field in thing._meta.concrete_fields
        if not field.primary_key
    }
    copy = type(thing)(**values)
    for name, value in changed.items():
        setattr(copy, name, value)
    return copy


def _copy(thing: Any, **changed: Any) -> Any:
    copy = blank_copy(thing, **changed)
    copy.save()
    return copy
