"""Copying the parts of one plan to the draft of another."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import Model

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

Row = TypeVar("Row", bound=Model)


@dataclass(slots=True)
class Copied:
    """The copies made so far, by the key of the original: deadlines refer to them."""

    phases: dict[int, Phase] = field(default_factory=dict)
    groups: dict[int, ParticipantGroup] = field(default_factory=dict)


def cite(plan: Plan, cited: Plan, *, position: int = 1) -> None:
    """Add another plan to the legal bases, named as it is printed."""
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
    """Copy the legal bases of the source after those already there; documents that are cited
    already are skipped."""
    there = list(plan.bases.all())
    new = [
        basis
        for basis in source.bases.filter(opens_the_plan=True)
        if not any(_is_same_document(basis, other) for other in there)
    ]
    for position, basis in enumerate(new, start=after + 1):
        _copy(basis, plan=plan, position=position)


def _is_same_document(basis: LegalBasis, other: LegalBasis) -> bool:
    """Whether two bases name one document: the same plan of the portal; or, where one of them is
    words only, the same number and symbol, and no other day."""
    if basis.cited_plan_id and other.cited_plan_id:
        return basis.cited_plan_id == other.cited_plan_id
    reference = basis.reference.replace(" ", "")
    same_day = None in (basis.issued_on, other.issued_on) or basis.issued_on == other.issued_on
    return bool(reference) and reference == other.reference.replace(" ", "") and same_day


def copy_sections(source: Plan, plan: Plan, kinds: Collection[str], *, with_numbers: bool) -> None:
    """Copy the sections of these kinds. Without their numbers where only some are taken into
    another body's plan, which is numbered anew when it is printed."""
    copies = []
    for section in source.sections.filter(kind__in=kinds):
        copy = blank_copy(section, plan=plan)
        if not with_numbers:
            copy.text = points_alone(section.text, section.printed_number)
            copy.printed_number = ""
        copies.append(copy)
    PlanSection.objects.bulk_create(copies)


def points_alone(text: str, number: str) -> str:
    """The text of the section of a number, whose points do not repeat it: under "II.1" the point
    "1.2." becomes "2.". Pure."""
    clause = ".".join(step for step in number.strip(" .").split(".") if step.isdecimal())
    if not clause:
        return text
    return re.sub(rf"^(\s*){re.escape(clause)}\.(?=\d{{1,2}}[.)])", r"\1", text, flags=re.MULTILINE)


def copy_groups(source: Plan, plan: Plan, copied: Copied, *, with_bodies: bool) -> None:
    """Copy the groups of participants, with their bodies where these are the same."""
    for group in source.groups.all():
        new = _copy(group, plan=plan)
        if with_bodies:
            new.bodies.set(group.bodies.all())
        copied.groups[group.pk] = new


def copy_phases(
    phases: Iterable[Phase], plan: Plan, copied: Copied, **changed: Callable[[Phase], object]
) -> None:
    """Copy the phases, with fields replaced by functions of the phase where given."""
    for phase in phases:
        values = {name: change(phase) for name, change in changed.items()}
        copied.phases[phase.pk] = _copy(phase, plan=plan, **values)


def copy_deadline(deadline: Deadline, plan: Plan, copied: Copied, **changed: object) -> None:
    """Copy a deadline to the copied phase and the copied group."""
    values: dict[str, object] = {
        "phase": copied.phases.get(deadline.phase_id or 0),
        "group": copied.groups.get(deadline.group_id or 0),
        **changed,
    }
    _copy(deadline, plan=plan, **values)


def copy_recipients(source: Plan, plan: Plan) -> None:
    """Copy the recipients of the source, none of which has acknowledged the new plan."""
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


def blank_copy(thing: Row, **changed: object) -> Row:
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


def _copy(thing: Row, **changed: object) -> Row:
    copy = blank_copy(thing, **changed)
    copy.save()
    return copy
