"""Figures as they are said beside each other."""

from django import template

register = template.Library()


@register.filter
def signed(number: int) -> str:
    """A difference with its sign: "+3", "−2", "0"."""
    if number == 0:
        return "0"
    return f"+{number}" if number > 0 else f"\N{MINUS SIGN}{-number}"
