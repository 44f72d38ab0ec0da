"""Loaders of the parts of a plan: bases, groups, text, phases, deadlines, recipients."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from audit import clock
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
from campaigns.plans import publication
from campaigns.rules.due_dates import Boundary
from dashboard.demonstration.bodies import Surroundings
from dashboard.demonstration.fixture_files import Entry, checked, entry, numbered, only

PARTS = (
    "bases",
    "groups",
    "sections",
    "phases",
    "deadlines",
    "recipient_lines",
    "recipients",
)


@dataclass(slots=True)
class Named:
    """The phases and groups of a plan by their keys, as deadlines point at them."""

    phases: dict[str, Phase] = field(default_factory=dict)
    groups: dict[str, ParticipantGroup] = field(default_factory=dict)

    def phase(self, key: str) -> Phase:
        """A phase. Raises KeyError that says what is missing."""
        if key not in self.phases:
            raise KeyError(f"phase {key}")
        return self.phases[key]

    def group(self, key: str) -> ParticipantGroup:
        """A group. Raises KeyError that says what is missing."""
        if key not in self.groups:
            raise KeyError(f"group {key}")
        return self.groups[key]


def load_parts(path: Path, plan: Plan, given: Entry, around: Surroundings) -> None:
    """Write the parts of a plan from its entry. `around` is what they point at.

    Groups and phases come before the deadlines, which point at them by key.
    """
    named = Named()
    loaders: dict[str, Callable[[int, Any], None]] = {
        "bases": lambda position, words: _load_basis(plan, position, words, around),
        "groups": lambda position, words: _load_group(plan, position, words, around, named),
        "sections": lambda position, words: _load_section(plan, position, words),
        "phases": lambda position, words: _load_phase(plan, position, words, named),
        "deadlines": lambda position, words: _load_deadline(plan, words, around, named),
        "recipient_lines": lambda position, words: _load_line(plan, position, words),
        "recipients": lambda position, words: _load_recipients(plan, words, around),
    }
    for part in PARTS:
        for position, words in numbered(given.get(part)):
            with entry(path, f"{part}, number {position}"):
                loaders[part](position, words)


def _load_basis(plan: Plan, position: int, words: Entry, around: Surroundings) -> None:
    values = only(
        words,
        "kind",
        "reference",
        "issued_on",
        "issued_by",
        "title",
        "cited_plan",
        "opens_the_plan",
    )
    cited = values.pop("cited_plan", None)
    basis = LegalBasis(
        plan=plan, position=position, cited_plan=around.plans[cited] if cited else None, **values
    )
    checked(basis).save()


def _load_group(
    plan: Plan, position: int, words: Entry, around: Surroundings, named: Named
) -> None:
    values = only(words, "key", "kind", "name", "bodies")
    group = ParticipantGroup(plan=plan, position=position, kind=values["kind"], name=values["name"])
    checked(group).save()
    group.bodies.set(around.bodies.meant_by(values.get("bodies", [])))
    named.groups[values["key"]] = group


def _load_section(plan: Plan, position: int, words: Entry) -> None:
    values = only(words, "kind", "printed_number", "heading", "text")
    checked(PlanSection(plan=plan, position=position, **values)).save()


def _load_phase(plan: Plan, position: int, words: Entry, named: Named) -> None:
    values = only(words, "key", "name", "starts_on", "ends_on")
    key = values.pop("key")
    phase = Phase(plan=plan, position=position, **values)
    checked(phase).save()
    named.phases[key] = phase


WAYS = ("before", "through", "through_month", "within_month", "days_after")


def _load_deadline(plan: Plan, words: Entry, around: Surroundings, named: Named) -> None:
    values = only(
        words,
        "kind",
        "title",
        "before",
        "through",
        "through_month",
        "within_month",
        "days_after",
        "event",
        "phase",
        "group",
        "body",
    )
    deadline = Deadline(
        plan=plan,
        kind=values["kind"],
        title=values["title"],
        phase=named.phase(values["phase"]) if "phase" in values else None,
        group=named.group(values["group"]) if "group" in values else None,
        body=around.bodies[values["body"]] if "body" in values else None,
        **_as_printed(values),
    )
    checked(deadline)
    deadline.validate_constraints()
    deadline.save()


def _as_printed(values: Entry) -> Entry:
    """The fields of a deadline from the one way in which its document states it."""
    stated = [way for way in WAYS if way in values]
    if len(stated) != 1:
        raise ValueError(f"a deadline is stated in one way: {', '.join(WAYS)}")
    match stated[0]:
        case "before":
            return {"due_on": values["before"], "boundary": Boundary.BEFORE}
        case "through":
            return {"due_on": values["through"], "boundary": Boundary.THROUGH}
        case "through_month" | "within_month" as way:
            return {
                "due_on": last_day_of_month(values[way]),
                "boundary": way.removesuffix("_month"),
                "precision": Deadline.Precision.MONTH,
            }
        case _:
            return {"days_after": values["days_after"], "event": values["event"]}


def last_day_of_month(month: str) -> date:
    """The last day of a month written as 2020-12: "trong tháng 12" ends then."""
    year, number = (int(part) for part in month.split("-"))
    return date(year, number, monthrange(year, number)[1])


def _load_line(plan: Plan, position: int, text: str) -> None:
    checked(RecipientLine(plan=plan, position=position, text=text)).save()


def _load_recipients(plan: Plan, words: Entry, around: Surroundings) -> None:
    values = only(words, "bodies", "must_register", "consolidates", "acknowledged_by")
    recipients = {}
    for body in around.bodies.meant_by(values["bodies"]):
        recipient = Recipient(
            plan=plan,
            body=body,
            must_register=values.get("must_register", True),
            consolidates=values.get("consolidates", False),
        )
        checked(recipient).save()
        recipients[body.pk] = recipient
    for key, username in values.get("acknowledged_by", {}).items():
        recipient = recipients[around.bodies[key].pk]
        # As it was done: a body that has ended since confirms nothing any more.
        with clock.override_day(plan.issued_on or clock.today()):
            publication.acknowledge(recipient, actor=around.people[username])
