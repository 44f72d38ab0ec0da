"""Template filter that marks passages in a text; line breaks count, so no template may indent
it."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from plan_reading.forms.passages import Piece

register = template.Library()


@register.filter
def marked(pieces: Iterable[Piece]) -> SafeString:
    """Each stretch escaped; where a passage begins an anchor, and what is covered in a mark."""
    parts = []
    for piece in pieces:
        anchors = format_html_join("", '<a id="doan-{}"></a>', ((name,) for name in piece.begins))
        inner = (
            format_html('<mark data-passage="{}">{}</mark>', piece.covered_by, piece.text)
            if piece.covered_by
            else format_html("{}", piece.text)
        )
        parts.append(anchors + inner)
    return mark_safe("".join(parts))
