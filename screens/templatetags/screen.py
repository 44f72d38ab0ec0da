"""Icons, and the buttons of a thing's steps: `{% load screen %}`."""

import re
from functools import lru_cache

from django import template
from django.conf import settings
from django.db import models
from django.utils.safestring import SafeString, mark_safe

from screens.form_problems import problems_of
from screens.steps import PageContext, offers

register = template.Library()

# The buttons by which the rows of a form are added, removed and moved.
ROW_BUTTONS = ("add", "remove", "up", "down")
NAME = re.compile(r"[a-z0-9-]+")
OPENING_TAG = re.compile(r"<svg[^>]*>", re.DOTALL)
# Sized by the text beside it (static/css/tokens.css), and silent: the text says what it means.
OUR_OPENING_TAG = (
    '<svg class="icon" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true" '
    'focusable="false">'
)


@lru_cache(maxsize=256)
def icon_svg(name: str) -> SafeString:
    """The SVG of one Bootstrap icon, as markup.

    Raises TemplateSyntaxError for a name that the set does not hold.
    """
    file = settings.ICONS_DIR / f"{name}.svg"
    if not NAME.fullmatch(name) or not file.is_file():
        raise template.TemplateSyntaxError(f"There is no icon named {name!r}.")
    markup = OPENING_TAG.sub(OUR_OPENING_TAG, file.read_text(encoding="utf-8"), count=1)
    # From the installed package, never from a user.
    return mark_safe(re.sub(r">\s+<", "><", markup.strip()))


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon in the line of text: `{% icon "bell" %}`; names as on icons.getbootstrap.com."""
    return icon_svg(name)


@register.inclusion_tag("screens/_steps.html", takes_context=True)
def steps(context: PageContext, thing: models.Model, part: str = "") -> PageContext:
    """The buttons of a thing's steps: `{% steps plan %}`. A page that has links of its own puts
    them between `{% steps plan "leading" %}` and `{% steps plan "trailing" %}`."""
    user = context["request"].user
    return {"offers": offers(user, thing, part), "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("screens/_form_problems.html", takes_context=True)
def form_problems(context: template.Context) -> PageContext:
    """What is wrong with the forms of a page, at its head; nothing is judged where only a row more
    or less was asked for."""
    sent = getattr(context.get("request"), "POST", {})
    judged = not any(name in sent for name in ROW_BUTTONS)
    return {"problems": problems_of(context.flatten().values()) if judged else []}
