from django.urls import path

from registrations.imports.line_import import InitiativeImport
from registrations.participation import may_fill_in
from registrations.views.consolidations import detail as consolidated
from registrations.views.consolidations import steps
from registrations.views.desks import bulk, desk, downloads, file_batch, review
from registrations.views.lookups import (
    consolidation_by,
    initiatives_of,
    registration_by,
    report_by,
)
from registrations.views.progress import desk as progress_desk
from registrations.views.progress import unit as progress
from registrations.views.reports import desk as report_desk
from registrations.views.reports import papers as report_papers
from registrations.views.reports import reports
from registrations.views.units import copies, forms, registrations, similarity
from registrations.workflow import CONSOLIDATION, REGISTRATION, REPORT
from screens.import_views import import_paths
from screens.steps import step_urls

app_name = "registrations"

urlpatterns = [
    path("", registrations.registration_list, name="registration_list"),
    path(
        "ke-hoach/<int:plan_pk>/don-vi/<int:body_pk>/",
        forms.registration_edit,
        name="registration_edit",
    ),
    path(
        "ke-hoach/<int:plan_pk>/don-vi/<int:body_pk>/dong-moi/",
        forms.line_new,
        name="line_new",
    ),
    path(
        "ke-hoach/<int:plan_pk>/don-vi/<int:body_pk>/tu-luu/",
        forms.registration_autosave,
        name="registration_autosave",
    ),
    path(
        "ke-hoach/<int:plan_pk>/don-vi/<int:body_pk>/chep/",
        copies.copy_choose,
        name="copy_choose",
    ),
    path(
        "ke-hoach/<int:plan_pk>/don-vi/<int:body_pk>/chep/cam-ket/",
        copies.pledge_copy,
        name="pledge_copy",
    ),
    path(
        "ke-hoach/<int:plan_pk>/don-vi/<int:body_pk>/tuong-tu/",
        similarity.similar_while_typing,
        name="similar_while_typing",
    ),
    path("<int:pk>/", registrations.registration_detail, name="registration_detail"),
    path("<int:pk>/tuong-tu/", similarity.registration_similar, name="registration_similar"),
    path("<int:pk>/ban-in.pdf", registrations.registration_print, name="registration_print"),
    path("<int:pk>/bieu-1.xlsx", registrations.registration_counts, name="registration_counts"),
    path("<int:pk>/bieu-2.xlsx", registrations.registration_names, name="registration_names"),
    path(
        "<int:pk>/dang-ky-thi-dua.xlsx", downloads.registration_pledge, name="registration_pledge"
    ),
    *step_urls(REGISTRATION, find=registration_by),
    path("<int:pk>/sua-doi/", forms.registration_reopen, name="registration_reopen"),
    *import_paths(
        "ke-hoach/<int:plan_pk>/don-vi/<int:body_pk>/tu-excel/",
        "initiative_import",
        InitiativeImport,
        find=initiatives_of,
        do=may_fill_in,
    ),
    path("<int:pk>/danh-dau/", review.registration_mark, name="registration_mark"),
    path("ke-hoach/<int:plan_pk>/noi-nhan/<int:body_pk>/", desk.desk_detail, name="desk_detail"),
    path(
        "ke-hoach/<int:plan_pk>/noi-nhan/<int:body_pk>/bieu-1/",
        desk.desk_count_sheet,
        name="desk_count_sheet",
    ),
    path(
        "ke-hoach/<int:plan_pk>/noi-nhan/<int:body_pk>/bieu/<slug:form>.<slug:extension>",
        downloads.desk_form,
        name="desk_form",
    ),
    path(
        "ke-hoach/<int:plan_pk>/noi-nhan/<int:body_pk>/xem-xet/",
        bulk.bulk_preview,
        name="bulk_preview",
    ),
    path(
        "ke-hoach/<int:plan_pk>/noi-nhan/<int:body_pk>/xem-xet/lam/", bulk.bulk_do, name="bulk_do"
    ),
    path(
        "ke-hoach/<int:plan_pk>/noi-nhan/<int:body_pk>/nhieu-tep/",
        file_batch.file_batch,
        name="file_batch",
    ),
    path(
        "ke-hoach/<int:plan_pk>/noi-nhan/<int:body_pk>/nhieu-tep/nhan/",
        file_batch.file_batch_confirm,
        name="file_batch_confirm",
    ),
    path(
        "ke-hoach/<int:plan_pk>/noi-nhan/<int:body_pk>/tong-hop/",
        steps.consolidation_begin,
        name="consolidation_begin",
    ),
    path("tong-hop/<int:pk>/", consolidated.consolidation_detail, name="consolidation_detail"),
    *step_urls(CONSOLIDATION, find=consolidation_by, at="tong-hop/<int:pk>/"),
    path("tong-hop/<int:pk>/gui/", steps.consolidation_send, name="consolidation_send"),
    path(
        "tong-hop/<int:pk>/lan-<int:version>/<slug:form>.<slug:extension>",
        downloads.consolidation_form,
        name="consolidation_form",
    ),
    path(
        "ke-hoach/<int:plan_pk>/don-vi/<int:body_pk>/bao-cao/",
        reports.reports_of_unit,
        name="reports_of_unit",
    ),
    path(
        "ke-hoach/<int:plan_pk>/don-vi/<int:body_pk>/bao-cao/<slug:kind>/<int:phase_pk>/",
        reports.report_write,
        name="report_write",
    ),
    path("bao-cao/<int:pk>/", reports.report_detail, name="report_detail"),
    *step_urls(REPORT, find=report_by, at="bao-cao/<int:pk>/"),
    path("bao-cao/<int:pk>/tep/", reports.report_file, name="report_file"),
    path("bao-cao/<int:pk>/ban-in.pdf", report_papers.report_pdf, name="report_pdf"),
    path("bao-cao/<int:pk>/ban-soan-thao.docx", report_papers.report_word, name="report_word"),
    path("bao-cao/<int:pk>/lan/<int:version>/", reports.report_version, name="report_version"),
    path(
        "bao-cao/<int:pk>/lan/<int:version>/tep/",
        reports.report_version_file,
        name="report_version_file",
    ),
    path(
        "bao-cao/<int:pk>/lan/<int:version>/ban-in.pdf",
        report_papers.report_version_pdf,
        name="report_version_pdf",
    ),
    path(
        "bao-cao/<int:pk>/lan/<int:version>/ban-soan-thao.docx",
        report_papers.report_version_word,
        name="report_version_word",
    ),
    path(
        "bao-cao/<int:pk>/lan/<int:version>/danh-sach.xlsx",
        report_papers.report_version_sheet,
        name="report_version_sheet",
    ),
    path(
        "ke-hoach/<int:plan_pk>/noi-nhan/<int:body_pk>/bao-cao/",
        report_desk.desk_reports,
        name="desk_reports",
    ),
    path(
        "ke-hoach/<int:plan_pk>/don-vi/<int:body_pk>/tien-do/",
        progress.progress_of_unit,
        name="progress_of_unit",
    ),
    path("sang-kien/<int:pk>/", progress.initiative_detail, name="initiative_detail"),
    path("sang-kien/<int:pk>/minh-chung/", progress.evidence_attach, name="evidence_attach"),
    path("minh-chung/<int:pk>/", progress.evidence_download, name="evidence_download"),
    path("minh-chung/<int:pk>/rut/", progress.evidence_take_back, name="evidence_take_back"),
    path(
        "ke-hoach/<int:plan_pk>/noi-nhan/<int:body_pk>/tien-do/",
        progress_desk.progress_at_desk,
        name="progress_at_desk",
    ),
    path(
        "ke-hoach/<int:plan_pk>/noi-nhan/<int:body_pk>/tien-do.xlsx",
        progress_desk.progress_sheet,
        name="progress_sheet",
    ),
]
