"""States and figures of registrations in words."""

from django import template

from registrations.workflow import PROGRESS

register = template.Library()


@register.inclusion_tag("screens/_status.html")
def state_badge(state: str) -> dict[str, str]:
    """The badge of a state."""
    return {"label": PROGRESS.label(state), "tone": PROGRESS.tone(state)}


@register.filter
def signed(number: int) -> str:
    """A difference with its sign: "+3", "−2", "0"."""
    if number == 0:
        return "0"
    return f"+{number}" if number > 0 else f"\N{MINUS SIGN}{-number}"
