"""The state of an initiative in words, where a row has only its value."""

from django import template

from registrations.workflow import PROGRESS

register = template.Library()


@register.inclusion_tag("screens/_status.html")
def state_badge(state: str) -> dict[str, str]:
    """The badge of a state."""
    return {"label": PROGRESS.label(state), "tone": PROGRESS.tone(state)}
