"""States and steps as data: what a domain app writes down in its `workflow.py`."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from accounts.access import Predicate

# A guard looks at the locked row and at what was given; it returns a sentence where it objects.
Guard = Callable[[Any, Mapping[str, Any]], str | None]


@dataclass(frozen=True, slots=True)
class State:
    """A state: its value in the database, its Vietnamese name, and the tone of its badge."""

    value: str
    label: str
    tone: str = "neutral"  # neutral, waiting, good, returned


@dataclass(frozen=True, slots=True)
class Transition:
    """A step from one of `sources` to `target`, by a verb, for those whom `permission` allows.

    `needs` names what must be given with the step (a reason, a number) and the sentence that asks
    for it.
    """

    verb: str
    label: str
    sources: tuple[str, ...]
    target: str
    permission: Predicate
    needs: Mapping[str, str] = field(default_factory=dict)
    guards: tuple[Guard, ...] = ()


class Workflow:
    """The states of one noun and the steps between them."""

    def __init__(
        self, noun: str, states: Iterable[State], transitions: Iterable[Transition]
    ) -> None:
        self.noun = noun
        self.states = {state.value: state for state in states}
        self.transitions = {step.verb: step for step in transitions}

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The states as a model field's choices."""
        return [(state.value, state.label) for state in self.states.values()]

    def label(self, value: str) -> str:
        """A state's Vietnamese name."""
        return self.states[value].label

    def tone(self, value: str) -> str:
        """A state's badge tone."""
        return self.states[value].tone

    def steps_from(self, value: str) -> list[Transition]:
        """The steps that leave a state, in the order of the table."""
        return [step for step in self.transitions.values() if value in step.sources]

    def steps_for(self, user: Any, subject: Any) -> dict[str, Transition]:
        """The steps that this person may take now, by verb: what a page offers as buttons."""
        return {
            step.verb: step
            for step in self.steps_from(subject.status)
            if step.permission(user, subject)
        }
