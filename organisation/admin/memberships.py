"""Admin of people (with import and export by Excel), of their roles, and the handover of roles."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path

from accounts.access import Refused, SignedInRequest
from accounts.models import User
from organisation.forms.reorganisation import HandoverForm
from organisation.handover import hand_over, may_hand_over
from organisation.models import Membership
from paperwork.spreadsheet_import.columns import ImportColumn
from paperwork.spreadsheet_import.tables import TextRow
from screens.admin_imports import AdminImports
from screens.model_imports import ModelImport


class PersonImport(ModelImport[User]):
    """A sheet of people, known by their sign-in name. Passwords are neither read nor written: an
    imported person can sign in after an administrator has set a password."""

    name = "organisation.people"
    model = User
    title = "Người dùng từ tệp Excel"
    columns = (
        ImportColumn("username", "Tên đăng nhập", 22, required=True),
        ImportColumn("full_name", "Họ và tên", 30, required=True),
        ImportColumn("job_title", "Chức vụ", 26),
        ImportColumn("email", "Thư điện tử", 30),
    )

    def known(self, row: TextRow) -> User | None:
        """The person with this sign-in name."""
        return User.objects.filter(username=row["username"]).first()

    def validate(self, thing: Any, wrong: dict[str, list[str]]) -> None:
        """Give a new person an unusable password."""
        if not thing.password:
            thing.set_unusable_password()
        super().validate(thing, wrong)


@admin.register(User)
class UserAdmin(AdminImports, DjangoUserAdmin):
    """People, searched by name, sign-in name or e-mail."""

    imports = ((PersonImport, "tu-excel", "import"),)
    list_display = ("username", "full_name", "job_title", "is_active", "is_staff")
    list_filter = ("is_active", "is_staff", "memberships__role")
    search_fields = ("username", "full_name", "email")
    ordering = ("name_key",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Thông tin", {"fields": ("full_name", "job_title", "email")}),
        ("Quyền", {"fields": ("is_active", "is_staff", "is_superuser")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": ("username", "full_name", "usable_password", "password1", "password2"),
            },
        ),
    )


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):
    """Memberships, those that ended among them."""

    change_form_template = "admin/organisation/membership/change_form.html"
    list_display = ("user", "role", "body", "valid_from", "valid_to")
    list_filter = ("role",)
    search_fields = ("user__full_name", "user__username", "body__name")
    autocomplete_fields = ("user", "body")
    readonly_fields = ("taken_over_from", "handover_basis")
    list_select_related = ("user", "body")

    def get_urls(self) -> list[URLPattern]:
        """Django's own pages, and the page of the handover."""
        return [
            path(
                "<path:object_id>/ban-giao/",
                self.admin_site.admin_view(self.hand_over),
                name="organisation_membership_hand_over",
            ),
            *super().get_urls(),
        ]

    def hand_over(self, request: SignedInRequest, object_id: str) -> HttpResponse:
        """Ask for the new holder, the day and the reason; then hand the role over."""
        answer = may_hand_over(request.user)
        if not answer:
            raise Refused(answer.reason)
        key = int(object_id) if object_id.isdecimal() else None
        membership = get_object_or_404(Membership.objects.select_related("user", "body"), pk=key)
        form = HandoverForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            new = self._done(request, membership, form)
            if new is not None:
                return redirect("admin:organisation_membership_change", new.pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.model._meta,
            "title": f"Bàn giao: {membership}",
            "membership": membership,
            "form": form,
            "media": self.media + form.media,
        }
        return render(request, "admin/organisation/membership/hand_over.html", context)

    def _done(
        self, request: SignedInRequest, membership: Membership, form: HandoverForm
    ) -> Membership | None:
        try:
            new = hand_over(membership, actor=request.user, **form.cleaned_data)
        except ValidationError as objection:
            form.add_error(None, objection.messages)
            return None
        for one in (membership, new):
            self.log_change(request, one, f"Bàn giao từ {membership.user} sang {new.user}")
        messages.success(request, f"Đã bàn giao cho {new.user} từ ngày {new.valid_from:%d/%m/%Y}.")
        return new
