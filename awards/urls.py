from django.urls import path

from awards.councils.workflow import MEETING
from awards.decisions.workflow import AWARD_DECISION
from awards.facts.rating_import import RatingImport
from awards.views import award_forms, eligibility
from awards.views.councils import councils, meetings, votes
from awards.views.decisions import decisions as deciding
from awards.views.decisions import papers as decision_papers
from awards.views.dossiers import appraisal, bulk, dossiers, nominations, paper_drafts, papers
from awards.views.facts import records
from awards.views.lookups import decision_by, dossier_by, meeting_by
from awards.workflow import DOSSIER
from screens.import_views import import_paths
from screens.steps import step_urls

app_name = "awards"

urlpatterns = [
    path("", dossiers.dossier_list, name="dossier_list"),
    path("ke-hoach/<int:plan_pk>/", award_forms.award_forms, name="award_forms"),
    path(
        "ke-hoach/<int:plan_pk>/hinh-thuc/", award_forms.award_form_create, name="award_form_create"
    ),
    path("hinh-thuc/<int:pk>/", award_forms.award_form_edit, name="award_form_edit"),
    path("hinh-thuc/<int:pk>/bo/", award_forms.award_form_remove, name="award_form_remove"),
    path("ke-hoach/<int:plan_pk>/lap-ho-so/", dossiers.dossier_create, name="dossier_create"),
    path("ke-hoach/<int:plan_pk>/lap-danh-sach/", nominations.nominate_many, name="nominate_many"),
    path(
        "hinh-thuc/<int:pk>/ai-du-dieu-kien/",
        eligibility.qualifying_today,
        name="qualifying_candidates",
    ),
    path("hinh-thuc/<int:pk>/de-nghi-len/", nominations.propose_above, name="propose_above"),
    path("xep-loai/", records.rating_list, name="rating_list"),
    path("xep-loai/nhap/", records.rating_create, name="rating_create"),
    *import_paths("xep-loai/tu-excel/", "rating_import", RatingImport, find=records.fact_editor),
    path("xep-loai/<int:pk>/", records.rating_edit, name="rating_edit"),
    path("xep-loai/<int:pk>/xoa/", records.rating_remove, name="rating_remove"),
    path("vi-pham/", records.violation_list, name="violation_list"),
    path("vi-pham/nhap/", records.violation_create, name="violation_create"),
    path("vi-pham/<int:pk>/", records.violation_detail, name="violation_detail"),
    path("vi-pham/<int:pk>/sua/", records.violation_edit, name="violation_edit"),
    path("nhieu-ho-so/xem-truoc/", bulk.bulk_preview, name="bulk_preview"),
    path("nhieu-ho-so/thuc-hien/", bulk.bulk_do, name="bulk_do"),
    path("<int:pk>/", dossiers.dossier_detail, name="dossier_detail"),
    path("<int:pk>/sua/", dossiers.dossier_edit, name="dossier_edit"),
    *step_urls(DOSSIER, find=dossier_by),
    path("giay-to/<int:pk>/dinh-kem/", papers.document_attach, name="document_attach"),
    path("giay-to/<int:pk>/tai-ve/", papers.document_download, name="document_download"),
    path("giay-to/<int:pk>/kiem-tra/", papers.document_check, name="document_check"),
    path("giay-to/<int:pk>/con-thieu/", papers.document_problem, name="document_problem"),
    path("giay-to/<int:pk>/lap/", paper_drafts.paper_write, name="paper_write"),
    path("giay-to/<int:pk>/ban-lap.pdf", paper_drafts.paper_pdf, name="paper_pdf"),
    path("giay-to/<int:pk>/ban-lap.docx", paper_drafts.paper_word, name="paper_word"),
    path("<int:pk>/tham-dinh/", appraisal.dossier_appraisal, name="dossier_appraisal"),
    path("<int:pk>/xung-dot/", appraisal.dossier_recuse, name="dossier_recuse"),
    path("<int:pk>/cung-ten/", appraisal.dossier_name, name="dossier_name"),
    path("<int:pk>/quyet-dinh/", deciding.dossier_decide, name="dossier_decide"),
    path("<int:pk>/giay-khen.pdf", decision_papers.certificate, name="certificate"),
    # Councils, meetings, votes
    *step_urls(MEETING, find=meeting_by, at="phien-hop/<int:pk>/"),
    path("hoi-dong/", councils.council_list, name="council_list"),
    path("hoi-dong/co-quan/<int:body_pk>/", councils.council_create, name="council_create"),
    path("hoi-dong/<int:pk>/", councils.council_detail, name="council_detail"),
    path("hoi-dong/<int:pk>/sua/", councils.council_edit, name="council_edit"),
    path("hoi-dong/<int:pk>/trieu-tap/", meetings.meeting_create, name="meeting_create"),
    path("hinh-thuc/<int:pk>/bieu-quyet/", councils.voting_rule_edit, name="voting_rule_edit"),
    path("phien-hop/<int:pk>/", meetings.meeting_detail, name="meeting_detail"),
    path("phien-hop/<int:pk>/sua/", meetings.meeting_edit, name="meeting_edit"),
    path("phien-hop/<int:pk>/du-hop/", meetings.meeting_attendance, name="meeting_attendance"),
    path("phien-hop/<int:pk>/be-mac/", meetings.meeting_close, name="meeting_close"),
    path("phien-hop/<int:pk>/bieu-quyet/", votes.meeting_vote, name="meeting_vote"),
    path("phien-hop/y-kien/<int:pk>/", votes.written_opinion, name="written_opinion"),
    path("phien-hop/<int:pk>/kiem-phieu/", votes.meeting_counts, name="meeting_counts"),
    path("phien-hop/<int:pk>/bien-ban/", votes.meeting_minutes, name="meeting_minutes"),
    path("phien-hop/<int:pk>/bien-ban.pdf", votes.minutes_pdf, name="minutes_pdf"),
    path("phien-hop/<int:pk>/bien-ban.docx", votes.minutes_word, name="minutes_word"),
    path("phien-hop/<int:pk>/ban-chup/", votes.scan_attach, name="scan_attach"),
    path("phien-hop/<int:pk>/ban-chup/tai-ve/", votes.scan_download, name="scan_download"),
    # Decisions
    *step_urls(AWARD_DECISION, find=decision_by, at="quyet-dinh/<int:pk>/"),
    path("quyet-dinh/", deciding.decision_list, name="decision_list"),
    path(
        "ke-hoach/<int:plan_pk>/quyet-dinh/<int:body_pk>/",
        deciding.decision_create,
        name="decision_create",
    ),
    path("quyet-dinh/<int:pk>/", deciding.decision_detail, name="decision_detail"),
    path("quyet-dinh/<int:pk>/sua/", deciding.decision_edit, name="decision_edit"),
    path("quyet-dinh/<int:pk>/ban-hanh/", deciding.decision_issue, name="decision_issue"),
    path("quyet-dinh/<int:pk>/thay-doi/", deciding.decision_change, name="decision_change"),
    path("quyet-dinh/dong/<int:pk>/khong-khen/", deciding.item_decline, name="item_decline"),
    path(
        "quyet-dinh/<int:pk>/<slug:what>.<slug:extension>",
        decision_papers.decision_paper,
        name="decision_paper",
    ),
]
