from django.urls import path

from register.views import checking, histories, printing, records

app_name = "register"

REGISTER = "so-khen-thuong"

urlpatterns = [
    path(f"{REGISTER}/", records.record_list, name="record_list"),
    path(f"{REGISTER}/so.<str:extension>", records.record_file, name="record_file"),
    path(f"{REGISTER}/<int:pk>/", records.record_detail, name="record_detail"),
    path(f"{REGISTER}/<int:pk>/giay.pdf", printing.certificate, name="certificate"),
    path(f"{REGISTER}/ca-nhan/<int:pk>/", histories.honoree, name="honoree"),
    path(
        f"{REGISTER}/ca-nhan/<int:pk>/la/<int:other_pk>/",
        histories.honoree_join,
        name="honoree_join",
    ),
    path(f"{REGISTER}/tap-the/<int:pk>/", histories.body_history, name="body_history"),
    path(f"{REGISTER}/in/", printing.batch_list, name="batch_list"),
    path(f"{REGISTER}/in/moi/", printing.batch_create, name="batch_create"),
    path(f"{REGISTER}/in/<int:pk>/", printing.batch_detail, name="batch_detail"),
    path(f"{REGISTER}/in/<int:pk>/huy/", printing.batch_cancel, name="batch_cancel"),
    path(f"{REGISTER}/in/<int:pk>/tep.pdf", printing.batch_file, name="batch_file"),
    path("xac-nhan/<str:code>/", checking.check, name="check"),
]
