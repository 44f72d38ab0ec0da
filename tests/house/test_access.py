"""Every URL declares who may open it, and opens to nobody else (design, laws 2 and 3).

The table below names every URL of the portal. A URL that is not in it fails this file: say first
who may open it.
"""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.accounts.factories import UserFactory
from tests.house import small_world

PEOPLE = ("anonymous", "stranger", "head", "sister", "office", "staff", "leader", "superuser")
# stranger: a unit's head in another district; head: of the school that registered; sister: of the
# school next to it; office: staff of the education office; staff: of Phòng Nội vụ; leader: of the
# district; superuser: without any role.
# "in" is a redirect to the sign-in page, 302 one to another page of the portal.
SIGNED_IN = "in 200 200 200 200 200 200 200"
SIGNED_IN_STEP = "in 302 302 302 302 302 302 302"

TABLE = [
    # name, target, method, then the answer to each of PEOPLE
    ("desk", "", "GET", SIGNED_IN),
    ("accounts:login", "", "GET", "200 302 302 302 302 302 302 302"),
    ("accounts:sign_in_again", "", "POST", "422 422 422 422 422 422 422 422"),
    ("accounts:session", "", "GET", "401 200 200 200 200 200 200 200"),
    ("accounts:logout", "", "POST", "302 302 302 302 302 302 302 302"),
    ("accounts:profile", "", "GET", SIGNED_IN),
    ("accounts:password_change", "", "GET", SIGNED_IN),
    ("accounts:password_change_done", "", "GET", SIGNED_IN),
    ("notifications:notice_list", "", "GET", SIGNED_IN),
    ("notifications:notices_read", "", "POST", SIGNED_IN_STEP),
    ("notifications:notice_open", "notice", "POST", "in 404 302 404 404 404 404 404"),
    ("decisions:signature", "council's body", "GET", SIGNED_IN),
    # Plans
    ("campaigns:plan_list", "", "GET", SIGNED_IN),
    ("organisation:choose_body", "", "POST", SIGNED_IN_STEP),
    ("campaigns:plan_create", "", "GET", "in 404 404 404 200 200 200 404"),
    ("plan_reading:plan_read", "", "GET", "in 404 404 404 200 200 200 404"),
    ("campaigns:plan_detail", "city plan", "GET", "in 200 200 200 200 200 200 404"),
    ("campaigns:plan_detail", "district plan", "GET", "in 404 200 200 200 200 200 404"),
    ("campaigns:plan_detail", "draft plan", "GET", "in 404 404 404 404 200 200 404"),
    ("campaigns:plan_pdf", "city plan", "GET", "in 200 200 200 200 200 200 404"),
    ("campaigns:plan_pdf", "district plan", "GET", "in 404 200 200 200 200 200 404"),
    ("campaigns:plan_pdf", "draft plan", "GET", "in 404 404 404 404 200 200 404"),
    ("campaigns:plan_word", "district plan", "GET", "in 404 200 200 200 200 200 404"),
    ("campaigns:plan_word", "draft plan", "GET", "in 404 404 404 404 200 200 404"),
    ("campaigns:plan_edit", "draft plan", "GET", "in 404 404 404 404 200 200 404"),
    ("campaigns:plan_edit", "district plan", "GET", "in 404 403 403 403 403 403 404"),
    ("campaigns:plan_part", "part of draft", "GET", "in 404 404 404 404 200 200 404"),
    ("campaigns:plan_part", "part of district plan", "GET", "in 404 403 403 403 403 403 404"),
    ("campaigns:plan_derive", "city plan", "GET", "in 403 403 403 200 200 200 404"),
    ("campaigns:plan_derive", "district plan", "GET", "in 404 403 403 200 403 403 404"),
    ("campaigns:plan_change", "district plan", "POST", "in 404 403 403 403 302 302 404"),
    ("campaigns:plan_change", "draft plan", "POST", "in 404 404 404 404 403 403 404"),
    ("campaigns:plan_attach", "district plan", "GET", "in 404 403 403 403 200 200 404"),
    ("campaigns:attachment_download", "attachment", "GET", "in 404 200 200 200 200 200 404"),
    ("campaigns:attachment_take_back", "attachment", "POST", "in 404 403 403 403 403 403 404"),
    ("campaigns:attachment_take_back", "draft's file", "POST", "in 404 404 404 404 302 302 404"),
    ("campaigns:plan_submit_for_signature", "draft plan", "POST", "in 404 404 404 404 302 302 404"),
    (
        "campaigns:plan_submit_for_signature",
        "district plan",
        "POST",
        "in 404 403 403 403 302 302 404",
    ),
    ("campaigns:plan_send_back", "draft plan", "POST", "in 404 404 404 404 302 302 404"),
    ("campaigns:plan_withdraw_submission", "draft plan", "POST", "in 404 404 404 404 302 302 404"),
    (
        "campaigns:plan_withdraw_submission",
        "district plan",
        "POST",
        "in 404 403 403 403 302 302 404",
    ),
    ("campaigns:plan_discard", "draft plan", "POST", "in 404 404 404 404 302 302 404"),
    ("campaigns:plan_discard", "district plan", "POST", "in 404 403 403 403 302 302 404"),
    ("campaigns:plan_issue", "draft plan", "GET", "in 404 404 404 404 200 200 404"),
    ("campaigns:plan_issue", "district plan", "GET", "in 404 403 403 403 302 302 404"),
    ("campaigns:plan_sum_up", "district plan", "POST", "in 404 403 403 403 302 302 404"),
    ("campaigns:plan_close", "district plan", "POST", "in 404 403 403 403 302 302 404"),
    ("campaigns:plan_event", "district plan", "GET", "in 404 403 403 403 200 200 404"),
    ("campaigns:plan_event", "draft plan", "GET", "in 404 404 404 404 403 403 404"),
    ("campaigns:plan_tracking", "city plan", "GET", "in 403 403 403 403 403 403 404"),
    ("campaigns:plan_tracking", "district plan", "GET", "in 404 403 403 403 200 200 404"),
    ("campaigns:plan_tracking", "draft plan", "GET", "in 404 404 404 404 403 403 404"),
    ("campaigns:plan_tracking_workbook", "city plan", "GET", "in 403 403 403 403 403 403 404"),
    ("campaigns:plan_tracking_workbook", "district plan", "GET", "in 404 403 403 403 200 200 404"),
    ("campaigns:plan_remind", "district plan", "POST", "in 404 403 403 403 302 302 404"),
    ("campaigns:plan_remind", "draft plan", "POST", "in 404 404 404 404 403 403 404"),
    ("campaigns:deadline_extend", "deadline", "GET", "in 404 403 403 403 200 200 404"),
    ("campaigns:recipient_acknowledge", "receipt", "POST", "in 404 302 403 403 403 403 404"),
    # Registrations
    ("registrations:registration_list", "", "GET", SIGNED_IN),
    (
        "registrations:registration_edit",
        "form of sister's draft",
        "GET",
        "in 404 404 200 404 404 404 404",
    ),
    (
        "registrations:registration_edit",
        "form of submitted",
        "GET",
        "in 404 403 404 403 403 403 404",
    ),
    ("registrations:registration_edit", "form not begun", "GET", "in 404 200 404 404 404 404 404"),
    (
        "registrations:registration_autosave",
        "form of sister's draft",
        "POST",
        "in 404 404 200 404 404 404 404",
    ),
    (
        "registrations:registration_autosave",
        "form of submitted",
        "POST",
        "in 404 403 404 403 403 403 404",
    ),
    ("registrations:line_new", "form of sister's draft", "GET", "in 404 404 200 404 404 404 404"),
    (
        "registrations:initiative_import_template",
        "form of sister's draft",
        "GET",
        "in 404 404 200 404 404 404 404",
    ),
    (
        "registrations:initiative_import_template",
        "form of submitted",
        "GET",
        "in 404 403 404 403 403 403 404",
    ),
    (
        "registrations:initiative_import",
        "form of sister's draft",
        "GET",
        "in 404 404 200 404 404 404 404",
    ),
    (
        "registrations:initiative_import",
        "form of submitted",
        "GET",
        "in 404 403 404 403 403 403 404",
    ),
    (
        "registrations:initiative_import_confirm",
        "form of sister's draft",
        "POST",
        "in 404 404 302 404 404 404 404",
    ),
    (
        "registrations:initiative_import_confirm",
        "form of submitted",
        "POST",
        "in 404 403 404 403 403 403 404",
    ),
    ("registrations:line_new", "form of submitted", "GET", "in 404 403 404 403 403 403 404"),
    (
        "registrations:similar_while_typing",
        "form of sister's draft",
        "POST",
        "in 404 404 200 404 404 404 404",
    ),
    (
        "registrations:similar_while_typing",
        "form of submitted",
        "POST",
        "in 404 403 404 403 403 403 404",
    ),
    ("registrations:registration_similar", "submitted", "GET", "in 404 403 404 200 403 403 404"),
    (
        "registrations:registration_detail",
        "sister's draft",
        "GET",
        "in 404 404 200 404 404 404 404",
    ),
    ("registrations:registration_detail", "submitted", "GET", "in 404 200 404 200 200 200 404"),
    ("registrations:registration_print", "submitted", "GET", "in 404 200 404 200 200 200 404"),
    ("registrations:registration_counts", "submitted", "GET", "in 404 200 404 200 200 200 404"),
    ("registrations:registration_pledge", "pledged", "GET", "in 404 200 404 200 200 200 404"),
    ("registrations:registration_names", "submitted", "GET", "in 404 200 404 200 200 200 404"),
    (
        "registrations:registration_print",
        "sister's draft",
        "GET",
        "in 404 404 200 404 404 404 404",
    ),
    (
        "registrations:registration_submit",
        "sister's draft",
        "POST",
        "in 404 404 302 404 404 404 404",
    ),
    ("registrations:registration_submit", "submitted", "POST", "in 404 302 404 403 403 403 404"),
    ("registrations:registration_withdraw", "submitted", "POST", "in 404 302 404 403 403 403 404"),
    ("registrations:registration_accept", "submitted", "POST", "in 404 403 404 302 403 403 404"),
    ("registrations:registration_return", "submitted", "POST", "in 404 403 404 302 403 403 404"),
    (
        "registrations:registration_accept",
        "sister's draft",
        "POST",
        "in 404 404 403 404 404 404 404",
    ),
    ("registrations:registration_mark", "submitted", "GET", "in 404 403 404 200 403 403 404"),
    (
        "registrations:registration_reopen",
        "sister's accepted",
        "POST",
        "in 404 404 302 403 403 403 404",
    ),
    ("registrations:registration_reopen", "submitted", "POST", "in 404 403 404 403 403 403 404"),
    (
        "registrations:copy_choose",
        "form of sister's draft",
        "GET",
        "in 404 404 200 404 404 404 404",
    ),
    ("registrations:copy_choose", "form of submitted", "GET", "in 404 403 404 403 403 403 404"),
    (
        "registrations:pledge_copy",
        "form of sister's draft",
        "POST",
        "in 404 404 302 404 404 404 404",
    ),
    ("registrations:pledge_copy", "form of submitted", "POST", "in 404 403 404 403 403 403 404"),
    # Desks and consolidations
    ("registrations:desk_detail", "office's desk", "GET", "in 404 404 404 200 404 404 404"),
    ("registrations:desk_detail", "district's desk", "GET", "in 404 404 404 404 200 200 404"),
    ("registrations:desk_count_sheet", "office's desk", "GET", "in 404 404 404 200 404 404 404"),
    ("registrations:desk_count_sheet", "district's desk", "GET", "in 404 404 404 404 200 200 404"),
    ("registrations:desk_form", "office's Biểu 2", "GET", "in 404 404 404 200 404 404 404"),
    ("registrations:desk_form", "district's Biểu 1", "GET", "in 404 404 404 404 200 200 404"),
    ("registrations:bulk_preview", "office's desk", "POST", "in 404 404 404 302 404 404 404"),
    ("registrations:bulk_do", "office's desk", "POST", "in 404 404 404 302 404 404 404"),
    ("registrations:bulk_do", "district's desk", "POST", "in 404 404 404 404 302 403 404"),
    ("registrations:file_batch", "office's desk", "GET", "in 404 404 404 200 404 404 404"),
    ("registrations:file_batch", "district's desk", "GET", "in 404 404 404 404 200 403 404"),
    ("registrations:file_batch_confirm", "office's desk", "POST", "in 404 404 404 302 404 404 404"),
    (
        "registrations:file_batch_confirm",
        "district's desk",
        "POST",
        "in 404 404 404 404 302 403 404",
    ),
    (
        "registrations:consolidation_begin",
        "office's desk",
        "POST",
        "in 404 404 404 302 404 404 404",
    ),
    (
        "registrations:consolidation_begin",
        "district's desk",
        "POST",
        "in 404 404 404 404 302 403 404",
    ),
    (
        "registrations:consolidation_detail",
        "draft consolidation",
        "GET",
        "in 404 404 404 200 404 404 404",
    ),
    (
        "registrations:consolidation_detail",
        "sent consolidation",
        "GET",
        "in 404 404 404 200 200 200 404",
    ),
    (
        "registrations:consolidation_form",
        "sent Biểu 2",
        "GET",
        "in 404 404 404 200 200 200 404",
    ),
    (
        "registrations:consolidation_send",
        "draft consolidation",
        "POST",
        "in 404 404 404 302 404 404 404",
    ),
    (
        "registrations:consolidation_send",
        "sent consolidation",
        "POST",
        "in 404 404 404 302 403 403 404",
    ),
    (
        "registrations:consolidation_accept",
        "sent consolidation",
        "POST",
        "in 404 404 404 403 302 403 404",
    ),
    (
        "registrations:consolidation_return",
        "sent consolidation",
        "POST",
        "in 404 404 404 403 302 403 404",
    ),
    # Progress
    (
        "registrations:progress_of_unit",
        "school's progress",
        "GET",
        "in 404 200 404 200 200 200 404",
    ),
    ("registrations:initiative_detail", "initiative", "GET", "in 404 200 404 200 200 200 404"),
    (
        "registrations:initiative_detail",
        "initiative not accepted",
        "GET",
        "in 404 404 404 404 404 404 404",
    ),
    ("registrations:evidence_attach", "initiative", "POST", "in 404 200 404 403 403 403 404"),
    (
        "registrations:evidence_attach",
        "initiative not accepted",
        "POST",
        "in 404 404 404 404 404 404 404",
    ),
    ("registrations:evidence_download", "evidence", "GET", "in 404 200 404 200 200 200 404"),
    ("registrations:evidence_take_back", "evidence", "POST", "in 404 302 404 403 403 403 404"),
    ("registrations:progress_at_desk", "office's desk", "GET", "in 404 404 404 200 404 404 404"),
    ("registrations:progress_at_desk", "district's desk", "GET", "in 404 404 404 404 200 200 404"),
    ("registrations:progress_sheet", "office's desk", "GET", "in 404 404 404 200 404 404 404"),
    ("registrations:progress_sheet", "district's desk", "GET", "in 404 404 404 404 200 200 404"),
    # Reports
    ("registrations:reports_of_unit", "school's reports", "GET", "in 404 200 404 404 404 404 404"),
    ("registrations:report_write", "form of draft report", "GET", "in 404 200 404 404 404 404 404"),
    ("registrations:report_write", "form of sent report", "GET", "in 404 403 404 403 403 403 404"),
    ("registrations:report_write", "report not begun", "GET", "in 404 404 200 404 404 404 404"),
    ("registrations:report_write", "report of no kind", "GET", "in 404 404 404 404 404 404 404"),
    ("registrations:report_detail", "draft report", "GET", "in 404 200 404 404 404 404 404"),
    ("registrations:report_detail", "sent report", "GET", "in 404 200 404 200 200 200 404"),
    ("registrations:report_file", "sent report", "GET", "in 404 200 404 200 200 200 404"),
    ("registrations:report_file", "draft report", "GET", "in 404 404 404 404 404 404 404"),
    ("registrations:report_pdf", "draft report", "GET", "in 404 200 404 404 404 404 404"),
    ("registrations:report_pdf", "sent report", "GET", "in 404 200 404 200 200 200 404"),
    ("registrations:report_word", "draft report", "GET", "in 404 200 404 404 404 404 404"),
    ("registrations:report_word", "sent report", "GET", "in 404 200 404 200 200 200 404"),
    ("registrations:report_version", "sent version", "GET", "in 404 200 404 200 200 200 404"),
    ("registrations:report_version_pdf", "sent version", "GET", "in 404 200 404 200 200 200 404"),
    ("registrations:report_version_word", "sent version", "GET", "in 404 200 404 200 200 200 404"),
    ("registrations:report_version_sheet", "sent version", "GET", "in 404 200 404 200 200 200 404"),
    ("registrations:report_version_file", "sent version", "GET", "in 404 200 404 200 200 200 404"),
    ("registrations:report_correct", "sent report", "POST", "in 404 302 404 403 403 403 404"),
    ("registrations:report_correct", "draft report", "POST", "in 404 302 404 404 404 404 404"),
    ("registrations:report_keep", "sent report", "POST", "in 404 302 404 403 403 403 404"),
    ("registrations:report_send", "draft report", "POST", "in 404 302 404 404 404 404 404"),
    ("registrations:report_send", "sent report", "POST", "in 404 302 404 403 403 403 404"),
    ("registrations:report_accept", "sent report", "POST", "in 404 403 404 302 403 403 404"),
    ("registrations:report_return", "sent report", "POST", "in 404 403 404 302 403 403 404"),
    ("registrations:report_accept", "draft report", "POST", "in 404 403 404 404 404 404 404"),
    ("registrations:desk_reports", "office's desk", "GET", "in 404 404 404 200 404 404 404"),
    ("registrations:desk_reports", "district's desk", "GET", "in 404 404 404 404 200 200 404"),
    # Awards
    ("awards:dossier_list", "", "GET", SIGNED_IN),
    ("awards:award_forms", "plan's awards", "GET", "in 404 200 200 200 200 200 404"),
    ("awards:award_forms", "draft's awards", "GET", "in 404 404 404 404 200 200 404"),
    ("awards:award_form_create", "draft's awards", "GET", "in 404 404 404 404 200 200 404"),
    ("awards:award_form_create", "plan's awards", "GET", "in 404 403 403 403 403 403 404"),
    ("awards:award_form_edit", "draft's form", "GET", "in 404 404 404 404 200 200 404"),
    ("awards:award_form_edit", "form of plan", "GET", "in 404 403 403 403 403 403 404"),
    ("awards:award_form_remove", "draft's form", "POST", "in 404 404 404 404 302 302 404"),
    ("awards:award_form_remove", "form of plan", "POST", "in 404 403 403 403 403 403 404"),
    ("awards:dossier_create", "plan's awards", "GET", "in 404 200 403 200 200 200 404"),
    ("awards:nominate_many", "plan's awards", "GET", "in 404 200 403 200 200 200 404"),
    ("awards:rating_list", "", "GET", SIGNED_IN),
    ("awards:rating_create", "", "GET", "in 404 404 404 200 200 404 404"),
    ("awards:rating_edit", "rating", "GET", "in 404 404 404 200 200 403 404"),
    ("awards:rating_remove", "rating", "POST", "in 404 404 404 302 302 403 404"),
    ("awards:rating_import_template", "", "GET", "in 404 404 404 200 200 404 404"),
    ("awards:rating_import", "", "GET", "in 404 404 404 200 200 404 404"),
    ("awards:rating_import_confirm", "", "POST", "in 404 404 404 302 302 404 404"),
    ("awards:violation_list", "", "GET", SIGNED_IN),
    ("awards:violation_create", "", "GET", "in 404 404 404 200 200 404 404"),
    ("awards:violation_detail", "violation", "GET", "in 404 404 404 200 200 200 404"),
    ("awards:violation_edit", "violation", "GET", "in 404 404 404 200 200 403 404"),
    ("awards:qualifying_candidates", "form of plan", "GET", "in 404 403 403 403 200 200 404"),
    ("awards:qualifying_candidates", "draft's form", "GET", "in 404 404 404 404 200 200 404"),
    ("awards:propose_above", "form of plan", "GET", "in 404 403 403 403 200 200 404"),
    ("awards:bulk_preview", "", "POST", SIGNED_IN_STEP),
    ("awards:bulk_do", "", "POST", SIGNED_IN_STEP),
    ("awards:dossier_detail", "draft dossier", "GET", "in 404 200 404 404 404 404 404"),
    ("awards:dossier_detail", "dossier", "GET", "in 404 200 404 200 200 200 404"),
    ("awards:dossier_edit", "draft dossier", "GET", "in 404 200 404 404 404 404 404"),
    ("awards:dossier_edit", "dossier", "GET", "in 404 403 404 403 403 403 404"),
    ("awards:dossier_submit", "draft dossier", "POST", "in 404 302 404 404 404 404 404"),
    ("awards:dossier_withdraw", "dossier", "POST", "in 404 302 404 403 403 403 404"),
    ("awards:document_attach", "missing paper", "POST", "in 404 302 404 404 404 404 404"),
    ("awards:document_attach", "paper", "POST", "in 404 403 404 403 403 403 404"),
    ("awards:document_download", "paper", "GET", "in 404 200 404 200 200 200 404"),
    ("awards:document_download", "missing paper", "GET", "in 404 404 404 404 404 404 404"),
    ("awards:document_check", "paper", "POST", "in 404 403 404 403 302 403 404"),
    ("awards:dossier_return", "dossier", "POST", "in 404 403 404 403 302 403 404"),
    ("awards:dossier_confirm_complete", "dossier", "POST", "in 404 403 404 403 302 403 404"),
    ("awards:document_problem", "paper", "POST", "in 404 403 404 403 302 403 404"),
    ("awards:paper_write", "made paper", "GET", "in 404 200 404 404 404 404 404"),
    ("awards:paper_write", "paper", "GET", "in 404 403 404 403 403 403 404"),
    ("awards:paper_pdf", "paper", "GET", "in 404 404 404 404 404 404 404"),
    ("awards:paper_word", "made paper", "GET", "in 404 200 404 404 404 404 404"),
    ("awards:dossier_appraisal", "dossier", "GET", "in 404 403 404 403 302 403 404"),
    ("awards:dossier_appraise", "dossier", "POST", "in 404 403 404 403 302 403 404"),
    ("awards:dossier_suspend", "dossier", "POST", "in 404 403 404 403 302 403 404"),
    ("awards:dossier_resume", "dossier", "POST", "in 404 403 404 403 302 403 404"),
    ("awards:dossier_recuse", "dossier", "POST", "in 404 403 404 403 302 302 404"),
    ("awards:dossier_name", "dossier", "POST", "in 404 302 404 403 302 403 404"),
    ("awards:dossier_decide", "dossier", "POST", "in 404 403 404 403 302 302 404"),
    ("awards:dossier_decline", "dossier", "POST", "in 404 403 404 403 302 302 404"),
    ("awards:certificate", "decided dossier", "GET", "in 404 200 404 200 200 200 404"),
    ("awards:certificate", "dossier", "GET", "in 404 404 404 404 404 404 404"),
    # The register
    ("register:record_list", "", "GET", SIGNED_IN),
    ("register:record_file", "register as Excel", "GET", SIGNED_IN),
    ("register:record_file", "register as text", "GET", "in 404 404 404 404 404 404 404"),
    ("register:record_detail", "record", "GET", "in 404 200 404 200 200 200 404"),
    ("register:certificate", "record", "GET", "in 404 200 404 200 200 200 404"),
    ("register:record_correct", "record", "GET", "in 404 403 404 403 403 403 404"),
    ("register:record_correct", "earlier record", "GET", "in 404 403 404 403 200 200 404"),
    ("register:record_revoke", "earlier record", "GET", "in 404 403 404 403 200 200 404"),
    ("register:honoree", "honoree", "GET", "in 404 200 404 200 200 200 404"),
    ("register:honoree", "stranger to all", "GET", "in 404 404 404 404 404 404 404"),
    ("register:honoree_join", "namesakes", "POST", "in 404 403 404 403 302 302 404"),
    ("register:body_history", "body never ranked", "GET", "in 404 200 404 200 200 200 404"),
    ("register:award_import", "district", "GET", "in 404 404 404 404 200 200 404"),
    ("register:award_import", "body never ranked", "GET", "in 404 403 404 403 403 403 404"),
    ("register:award_import_template", "district", "GET", "in 404 404 404 404 200 200 404"),
    ("register:award_import_confirm", "district", "POST", "in 404 404 404 404 302 302 404"),
    ("register:template_list", "", "GET", SIGNED_IN),
    ("register:template_edit", "district's template", "GET", "in 404 404 404 404 200 200 404"),
    ("register:template_edit", "common template", "GET", "in 403 403 403 403 403 403 200"),
    ("register:template_preview", "district's template", "POST", "in 404 404 404 404 200 200 404"),
    ("register:template_proof", "district's template", "GET", "in 404 404 404 404 200 200 404"),
    ("register:template_proof", "common template", "GET", SIGNED_IN),
    ("register:template_take", "common template", "POST", SIGNED_IN_STEP),
    ("register:template_give_up", "district's template", "POST", "in 404 404 404 404 302 302 404"),
    ("register:border", "border", "GET", SIGNED_IN),
    ("register:batch_list", "", "GET", SIGNED_IN),
    ("register:batch_create", "", "POST", SIGNED_IN_STEP),
    ("register:batch_detail", "batch", "GET", "in 404 404 404 404 200 404 404"),
    ("register:batch_cancel", "batch", "POST", "in 404 404 404 404 302 404 404"),
    ("register:batch_file", "batch", "GET", "in 404 404 404 404 404 404 404"),
    ("register:check", "award's code", "GET", "200 200 200 200 200 200 200 200"),
    ("register:check", "no code", "GET", "404 404 404 404 404 404 404 404"),
    # Award councils, their meetings and votes
    ("awards:council_list", "", "GET", SIGNED_IN),
    ("awards:council_create", "council's body", "GET", "in 404 404 404 404 200 200 404"),
    ("awards:council_detail", "award council", "GET", "in 404 404 404 200 200 200 404"),
    ("awards:council_edit", "award council", "GET", "in 404 404 404 403 200 200 404"),
    ("awards:voting_rule_edit", "form of plan", "GET", "in 404 403 403 403 200 200 404"),
    ("awards:voting_rule_edit", "draft's form", "GET", "in 404 404 404 404 200 200 404"),
    ("awards:meeting_create", "award council", "GET", "in 404 404 404 403 200 200 404"),
    ("awards:meeting_detail", "called meeting", "GET", "in 404 404 404 200 200 200 404"),
    ("awards:meeting_edit", "called meeting", "GET", "in 404 404 404 403 200 200 404"),
    ("awards:meeting_edit", "closed meeting", "GET", "in 404 404 404 403 403 403 404"),
    ("awards:meeting_call_off", "called meeting", "POST", "in 404 404 404 403 302 302 404"),
    ("awards:meeting_attendance", "called meeting", "POST", "in 404 404 404 403 302 302 404"),
    ("awards:meeting_attendance", "closed meeting", "POST", "in 404 404 404 403 403 403 404"),
    ("awards:meeting_open", "called meeting", "POST", "in 404 404 404 403 302 302 404"),
    ("awards:meeting_close", "open meeting", "GET", "in 404 404 404 403 200 200 404"),
    ("awards:meeting_vote", "open meeting", "GET", "in 404 404 404 200 200 200 404"),
    ("awards:meeting_vote", "called meeting", "GET", "in 404 404 404 403 403 403 404"),
    ("awards:written_opinion", "seat in the open meeting", "GET", "in 404 404 404 403 200 200 404"),
    ("awards:meeting_counts", "open meeting", "GET", "in 404 404 404 403 302 302 404"),
    ("awards:meeting_counts", "closed meeting", "GET", "in 404 404 404 403 403 403 404"),
    ("awards:meeting_minutes", "closed meeting", "GET", "in 404 404 404 403 200 200 404"),
    ("awards:meeting_minutes", "open meeting", "GET", "in 404 404 404 403 403 403 404"),
    ("awards:minutes_pdf", "closed meeting", "GET", "in 404 404 404 200 200 200 404"),
    ("awards:minutes_word", "closed meeting", "GET", "in 404 404 404 200 200 200 404"),
    ("awards:scan_attach", "closed meeting", "POST", "in 404 404 404 403 302 302 404"),
    ("awards:scan_download", "closed meeting", "GET", "in 404 404 404 404 404 404 404"),
    # Decisions on awards
    ("awards:decision_list", "", "GET", SIGNED_IN),
    ("awards:decision_create", "plan and who decides", "GET", "in 404 403 403 403 200 200 404"),
    ("awards:decision_detail", "draft award decision", "GET", "in 404 404 404 404 200 200 404"),
    ("awards:decision_detail", "issued award decision", "GET", "in 404 200 200 200 200 200 404"),
    ("awards:decision_edit", "draft award decision", "GET", "in 404 404 404 404 200 200 404"),
    ("awards:decision_edit", "issued award decision", "GET", "in 404 403 403 403 403 403 404"),
    ("awards:decision_present", "draft award decision", "POST", "in 404 404 404 404 302 302 404"),
    (
        "awards:decision_send_back",
        "presented award decision",
        "POST",
        "in 404 404 404 404 403 302 404",
    ),
    ("awards:decision_issue", "presented award decision", "GET", "in 404 404 404 404 200 200 404"),
    ("awards:decision_issue", "issued award decision", "GET", "in 404 403 403 403 302 302 404"),
    ("awards:decision_discard", "draft award decision", "POST", "in 404 404 404 404 302 302 404"),
    ("awards:decision_change", "issued award decision", "POST", "in 404 403 403 403 302 302 404"),
    (
        "awards:item_decline",
        "line of the presented decision",
        "POST",
        "in 404 404 404 404 403 302 404",
    ),
    ("awards:decision_paper", "draft decision on paper", "GET", "in 404 404 404 404 200 200 404"),
    ("awards:decision_paper", "issued decision on paper", "GET", "in 404 200 200 200 200 200 404"),
    ("awards:decision_paper", "payment list", "GET", "in 404 404 404 404 200 200 404"),
    ("awards:decision_paper", "paper of no kind", "GET", "in 404 404 404 404 404 404 404"),
    # Rankings
    ("rankings:ranking_list", "", "GET", SIGNED_IN),
    ("rankings:ranking_create", "", "GET", "in 404 404 404 200 200 200 404"),
    ("rankings:ranking_detail", "draft ranking", "GET", "in 404 404 404 404 200 200 404"),
    ("rankings:ranking_detail", "published ranking", "GET", "in 404 200 200 200 200 200 404"),
    ("rankings:ranking_sheet", "draft ranking", "GET", "in 404 404 404 404 200 200 404"),
    ("rankings:ranking_sheet", "published ranking", "GET", "in 404 200 200 200 200 200 404"),
    ("rankings:ranking_print", "draft ranking", "GET", "in 404 404 404 404 200 200 404"),
    ("rankings:ranking_print", "published ranking", "GET", "in 404 200 200 200 200 200 404"),
    ("rankings:ranks_of_body", "ranked body", "GET", "in 404 200 200 200 200 200 404"),
    ("rankings:ranks_of_body", "body never ranked", "GET", "in 404 404 404 404 404 404 404"),
    ("rankings:ranking_edit", "draft ranking", "GET", "in 404 404 404 404 200 200 404"),
    ("rankings:ranking_edit", "published ranking", "GET", "in 404 403 403 403 403 403 404"),
    ("rankings:ranking_bodies", "draft ranking", "GET", "in 404 404 404 404 200 200 404"),
    ("rankings:ranking_bodies", "published ranking", "GET", "in 404 403 403 403 403 403 404"),
    ("rankings:ranking_scores", "draft ranking", "GET", "in 404 404 404 404 200 200 404"),
    ("rankings:ranking_scores", "published ranking", "GET", "in 404 403 403 403 403 403 404"),
    ("rankings:score_import_template", "draft ranking", "GET", "in 404 404 404 404 200 200 404"),
    (
        "rankings:score_import_template",
        "published ranking",
        "GET",
        "in 404 403 403 403 403 403 404",
    ),
    ("rankings:score_import", "draft ranking", "GET", "in 404 404 404 404 200 200 404"),
    ("rankings:score_import", "published ranking", "GET", "in 404 403 403 403 403 403 404"),
    ("rankings:score_import_confirm", "draft ranking", "POST", "in 404 404 404 404 302 302 404"),
    (
        "rankings:score_import_confirm",
        "published ranking",
        "POST",
        "in 404 403 403 403 403 403 404",
    ),
    ("rankings:ranking_discard", "draft ranking", "POST", "in 404 404 404 404 302 302 404"),
    ("rankings:ranking_discard", "published ranking", "POST", "in 404 403 403 403 403 403 404"),
    ("rankings:ranking_publish", "draft ranking", "GET", "in 404 404 404 404 200 200 404"),
    ("rankings:ranking_publish", "published ranking", "GET", "in 404 403 403 403 403 403 404"),
    ("rankings:ranking_correct", "published ranking", "POST", "in 404 403 403 403 302 302 404"),
    ("rankings:ranking_correct", "draft ranking", "POST", "in 404 404 404 404 302 302 404"),
    # Recognition and the library
    ("recognition:library", "", "GET", SIGNED_IN),
    ("recognition:our_initiatives", "", "GET", SIGNED_IN),
    ("recognition:council_list", "", "GET", SIGNED_IN),
    ("recognition:entry_detail", "entry in the library", "GET", "in 200 200 200 200 200 200 200"),
    ("recognition:entry_detail", "draft entry", "GET", "in 404 200 404 404 200 200 404"),
    ("recognition:entry_copy", "entry in the library", "GET", "in 200 200 200 200 200 200 200"),
    ("recognition:entry_copy", "draft entry", "GET", "in 404 200 404 404 200 200 404"),
    ("recognition:entry_edit", "recognised case", "GET", "in 404 200 404 404 200 200 404"),
    ("recognition:entry_edit", "open case", "GET", "in 404 403 404 404 403 403 404"),
    ("recognition:entry_publish", "draft entry", "POST", "in 404 302 404 404 302 302 404"),
    ("recognition:entry_publish", "entry in the library", "POST", "in 403 302 403 403 302 302 403"),
    (
        "recognition:entry_withdraw",
        "entry in the library",
        "POST",
        "in 403 302 403 403 302 302 403",
    ),
    ("recognition:file_attach", "entry in the library", "GET", "in 403 200 403 403 200 200 403"),
    ("recognition:file_download", "file in the library", "GET", "in 200 200 200 200 200 200 200"),
    ("recognition:file_download", "file of the draft", "GET", "in 404 200 404 404 200 200 404"),
    ("recognition:file_take_back", "file in the library", "POST", "in 403 302 403 403 302 302 403"),
    ("recognition:authors_edit", "initiative", "GET", "in 404 200 404 403 403 403 404"),
    (
        "recognition:authors_edit",
        "initiative not accepted",
        "GET",
        "in 404 404 404 403 403 403 404",
    ),
    ("recognition:council_create", "plan with a council", "GET", "in 404 403 403 403 302 302 404"),
    (
        "recognition:council_create",
        "plan without a council",
        "GET",
        "in 404 403 404 200 403 403 404",
    ),
    ("recognition:council_detail", "council", "GET", "in 404 404 404 200 200 200 404"),
    ("recognition:council_detail", "council being set up", "GET", "in 404 404 404 200 200 200 404"),
    ("recognition:council_edit", "council", "GET", "in 404 404 404 403 403 403 404"),
    ("recognition:council_edit", "council being set up", "GET", "in 404 404 404 200 403 403 404"),
    ("recognition:council_open", "council being set up", "POST", "in 404 404 404 302 403 403 404"),
    ("recognition:council_close", "council", "POST", "in 404 404 404 403 302 302 404"),
    ("recognition:take_in", "council", "GET", "in 404 404 404 403 200 200 404"),
    ("recognition:take_in", "council being set up", "GET", "in 404 404 404 403 403 403 404"),
    ("recognition:council_sheet", "council", "GET", "in 404 404 404 200 200 200 404"),
    ("recognition:council_pdf", "council", "GET", "in 404 404 404 200 200 200 404"),
    ("recognition:council_word", "council", "GET", "in 404 404 404 200 200 200 404"),
    ("recognition:decision_create", "council", "GET", "in 404 404 404 403 200 200 404"),
    ("recognition:recognition_detail", "open case", "GET", "in 404 200 404 200 200 200 404"),
    ("recognition:recognition_detail", "recognised case", "GET", "in 404 200 404 200 200 200 404"),
    ("recognition:appraise", "open case", "POST", "in 404 403 404 200 200 200 404"),
    ("recognition:appraise", "recognised case", "POST", "in 404 403 404 403 403 403 404"),
    ("recognition:declare_conflict", "open case", "POST", "in 404 403 404 302 302 302 404"),
    ("recognition:conclude", "open case", "POST", "in 404 403 404 403 403 200 404"),
    ("recognition:recognition_reopen", "open case", "POST", "in 404 403 404 403 403 302 404"),
    ("recognition:recognition_decline", "open case", "POST", "in 404 403 404 403 302 302 404"),
    ("recognition:evidence", "evidence of the case", "GET", "in 404 200 404 200 200 200 404"),
    ("recognition:decision_detail", "draft decision", "GET", "in 404 404 404 200 200 200 404"),
    ("recognition:decision_detail", "issued decision", "GET", "in 404 200 200 200 200 200 404"),
    ("recognition:decision_pdf", "draft decision", "GET", "in 404 404 404 200 200 200 404"),
    ("recognition:decision_pdf", "issued decision", "GET", "in 404 200 200 200 200 200 404"),
    ("recognition:decision_word", "draft decision", "GET", "in 404 404 404 200 200 200 404"),
    ("recognition:decision_word", "issued decision", "GET", "in 404 200 200 200 200 200 404"),
    ("recognition:decision_sheet", "draft decision", "GET", "in 404 404 404 200 200 200 404"),
    ("recognition:decision_sheet", "issued decision", "GET", "in 404 200 200 200 200 200 404"),
    ("recognition:decision_edit", "draft decision", "GET", "in 404 404 404 403 200 200 404"),
    ("recognition:decision_edit", "issued decision", "GET", "in 404 403 403 403 403 403 404"),
    ("recognition:decision_issue", "draft decision", "GET", "in 404 404 404 403 200 200 404"),
    ("recognition:decision_issue", "issued decision", "GET", "in 404 403 403 403 403 403 404"),
    ("recognition:decision_discard", "draft decision", "POST", "in 404 404 404 403 302 302 404"),
    ("recognition:decision_discard", "issued decision", "POST", "in 404 403 403 403 302 302 404"),
    ("recognition:decision_revoke", "issued decision", "POST", "in 404 403 403 403 302 302 404"),
    ("recognition:decision_revoke", "draft decision", "POST", "in 404 404 404 403 302 302 404"),
    ("recognition:decision_correct", "issued decision", "POST", "in 404 403 403 403 302 302 404"),
    ("recognition:decision_correct", "draft decision", "POST", "in 404 404 404 403 302 302 404"),
]
POST_ONLY = sorted({(name, target) for name, target, method, _ in TABLE if method == "POST"})


def urls(resolver: URLResolver, spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, URLPattern]]:
    """Every URL below a resolver with its full name; a nameless one by its pattern."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from urls(entry, (*spaces, entry.namespace) if entry.namespace else spaces)
        else:
            yield ":".join((*spaces, entry.name or f"/{entry.pattern}")), entry


ALL_URLS = list(urls(get_resolver()))
OURS = [(name, entry) for name, entry in ALL_URLS if not name.startswith("admin:")]
ADMINS = [(name, entry) for name, entry in ALL_URLS if name.startswith("admin:")]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One world for all rows; each request is rolled back, and the world at the end."""
    with (
        django_db_blocker.unblock(),
        override_settings(PORTAL_TODAY=small_world.TODAY),
        transaction.atomic(),
    ):
        yield small_world.build()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def the_attached_file_is_there(settings, working_day):
    working_day(small_world.TODAY)
    path = settings.MEDIA_ROOT / small_world.FILE_NAME
    path.parent.mkdir(parents=True)
    path.write_bytes(b"%PDF-1.4\n%%EOF\n")


def answer(user, method: str, url: str) -> str:
    """What a person gets: a status, or "in" where he is asked to sign in. Nothing stays written."""
    with transaction.atomic():
        client = Client()
        if user is not None:
            client.force_login(user)
        response = client.post(url) if method == "POST" else client.get(url)
        if response.streaming:
            assert b"".join(response.streaming_content)
        transaction.set_rollback(True)
    return "in" if asks_to_sign_in(response) else str(response.status_code)


def asks_to_sign_in(response: HttpResponse) -> bool:
    return response.status_code == 302 and response.url.startswith(
        (f"{reverse('accounts:login')}?next=", f"{reverse('admin:login')}?next=")
    )


@pytest.mark.parametrize(("name", "entry"), OURS, ids=[name for name, _ in OURS])
def test_every_view_declares_who_may_see_it(name, entry):
    assert entry.callback.access.kind in ("open", "signed in", "guarded")


def test_every_url_of_the_portal_stands_in_the_table():
    assert {name for name, _ in OURS} == {name for name, *_ in TABLE}


def test_only_the_doors_are_open_to_all():
    opened = {name for name, entry in OURS if entry.callback.access.kind == "open"}
    signing_in = {f"accounts:{name}" for name in ("login", "logout", "sign_in_again", "session")}
    assert opened == {*signing_in, "register:check"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "target", "method", "answers"),
    TABLE,
    ids=[f"{method} {name} {target}".strip() for name, target, method, _ in TABLE],
)
def test_each_person_gets_what_the_table_says(world, name, target, method, answers):
    url = reverse(name, kwargs=world.targets[target])
    got = {who: answer(world.people[who], method, url) for who in PEOPLE}
    assert got == dict(zip(PEOPLE, answers.split(), strict=True))


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "target"), POST_ONLY, ids=" ".join)
def test_a_step_is_never_taken_by_following_a_link(world, name, target):
    url = reverse(name, kwargs=world.targets[target])
    got = {who: answer(world.people[who], "GET", url) for who in PEOPLE[1:]}
    assert got == dict.fromkeys(PEOPLE[1:], "405")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "entry"),
    [(name, entry) for name, entry in OURS if entry.pattern.converters],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_thing_that_is_not_there_is_not_found(world, name, entry):
    url = reverse(name, kwargs=dict.fromkeys(entry.pattern.converters, 987654))
    method = "POST" if name in {posted for posted, _ in POST_ONLY} else "GET"
    assert answer(world.people["staff"], method, url) == "404"


# --- Administration ------------------------------------------------------------------------------

ADMIN_VALUES = {
    "object_id": "1",
    "app_label": "organisation",
    "content_type_id": 1,
    "id": "1",
    "url": "khong-co/",
}


def admin_urls() -> list[str]:
    """Every address of the administration but its own sign-in page."""
    found = set()
    for name, entry in ADMINS:
        if name == "admin:login":
            continue
        if entry.name is None:  # the short address of an object, which only redirects
            continue
        values = {key: ADMIN_VALUES[key] for key in entry.pattern.regex.groupindex}
        found.add(reverse(name, kwargs=values))
    return sorted(found)


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["nobody", "district staff", "former administrator"])
def test_the_administration_asks_all_but_administrators_to_sign_in(world, who):
    user = {
        "nobody": None,
        "district staff": world.people["staff"],
        "former administrator": UserFactory(is_superuser=True, is_staff=False),
    }[who]
    assert len(admin_urls()) > 50
    got = {url: answer(user, "GET", url) for url in admin_urls()}
    assert {url: said for url, said in got.items() if said not in ("in", "302")} == {}
