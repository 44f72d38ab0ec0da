from django.urls import path

from recognition.views import appraisal, authors, councils, decisions, library, library_entries
from recognition.views.lookups import council_by, decision_by, entry_by, recognition_by
from recognition.workflow import COUNCIL, DECISION, LIBRARY, RECOGNITION
from screens.steps import step_urls

app_name = "recognition"

urlpatterns = [
    *step_urls(COUNCIL, find=council_by, at="hoi-dong/<int:pk>/"),
    *step_urls(RECOGNITION, find=recognition_by),
    *step_urls(DECISION, find=decision_by, at="quyet-dinh/<int:pk>/"),
    *step_urls(LIBRARY, find=entry_by, at="thu-vien/<int:pk>/"),
    path("", library.library, name="library"),
    path("thu-vien/<int:pk>/", library.entry_detail, name="entry_detail"),
    path("thu-vien/<int:pk>/chep/", library.entry_copy, name="entry_copy"),
    path("thu-vien/<int:pk>/tai-lieu/", library_entries.file_attach, name="file_attach"),
    path("thu-vien/tai-lieu/<int:pk>/", library.file_download, name="file_download"),
    path("thu-vien/tai-lieu/<int:pk>/bo/", library_entries.file_take_back, name="file_take_back"),
    path("don-vi-toi/", authors.our_initiatives, name="our_initiatives"),
    path("tac-gia/<int:pk>/", authors.authors_edit, name="authors_edit"),
    path("hoi-dong/", councils.council_list, name="council_list"),
    path("hoi-dong/ke-hoach/<int:plan_pk>/", councils.council_create, name="council_create"),
    path("hoi-dong/<int:pk>/", councils.council_detail, name="council_detail"),
    path("hoi-dong/<int:pk>/sua/", councils.council_edit, name="council_edit"),
    path("hoi-dong/<int:pk>/dua-ra/", councils.take_in, name="take_in"),
    path("hoi-dong/<int:pk>/ket-qua.xlsx", councils.council_sheet, name="council_sheet"),
    path("hoi-dong/<int:pk>/ket-qua.pdf", councils.council_pdf, name="council_pdf"),
    path("hoi-dong/<int:pk>/ket-qua.docx", councils.council_word, name="council_word"),
    path("hoi-dong/<int:pk>/quyet-dinh/", decisions.decision_create, name="decision_create"),
    path("<int:pk>/", appraisal.recognition_detail, name="recognition_detail"),
    path("<int:pk>/cham/", appraisal.appraise, name="appraise"),
    path("<int:pk>/khong-cham/", appraisal.declare_conflict, name="declare_conflict"),
    path("<int:pk>/ket-luan/", appraisal.conclude, name="conclude"),
    path("<int:pk>/minh-chung/<int:file_pk>/", appraisal.evidence, name="evidence"),
    path("<int:pk>/bai-thu-vien/", library_entries.entry_edit, name="entry_edit"),
    path("quyet-dinh/<int:pk>/", decisions.decision_detail, name="decision_detail"),
    path("quyet-dinh/<int:pk>/sua/", decisions.decision_edit, name="decision_edit"),
    path("quyet-dinh/<int:pk>/ban-hanh/", decisions.decision_issue, name="decision_issue"),
    path("quyet-dinh/<int:pk>/huy-bo/", decisions.decision_revoke, name="decision_revoke"),
    path("quyet-dinh/<int:pk>/dinh-chinh/", decisions.decision_correct, name="decision_correct"),
    path("quyet-dinh/<int:pk>/quyet-dinh.pdf", decisions.decision_pdf, name="decision_pdf"),
    path("quyet-dinh/<int:pk>/quyet-dinh.docx", decisions.decision_word, name="decision_word"),
    path("quyet-dinh/<int:pk>/danh-sach.xlsx", decisions.decision_sheet, name="decision_sheet"),
]
