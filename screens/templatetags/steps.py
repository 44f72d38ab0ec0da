"""The steps that a person may take with a thing, as buttons: `{% load steps %}`."""

from django import template
from django.db import models

from screens.steps import PageContext, offers

register = template.Library()


@register.inclusion_tag("screens/_steps.html", takes_context=True)
def steps(context: PageContext, thing: models.Model, part: str = "") -> PageContext:
    """The buttons of a thing's steps: `{% steps plan %}`. A page that has links of its own puts
    them between `{% steps plan "leading" %}` and `{% steps plan "trailing" %}`."""
    user = context["request"].user
    return {"offers": offers(user, thing, part), "csrf_token": context.get("csrf_token")}
