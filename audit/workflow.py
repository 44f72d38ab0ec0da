"""Steps as data: what an app declares in its `workflow.py`.

A step is one row: from where to where, who may take it, what must be given, what a page asks
before and says afterwards. Its verb is the function named by `run`, or, where the row says all,
`audit.transitions.perform` alone.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from django.db import models

from accounts.access import Predicate
from accounts.models import User
from audit.states import StatusChoices

Noun = TypeVar("Noun", bound=models.Model)


# What a step is given, by name: a reason, a decision, a meeting; each step asks for its own.
Given = Mapping[str, Any]
# A guard looks at the locked row and at what was given; it returns a sentence where it objects.
Guard = Callable[[Noun, Given], str | None]
# Words, or how to put them about this very thing.
Words = str | Callable[[Noun], str]


@dataclass(frozen=True, slots=True)
class ByRow(Generic[Noun]):
    """A step that leads to one of `targets`; `choose` returns which, for the locked row."""

    targets: tuple[str, ...]
    choose: Callable[[Noun], str]


@dataclass(frozen=True, slots=True)
class Transition(Generic[Noun]):
    """A step from one of `sources` to `target`, by a verb, for those whom `permission` allows.

    `needs` names what must be given with the step (a reason, a number) and the sentence that asks
    for it; `takes` what may be given. `run` is the dotted path of the function that carries it
    out, `run(thing, actor=..., **given)`; where there is none, nothing but the status changes.

    Pages offer a step that has a `slug` (the last part of its address; a button, and a field for
    the reason where one is taken) or a `page` (the URL name of a page of its own). The rest says
    what the page shows: `button` (else the label), `primary` for the step that is expected,
    `trailing` for one that takes something away or ends it, which stands after the page's own
    links, `question` asked before, `warning` shown beside the button, `proposed_reason` to begin
    with, `done` said afterwards, and `then`, the address that follows (else the thing's own page).
    """

    verb: str
    label: str
    sources: tuple[str, ...]
    target: str | ByRow[Noun]
    permission: Predicate[Noun]
    needs: Mapping[str, str] = field(default_factory=dict)
    guards: tuple[Guard[Noun], ...] = ()
    takes: tuple[str, ...] = ()
    run: str = ""
    slug: str = ""
    page: str = ""
    button: Words[Noun] = ""
    icon: str = ""
    primary: bool = False
    trailing: bool = False
    question: Words[Noun] = ""
    warning: Words[Noun] = ""
    proposed_reason: Words[Noun] = ""
    # For a return: proposes the day by which to hand the thing in again, which is asked then.
    proposed_day: Callable[[], date] | None = None
    done: Words[Noun] = ""
    then: Callable[[Noun], str] | None = None
    # Where a page offers the step only to some of those who may take it.
    offered: Callable[[User, Noun], bool] | None = None

    @property
    def targets(self) -> tuple[str, ...]:
        """The states to which it may lead."""
        return self.target.targets if isinstance(self.target, ByRow) else (self.target,)

    def target_of(self, subject: Noun) -> str:
        """The state to which the step leads this object."""
        return self.target.choose(subject) if isinstance(self.target, ByRow) else self.target

    @property
    def takes_reason(self) -> bool:
        """Whether a reason is asked for, or may be given."""
        return "reason" in self.needs or "reason" in self.takes


# The workflow of each noun that has one, by its model.
_WORKFLOWS: dict[type[models.Model], "Workflow[Any]"] = {}


class Workflow(Generic[Noun]):
    """The states of one noun and the steps between them.

    `routes` begins the URL names of its steps: "campaigns:plan" for `campaigns:plan_discard`.
    """

    def __init__(
        self,
        noun: str,
        states: Iterable[StatusChoices],
        transitions: Iterable[Transition[Noun]],
        *,
        model: type[Noun] | None = None,
        routes: str = "",
    ) -> None:
        self.noun = noun
        self.states = {state.value: state for state in states}
        self.transitions = {step.verb: step for step in transitions}
        self.routes = routes
        if model is not None:
            _WORKFLOWS[model] = self

    @classmethod
    def of(cls, subject: Noun) -> "Workflow[Noun]":
        """The workflow of an object. Raises KeyError where its model has none."""
        return _WORKFLOWS[type(subject)]

    def label(self, value: str) -> str:
        """A state's Vietnamese name."""
        return str(self.states[value].label)

    def tone(self, value: str) -> str:
        """A state's badge tone."""
        return self.states[value].tone

    def steps_from(self, value: str) -> list[Transition[Noun]]:
        """The steps that leave a state, in the order of the table."""
        return [step for step in self.transitions.values() if value in step.sources]

    def steps_for(self, user: User, subject: Noun) -> dict[str, Transition[Noun]]:
        """The steps that this person may take now, by verb: what a page offers as buttons."""
        status: str = subject.status  # type: ignore[attr-defined]
        return {
            step.verb: step for step in self.steps_from(status) if step.permission(user, subject)
        }
