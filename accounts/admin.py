"""The administrator's door to people, with import and export by Excel."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from import_export.admin import ImportExportMixin
from import_export.fields import Field
from import_export.formats.base_formats import XLSX
from import_export.resources import ModelResource
from import_export.widgets import CharWidget

from accounts.models import User

# What a person may do hangs on his memberships, not on Django's groups.
admin.site.unregister(Group)
admin.site.site_header = "Quản trị Cổng thi đua cải cách hành chính"
admin.site.site_title = "Quản trị"
admin.site.index_title = "Quản trị hệ thống"

# Excel gives an empty cell as nothing; a text column keeps text.
TEXT = CharWidget(coerce_to_string=True, allow_blank=True)


class UserResource(ModelResource):
    """A sheet of people, known by their sign-in name. Passwords are neither read nor written:
    a person who came by import signs in after an administrator has set one."""

    username = Field("username", column_name="Tên đăng nhập", widget=TEXT)
    full_name = Field("full_name", column_name="Họ và tên", widget=TEXT)
    job_title = Field("job_title", column_name="Chức vụ", widget=TEXT)
    email = Field("email", column_name="Thư điện tử", widget=TEXT)

    class Meta:
        model = User
        fields = ("username", "full_name", "job_title", "email")
        import_id_fields = ("username",)
        skip_unchanged = True
        report_skipped = True
        clean_model_instances = True

    def import_instance(self, instance: User, row, **kwargs) -> None:
        """Set the unusable password before the row is validated."""
        super().import_instance(instance, row, **kwargs)
        if not instance.password:
            instance.set_unusable_password()


@admin.register(User)
class UserAdmin(ImportExportMixin, DjangoUserAdmin):
    """People: searched by name or sign-in, filtered by whether they may sign in."""

    resource_classes = (UserResource,)
    formats = (XLSX,)
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
