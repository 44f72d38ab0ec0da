"""The administrator's pages of people, with import and export by Excel."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin

from accounts.models import User
from organisation.workbooks.people import PersonImport
from screens.admin_imports import AdminImports


@admin.register(User)
class UserAdmin(AdminImports, DjangoUserAdmin):
    """People: searched by name or sign-in, filtered by whether they may sign in."""

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
