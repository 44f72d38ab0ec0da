from django.urls import path

from campaigns.views import (
    attachments,
    deriving,
    drafting,
    following,
    papers,
    parts,
    plans,
    reading,
    signing,
    timetable,
    working_for,
)

app_name = "campaigns"

urlpatterns = [
    path("", plans.plan_list, name="plan_list"),
    path("lam-viec-cho/", working_for.working_for, name="working_for"),
    path("moi/", drafting.plan_create, name="plan_create"),
    path("doc-tu-van-ban/", reading.plan_read, name="plan_read"),
    path("<int:pk>/", plans.plan_detail, name="plan_detail"),
    path("<int:pk>/in/", papers.plan_pdf, name="plan_pdf"),
    path("<int:pk>/word/", papers.plan_word, name="plan_word"),
    path("<int:pk>/sua/", drafting.plan_edit, name="plan_edit"),
    path("<int:pk>/soan/<slug:part>/", parts.plan_part, name="plan_part"),
    path("<int:pk>/cu-the-hoa/", deriving.plan_derive, name="plan_derive"),
    path("<int:pk>/sua-doi-thay-the/", deriving.plan_change, name="plan_change"),
    path("<int:pk>/dinh-kem/", attachments.plan_attach, name="plan_attach"),
    path("tai-lieu/<int:pk>/", attachments.attachment_download, name="attachment_download"),
    path("tai-lieu/<int:pk>/bo/", attachments.attachment_take_back, name="attachment_take_back"),
    path("<int:pk>/trinh-ky/", signing.plan_submit, name="plan_submit"),
    path("<int:pk>/tra-lai/", signing.plan_send_back, name="plan_send_back"),
    path("<int:pk>/rut-trinh-ky/", signing.plan_withdraw, name="plan_withdraw"),
    path("<int:pk>/huy/", signing.plan_discard, name="plan_discard"),
    path("<int:pk>/ban-hanh/", signing.plan_issue, name="plan_issue"),
    path("<int:pk>/tong-ket/", signing.plan_sum_up, name="plan_sum_up"),
    path("<int:pk>/ket-thuc/", signing.plan_close, name="plan_close"),
    path("<int:pk>/theo-doi/", following.plan_following, name="plan_following"),
    path(
        "<int:pk>/theo-doi.xlsx",
        following.plan_following_workbook,
        name="plan_following_workbook",
    ),
    path("<int:pk>/theo-doi/nhac/", following.plan_remind, name="plan_remind"),
    path("<int:pk>/su-kien/", timetable.plan_event, name="plan_event"),
    path("thoi-han/<int:pk>/gia-han/", timetable.deadline_extend, name="deadline_extend"),
    path(
        "noi-nhan/<int:pk>/xac-nhan/", signing.recipient_acknowledge, name="recipient_acknowledge"
    ),
]
