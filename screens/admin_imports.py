"""Imports and exports on the pages of the admin."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpResponse
from django.urls import URLPattern, path

from accounts.access import Refused, SignedInRequest, Verdict, verdict
from accounts.models import User
from screens.import_views import AnyImport, ImportViews
from screens.imports import WorkbookForm


class AdminImportViews(ImportViews):
    """The views of one import with the templates of the admin."""

    layout = "admin/import_layout.html"
    form_template = "admin/_import_form.html"

    def __init__(self, imports: AnyImport, model_admin: admin.ModelAdmin) -> None:
        super().__init__(imports)
        self.model_admin = model_admin

    def context(self, request: SignedInRequest, form: WorkbookForm) -> dict[str, Any]:
        """The context that the admin's base templates need."""
        return {
            **self.model_admin.admin_site.each_context(request),
            "opts": self.model_admin.model._meta,
            "media": self.model_admin.media + form.media,
        }


class AdminImports(admin.ModelAdmin):
    """Adds the pages of imports to the admin of a model: the import at `address`, named by `name`,
    with its template and its confirmation."""

    change_list_template = "admin/import_change_list.html"
    imports: ClassVar[Sequence[tuple[AnyImport, str, str]]]

    def may_import(self, user: User, imports: AnyImport) -> Verdict:
        """People who may add and change objects in the admin may import them."""
        options = self.model._meta
        return verdict(
            all(user.has_perm(f"{options.app_label}.{act}_{options.model_name}") for act in _ACTS),
            f"Chỉ người được thêm và sửa {options.verbose_name_plural} được nhập từ tệp Excel.",
        )

    def get_urls(self) -> list[URLPattern]:
        """Django's own pages, with three for each import."""
        options = self.model._meta
        found = []
        for imports, address, name in self.imports:
            views = AdminImportViews(imports, self)
            for view, below, ending in (
                (views.page, "", ""),
                (views.template, "mau/", "_template"),
                (views.confirm, "nhan/", "_confirm"),
            ):
                found.append(
                    path(
                        f"{address}/{below}",
                        self.admin_site.admin_view(self._guarded_view(view, imports)),
                        name=f"{options.app_label}_{options.model_name}_{name}{ending}",
                    )
                )
        return [*found, *super().get_urls()]

    def _guarded_view(
        self, view: Callable[..., HttpResponse], imports: AnyImport
    ) -> Callable[..., HttpResponse]:
        """The view without an object to find. Raises Refused for people who may not import."""

        def guard(request: SignedInRequest) -> HttpResponse:
            answer = self.may_import(request.user, imports)
            if not answer:
                raise Refused(answer.reason)
            return view(request, None)

        return guard


_ACTS = ("add", "change")
