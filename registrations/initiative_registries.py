"""Registries for what apps above add to initiatives: panels on their page, which were recognised,
and remarks about similar ones.

An app registers its entries from `ready()`, for example:

    @initiative_panels.register
    def recognition(user, initiative):
        yield Panel("recognition/_on_initiative.html", {"appraisals": ...})
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import User
from audit.registry import Registry
from registrations.models import Initiative


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of an initiative's page: a template, and its context under `panel`."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


# Takes a person and an initiative, and gives the panels that this person may see.
initiative_panels: Registry[Callable[[User, Initiative], Iterable[Panel]]] = Registry(
    "the page of an initiative"
)
# Gives the keys of recognised initiatives as a query of one column, which becomes part of the
# queries that count.
recognised_initiatives: Registry[Callable[[], QuerySet]] = Registry(
    "which initiatives were recognised"
)
# Takes the keys of the initiatives that are shown, and gives for those of which the app knows
# something a sentence, in a number of queries that does not grow with them.
similarity_remarks: Registry[Callable[[Collection[int]], Mapping[int, str]]] = Registry(
    "what is said of similar initiatives"
)


def panels_for(user: User, initiative: Initiative) -> list[Panel]:
    """All panels for a person, in the order in which the apps registered."""
    return [panel for entry in initiative_panels for panel in entry(user, initiative)]


def recognised() -> Q | None:
    """The condition for recognised initiatives; None where no app registers one."""
    condition: Q | None = None
    for entry in recognised_initiatives:
        known = Q(pk__in=entry())
        condition = known if condition is None else condition | known
    return condition


def remarks_on(initiatives: Collection[int]) -> dict[int, str]:
    """Remarks about initiatives, by key; initiatives without remarks are left out."""
    found: dict[int, str] = {}
    if initiatives:
        for entry in similarity_remarks:
            for key, sentence in entry(initiatives).items():
                found[key] = f"{found[key]} {sentence}" if key in found else sentence
    return found
