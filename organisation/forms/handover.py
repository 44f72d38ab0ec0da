"""Asking to whom a role goes over, from which day, by what document."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect

from accounts.models import User
from organisation.forms.reorganisation import effective_day, wide
from organisation.models import Membership


class HandoverForm(forms.Form):
    """A handing over."""

    to = forms.ModelChoiceField(
        label="Người nhận bàn giao",
        queryset=User.objects.filter(is_active=True),
        widget=AutocompleteSelect(Membership._meta.get_field("user"), admin.site),
    )
    on = effective_day("Từ ngày")
    basis = forms.CharField(
        label="Căn cứ bàn giao",
        max_length=250,
        widget=wide(),
        help_text="Ví dụ: Quyết định 12/QĐ-UBND ngày 03/4/2026, hoặc biên bản bàn giao",
    )
