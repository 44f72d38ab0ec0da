from django.urls import path

from campaigns.views import drafting, plans, signing

app_name = "campaigns"

urlpatterns = [
    path("", plans.plan_list, name="plan_list"),
    path("moi/", drafting.plan_create, name="plan_create"),
    path("<int:pk>/", plans.plan_detail, name="plan_detail"),
    path("<int:pk>/sua/", drafting.plan_edit, name="plan_edit"),
    path("<int:pk>/trinh-ky/", signing.plan_submit, name="plan_submit"),
    path("<int:pk>/tra-lai/", signing.plan_send_back, name="plan_send_back"),
    path("<int:pk>/ban-hanh/", signing.plan_issue, name="plan_issue"),
    path("<int:pk>/tong-ket/", signing.plan_sum_up, name="plan_sum_up"),
    path("<int:pk>/ket-thuc/", signing.plan_close, name="plan_close"),
    path(
        "noi-nhan/<int:pk>/xac-nhan/", signing.recipient_acknowledge, name="recipient_acknowledge"
    ),
]
