from django.urls import path

from register.views import changing, checking, histories, importing, printing, records, templates

app_name = "register"

REGISTER = "so-khen-thuong"

urlpatterns = [
    path(f"{REGISTER}/", records.record_list, name="record_list"),
    path(f"{REGISTER}/so.<str:extension>", records.record_file, name="record_file"),
    path(f"{REGISTER}/<int:pk>/", records.record_detail, name="record_detail"),
    path(f"{REGISTER}/<int:pk>/giay.pdf", printing.certificate, name="certificate"),
    path(f"{REGISTER}/<int:pk>/dinh-chinh/", changing.record_correct, name="record_correct"),
    path(f"{REGISTER}/<int:pk>/huy-bo/", changing.record_revoke, name="record_revoke"),
    path(f"{REGISTER}/ca-nhan/<int:pk>/", histories.honoree, name="honoree"),
    path(
        f"{REGISTER}/ca-nhan/<int:pk>/la/<int:other_pk>/",
        histories.honoree_join,
        name="honoree_join",
    ),
    path(f"{REGISTER}/tap-the/<int:pk>/", histories.body_history, name="body_history"),
    path(f"{REGISTER}/nhap/<int:pk>/", importing.sheet_import, name="sheet_import"),
    path(f"{REGISTER}/nhap/<int:pk>/mau.xlsx", importing.own_sheet, name="own_sheet"),
    path(f"{REGISTER}/nhap/<int:pk>/nhan/", importing.sheet_confirm, name="sheet_confirm"),
    path(f"{REGISTER}/in/", printing.batch_list, name="batch_list"),
    path(f"{REGISTER}/in/moi/", printing.batch_create, name="batch_create"),
    path(f"{REGISTER}/in/<int:pk>/", printing.batch_detail, name="batch_detail"),
    path(f"{REGISTER}/in/<int:pk>/huy/", printing.batch_cancel, name="batch_cancel"),
    path(f"{REGISTER}/in/<int:pk>/tep.pdf", printing.batch_file, name="batch_file"),
    path(f"{REGISTER}/mau/", templates.template_list, name="template_list"),
    path(f"{REGISTER}/mau/<int:pk>/", templates.template_edit, name="template_edit"),
    path(f"{REGISTER}/mau/<int:pk>/xem/", templates.template_preview, name="template_preview"),
    path(f"{REGISTER}/mau/<int:pk>/in-thu.pdf", templates.template_proof, name="template_proof"),
    path(f"{REGISTER}/mau/<int:pk>/lay/", templates.template_take, name="template_take"),
    path(f"{REGISTER}/mau/<int:pk>/bo/", templates.template_give_up, name="template_give_up"),
    path(
        f"{REGISTER}/khung/<str:kind>-<int:width>x<int:height>-<int:inset>.svg",
        templates.border,
        name="border",
    ),
    path("xac-nhan/<str:code>/", checking.check, name="check"),
]
