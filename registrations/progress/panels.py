"""What apps above know of an initiative, shown on its page beside its progress.

An app registers a provider in its `ready()`; it gets the person and the initiative, and gives the
panels that this person may see, each a template with what it shows:

    @initiative_panels
    def recognition(user, initiative):
        yield Panel("recognition/_on_initiative.html", {"appraisals": ...})
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from accounts.models import User
from registrations.models import Initiative


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of an initiative's page: a template, and its context under `panel`."""

    template: str
    context: dict[str, Any] = field(default_factory=dict)


Provider = Callable[[Any, Initiative], Iterable[Panel]]
_providers: list[Provider] = []


def initiative_panels(provider: Provider) -> Provider:
    """Register what an app shows on the page of an initiative."""
    _providers.append(provider)
    return provider


def panels_for(user: User, initiative: Initiative) -> list[Panel]:
    """All panels for a person, in the order in which the apps registered."""
    return [panel for provider in _providers for panel in provider(user, initiative)]
