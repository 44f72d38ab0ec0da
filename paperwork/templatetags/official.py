"""Dates and document numbers in templates: `{% load official %}`."""

import re
from datetime import date, datetime

from django import template
from django.utils import timezone

from paperwork import vietnamese

register = template.Library()

_NUMBER_AND_SYMBOL = re.compile(r"\d\w?/(?=\w)")
BLANK_DATE = "ngày …… tháng …… năm ………"


def _local_day(moment: date) -> date:
    if isinstance(moment, datetime) and timezone.is_aware(moment):
        return timezone.localtime(moment).date()
    return moment


@register.filter
def official_date(day: date | None) -> str:
    """`{{ plan.issued_on|official_date }}`: "ngày 05 tháng 5 năm 2020"; None leaves dotted room."""
    return vietnamese.official_date(_local_day(day)) if day else BLANK_DATE


@register.filter
def short_date(day: date | None) -> str:
    """`{{ deadline|short_date }}`: "12/05/2020"; None gives nothing."""
    return _local_day(day).strftime("%d/%m/%Y") if day else ""


@register.filter
def official_number(number: str | None, symbol: str | None) -> str:
    """`{{ plan.number|official_number:plan.symbol }}`: "3925/KH-UBND"."""
    return vietnamese.official_number(number or "", symbol or "")


@register.filter
def whole_numbers(text: str) -> str:
    """`{{ paragraph|whole_numbers }}`: the text, in which a number with its symbol ("45/TTr-PNV")
    is not parted after the slash by the end of a line."""
    return _NUMBER_AND_SYMBOL.sub(lambda found: found[0].replace("/", "/\u2060"), text)


@register.filter
def name_lines(body_name: str | None) -> list[str]:
    """`{% for line in body_name|name_lines %}`: "Ủy ban nhân dân", "huyện Củ Chi"."""
    return vietnamese.name_lines(body_name or "")
