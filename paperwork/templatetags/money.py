"""Sums of money on pages."""

from django import template

from paperwork.money_words import dong

register = template.Library()


@register.filter
def as_dong(amount: int | None) -> str:
    """1490000 as 1.490.000 đồng; nothing where there is no sum."""
    return "" if amount is None else f"{dong(amount)} đồng"
