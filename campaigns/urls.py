from django.urls import path

from campaigns.views import (
    attachments,
    derivation,
    drafts,
    parts,
    plans,
    publication,
    timetable,
    tracking,
)
from campaigns.views.lookups import plan_by, recipient_by
from campaigns.workflow import PLAN, RECIPIENT
from screens.steps import step_urls

app_name = "campaigns"

urlpatterns = [
    path("", plans.plan_list, name="plan_list"),
    path("moi/", drafts.plan_create, name="plan_create"),
    path("<int:pk>/", plans.plan_detail, name="plan_detail"),
    path("<int:pk>/in/", plans.plan_pdf, name="plan_pdf"),
    path("<int:pk>/word/", plans.plan_word, name="plan_word"),
    path("<int:pk>/sua/", drafts.plan_edit, name="plan_edit"),
    path("<int:pk>/soan/<slug:part>/", parts.plan_part, name="plan_part"),
    path("<int:pk>/cu-the-hoa/", derivation.plan_derive, name="plan_derive"),
    path("<int:pk>/sua-doi-thay-the/", derivation.plan_change, name="plan_change"),
    path("<int:pk>/dinh-kem/", attachments.plan_attach, name="plan_attach"),
    path("tai-lieu/<int:pk>/", attachments.attachment_download, name="attachment_download"),
    path("tai-lieu/<int:pk>/bo/", attachments.attachment_take_back, name="attachment_take_back"),
    *step_urls(PLAN, find=plan_by),
    path("<int:pk>/ban-hanh/", publication.plan_issue, name="plan_issue"),
    path("<int:pk>/theo-doi/", tracking.plan_tracking, name="plan_tracking"),
    path(
        "<int:pk>/theo-doi.xlsx",
        tracking.plan_tracking_workbook,
        name="plan_tracking_workbook",
    ),
    path("<int:pk>/theo-doi/nhac/", tracking.plan_remind, name="plan_remind"),
    path("<int:pk>/su-kien/", timetable.plan_event, name="plan_event"),
    path("thoi-han/<int:pk>/gia-han/", timetable.deadline_extend, name="deadline_extend"),
    *step_urls(RECIPIENT, find=recipient_by, at="noi-nhan/<int:pk>/"),
]
