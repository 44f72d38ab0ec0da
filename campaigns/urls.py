from django.urls import path

from campaigns.views import (
    attachments,
    derivation,
    drafts,
    papers,
    parts,
    plan_steps,
    plans,
    timetable,
    tracking,
)

app_name = "campaigns"

urlpatterns = [
    path("", plans.plan_list, name="plan_list"),
    path("moi/", drafts.plan_create, name="plan_create"),
    path("<int:pk>/", plans.plan_detail, name="plan_detail"),
    path("<int:pk>/in/", papers.plan_pdf, name="plan_pdf"),
    path("<int:pk>/word/", papers.plan_word, name="plan_word"),
    path("<int:pk>/sua/", drafts.plan_edit, name="plan_edit"),
    path("<int:pk>/soan/<slug:part>/", parts.plan_part, name="plan_part"),
    path("<int:pk>/cu-the-hoa/", derivation.plan_derive, name="plan_derive"),
    path("<int:pk>/sua-doi-thay-the/", derivation.plan_change, name="plan_change"),
    path("<int:pk>/dinh-kem/", attachments.plan_attach, name="plan_attach"),
    path("tai-lieu/<int:pk>/", attachments.attachment_download, name="attachment_download"),
    path("tai-lieu/<int:pk>/bo/", attachments.attachment_take_back, name="attachment_take_back"),
    path("<int:pk>/trinh-ky/", plan_steps.plan_submit, name="plan_submit"),
    path("<int:pk>/tra-lai/", plan_steps.plan_send_back, name="plan_send_back"),
    path("<int:pk>/rut-trinh-ky/", plan_steps.plan_withdraw, name="plan_withdraw"),
    path("<int:pk>/huy/", plan_steps.plan_discard, name="plan_discard"),
    path("<int:pk>/ban-hanh/", plan_steps.plan_issue, name="plan_issue"),
    path("<int:pk>/tong-ket/", plan_steps.plan_sum_up, name="plan_sum_up"),
    path("<int:pk>/ket-thuc/", plan_steps.plan_close, name="plan_close"),
    path("<int:pk>/theo-doi/", tracking.plan_following, name="plan_following"),
    path(
        "<int:pk>/theo-doi.xlsx",
        tracking.plan_following_workbook,
        name="plan_following_workbook",
    ),
    path("<int:pk>/theo-doi/nhac/", tracking.plan_remind, name="plan_remind"),
    path("<int:pk>/su-kien/", timetable.plan_event, name="plan_event"),
    path("thoi-han/<int:pk>/gia-han/", timetable.deadline_extend, name="deadline_extend"),
    path(
        "noi-nhan/<int:pk>/xac-nhan/",
        plan_steps.recipient_acknowledge,
        name="recipient_acknowledge",
    ),
]
