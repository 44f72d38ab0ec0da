"""Admin of bodies."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from accounts.access import Verdict
from accounts.models import User
from audit import clock
from organisation.admin.body_workbooks import BodyActImport, ChangeImport, CommuneImport
from organisation.admin.reorganisation_steps import GuidedActs
from organisation.models import BodySuccession, IssuingBody, Membership
from organisation.reorganisation.acts import may_reorganise
from organisation.workbooks.bodies import BodyImport, near_name_sentence
from screens.admin_imports import AdminImports
from screens.fields import CleanedData
from screens.import_views import AnyImport


class BodyForm(forms.ModelForm):
    """A body with its place in the tree, which is set when it is created."""

    superior = forms.ModelChoiceField(
        label="đơn vị cấp trên", queryset=IssuingBody.objects.all(), required=False
    )

    is_another = forms.BooleanField(
        label="Là đơn vị khác với đơn vị có tên gần giống",
        required=False,
        help_text="Chỉ đánh dấu khi cổng hỏi: tên gần giống nhau thường là một đơn vị ghi sai dấu",
    )

    def clean(self) -> CleanedData | None:
        """Ask about a new body with the name of another under the same superior, or nearly so."""
        cleaned = super().clean()
        name, superior = self.cleaned_data.get("name"), self.cleaned_data.get("superior")
        if name and self.instance.pk is None and not self.cleaned_data.get("is_another"):
            beside = IssuingBody.objects.beside(superior)
            if same := list(beside.spelled(name).valid_on(clock.today())):
                self.add_error("name", f"Cùng đơn vị cấp trên đã có {same[0].named_in_time}.")
            elif near := list(beside.nearly_named(name)):
                self.add_error("name", near_name_sentence(near))
        return cleaned

    class Meta:
        model = IssuingBody
        fields = (
            "name",
            "short_name",
            "level",
            "kind",
            "code",
            "digital_identifier",
            "symbol",
            "place_name",
            "head_title",
            "acts_for",
            "valid_from",
            "valid_to",
        )


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0
    autocomplete_fields = ("user",)


class SuccessionInline(admin.TabularInline):
    model = BodySuccession
    fk_name = "predecessor"
    extra = 0
    autocomplete_fields = ("successor",)


@admin.register(IssuingBody)
class IssuingBodyAdmin(GuidedActs, AdminImports):
    """Bodies in the order of the tree; they are moved by reorganisation, never by dragging."""

    change_form_template = "admin/organisation/issuingbody/change_form.html"
    change_list_template = "admin/organisation/issuingbody/change_list.html"
    actions = ("merge_chosen",)

    form = BodyForm
    imports = (
        (BodyImport, "tu-excel", "import"),
        (ChangeImport, "bang-thay-doi", "changes"),
        (CommuneImport, "cap-xa", "communes"),
    )
    list_display = ("in_tree", "level", "kind", "code", "valid_from", "valid_to")
    list_filter = ("level", "kind")
    search_fields = ("name", "short_name", "folded_name", "code", "symbol")
    autocomplete_fields = ("acts_for",)
    inlines = (MembershipInline, SuccessionInline)
    list_per_page = 50
    readonly_fields = ("formed_from",)
    ordering = ("path",)

    def may_import(self, user: User, imports: AnyImport) -> Verdict:
        """Imports of bodies are for people who may reorganise them."""
        if issubclass(imports, BodyActImport):
            return may_reorganise(user)
        return super().may_import(user, imports)

    @admin.action(description="Sáp nhập các đơn vị đã chọn", permissions=["change"])
    def merge_chosen(
        self, request: HttpRequest, chosen: QuerySet[IssuingBody]
    ) -> HttpResponseRedirect:
        """Redirect to the page on which the chosen bodies are merged."""
        first, *others = chosen.values_list("pk", flat=True)
        url = reverse("admin:organisation_issuingbody_merge", args=[first])
        return redirect(f"{url}?{urlencode([('cung', pk) for pk in others])}")

    @admin.display(description="cơ quan, đơn vị", ordering="path")
    def in_tree(self, body: IssuingBody) -> str:
        """The name, indented by depth."""
        return "\u2003" * (body.depth - 1) + body.name

    @admin.display(description="lập từ", empty_value="Không có đơn vị trước được ghi nhận")
    def formed_from(self, body: IssuingBody) -> str | None:
        """The predecessors of the body, each whole or in part."""
        origins = body.origins.select_related("predecessor").order_by("predecessor__path")
        return (
            "; ".join(
                f"{row.predecessor.named_in_time} – {row.get_extent_display().lower()}"
                for row in origins
            )
            or None
        )

    def get_fields(self, request: HttpRequest, obj: IssuingBody | None = None) -> list[Any]:
        """Ask for the superior of a new body only."""
        fields = super().get_fields(request, obj)
        left_out = ("formed_from",) if obj is None else ("superior", "is_another")
        return [name for name in fields if name not in left_out]

    def save_model(
        self, request: HttpRequest, obj: IssuingBody, form: forms.ModelForm, change: bool
    ) -> None:
        """Add a new body to the tree; save an existing body in its place."""
        superior = form.cleaned_data.get("superior")
        if change:
            obj.save()
        elif superior:
            IssuingBody.objects.add_child(superior, instance=obj)
        else:
            IssuingBody.objects.add_root(instance=obj)
