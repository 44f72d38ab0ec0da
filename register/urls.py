from django.urls import path

from register.imports.award_import import AwardImport
from register.permissions import may_keep_register
from register.views import (
    certificate_templates,
    certificates,
    corrections,
    histories,
    records,
)
from register.views.lookups import body_by
from screens.import_views import import_paths

app_name = "register"

REGISTER = "so-khen-thuong"

urlpatterns = [
    path(f"{REGISTER}/", records.record_list, name="record_list"),
    path(f"{REGISTER}/so.<str:extension>", records.record_file, name="record_file"),
    path(f"{REGISTER}/<int:pk>/", records.record_detail, name="record_detail"),
    path(f"{REGISTER}/<int:pk>/giay.pdf", certificates.certificate, name="certificate"),
    path(f"{REGISTER}/<int:pk>/dinh-chinh/", corrections.record_correct, name="record_correct"),
    path(f"{REGISTER}/<int:pk>/huy-bo/", corrections.record_revoke, name="record_revoke"),
    path(f"{REGISTER}/ca-nhan/<int:pk>/", histories.honoree, name="honoree"),
    path(
        f"{REGISTER}/ca-nhan/<int:pk>/la/<int:other_pk>/",
        histories.honoree_join,
        name="honoree_join",
    ),
    path(f"{REGISTER}/tap-the/<int:pk>/", histories.body_history, name="body_history"),
    *import_paths(
        f"{REGISTER}/nhap/<int:pk>/",
        "award_import",
        AwardImport,
        find=body_by,
        do=may_keep_register,
    ),
    path(f"{REGISTER}/in/", certificates.batch_list, name="batch_list"),
    path(f"{REGISTER}/in/moi/", certificates.batch_create, name="batch_create"),
    path(f"{REGISTER}/in/<int:pk>/", certificates.batch_detail, name="batch_detail"),
    path(f"{REGISTER}/in/<int:pk>/huy/", certificates.batch_cancel, name="batch_cancel"),
    path(f"{REGISTER}/in/<int:pk>/tep.pdf", certificates.batch_file, name="batch_file"),
    path(f"{REGISTER}/mau/", certificate_templates.template_list, name="template_list"),
    path(f"{REGISTER}/mau/<int:pk>/", certificate_templates.template_edit, name="template_edit"),
    path(
        f"{REGISTER}/mau/<int:pk>/xem/",
        certificate_templates.template_preview,
        name="template_preview",
    ),
    path(
        f"{REGISTER}/mau/<int:pk>/in-thu.pdf",
        certificate_templates.template_proof,
        name="template_proof",
    ),
    path(
        f"{REGISTER}/mau/<int:pk>/lay/", certificate_templates.template_take, name="template_take"
    ),
    path(
        f"{REGISTER}/mau/<int:pk>/bo/",
        certificate_templates.template_give_up,
        name="template_give_up",
    ),
    path(
        f"{REGISTER}/khung/<str:kind>-<int:width>x<int:height>-<int:inset>.svg",
        certificate_templates.border,
        name="border",
    ),
    path("xac-nhan/<str:code>/", certificates.check, name="check"),
]
