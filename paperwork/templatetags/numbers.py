"""Numbers on pages: `{% load numbers %}`."""

from django import template

from paperwork import vietnamese_numbers

register = template.Library()
register.filter("as_dong", vietnamese_numbers.dong)
register.filter("figures", vietnamese_numbers.figures)
