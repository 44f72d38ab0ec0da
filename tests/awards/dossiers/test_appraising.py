"""The receiving office checks a dossier's papers, returns or completes it, and appraises."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access import Refused
from audit.models import Event
from awards.dossiers.appraising import appraise, check_off, confirm_complete, give_back
from awards.dossiers.proposing import attach, submit
from awards.models import Appraisal, Dossier
from notifications.models import Notice
from tests.awards.factories import awarding, picture

pytestmark = pytest.mark.django_db


def submitted(*papers: str):
    """A district and a submitted dossier, every paper attached."""
    place = awarding(*papers)
    dossier = place.dossier()
    for document in dossier.documents.all():
        attach(document, file=picture(), actor=place.head)
    submit(dossier, actor=place.head)
    return place, dossier


# --- Checking off ---------------------------------------------------------------------------------


def test_a_paper_is_checked_off_by_whom_and_when_and_that_may_be_taken_back(working_day):
    working_day("2020-11-03")
    place, dossier = submitted("Tờ trình")
    document = dossier.documents.get()
    check_off(document, is_right=True, actor=place.staff)
    document.refresh_from_db()
    assert document.checked_by == place.staff
    assert timezone.localdate(document.checked_at) == date(2020, 11, 3)
    check_off(document, is_right=False, actor=place.staff)
    document.refresh_from_db()
    assert (document.checked_at, document.checked_by) == (None, None)


def test_a_paper_without_a_file_cannot_be_checked_off():
    place = awarding("Tờ trình")
    document = place.dossier("submitted").documents.get()
    with pytest.raises(ValidationError, match="Chưa có tệp cho “Tờ trình”"):
        check_off(document, is_right=True, actor=place.staff)


@pytest.mark.parametrize("status", ["draft", "returned", "complete", "appraised", "withdrawn"])
def test_papers_are_checked_only_while_the_dossier_waits_for_it(status):
    place, dossier = submitted("Tờ trình")
    Dossier.objects.update(status=status)
    document = dossier.documents.get()
    with pytest.raises(Refused, match="Chỉ kiểm tra giấy tờ khi hồ sơ đã nộp"):
        check_off(document, is_right=True, actor=place.staff)
    document.refresh_from_db()
    assert document.checked_at is None


def test_the_unit_does_not_check_its_own_papers():
    place, dossier = submitted("Tờ trình")
    with pytest.raises(Refused, match="Chỉ cán bộ phụ trách thi đua của Phòng Nội vụ"):
        check_off(dossier.documents.get(), is_right=True, actor=place.head)


# --- Complete, or returned ------------------------------------------------------------------------


def test_a_dossier_is_complete_only_when_every_paper_was_checked():
    place, dossier = submitted("Tờ trình", "Biên bản", "Báo cáo")
    check_off(
        dossier.documents.get(required_document__name="Biên bản"),
        is_right=True,
        actor=place.staff,
    )
    with pytest.raises(ValidationError) as refusal:
        confirm_complete(dossier, actor=place.staff)
    assert refusal.value.messages == ["Chưa kiểm tra: Tờ trình.", "Chưa kiểm tra: Báo cáo."]
    for document in dossier.documents.all():
        check_off(document, is_right=True, actor=place.staff)
    confirm_complete(dossier, actor=place.staff)
    assert dossier.status == "complete"


def test_a_dossier_is_returned_with_a_reason_that_the_unit_reads(
    django_capture_on_commit_callbacks,
):
    place, dossier = submitted("Tờ trình")
    with pytest.raises(ValidationError, match="Hãy ghi rõ hồ sơ còn thiếu gì"):
        give_back(dossier, actor=place.staff, reason="  ")
    with django_capture_on_commit_callbacks(execute=True):
        give_back(dossier, actor=place.staff, reason="Tờ trình chưa ký")
    assert (dossier.status, dossier.return_reason) == ("returned", "Tờ trình chưa ký")
    notice = Notice.objects.get()
    assert notice.recipient == place.head
    assert notice.text.endswith("được trả lại để bổ sung: Tờ trình chưa ký")


def test_mended_and_submitted_again_only_the_replaced_paper_is_to_be_checked_again():
    place, dossier = submitted("Tờ trình", "Báo cáo")
    for document in dossier.documents.all():
        check_off(document, is_right=True, actor=place.staff)
    give_back(dossier, actor=place.staff, reason="Báo cáo thiếu số liệu")
    report = dossier.documents.get(required_document__name="Báo cáo")
    attach(report, file=picture("bao-cao-2.png"), actor=place.head)
    submit(dossier, actor=place.head)
    assert (dossier.status, dossier.return_reason) == ("submitted", "")
    with pytest.raises(ValidationError) as refusal:
        confirm_complete(dossier, actor=place.staff)
    assert refusal.value.messages == ["Chưa kiểm tra: Báo cáo."]


# --- Appraising -----------------------------------------------------------------------------------


@pytest.mark.parametrize("in_favour", [True, False], ids=["in favour", "against"])
def test_the_appraisal_is_written_with_its_opinion_and_the_leader_is_told(
    in_favour, django_capture_on_commit_callbacks
):
    place = awarding()
    dossier = place.dossier("complete")
    with django_capture_on_commit_callbacks(execute=True):
        appraise(dossier, actor=place.staff, in_favour=in_favour, opinion="Đã xem xét hồ sơ")
    appraisal = Appraisal.objects.get()
    assert (appraisal.appraiser, appraisal.in_favour) == (place.staff, in_favour)
    assert appraisal.opinion == "Đã xem xét hồ sơ"
    assert dossier.status == "appraised"
    assert Notice.objects.get().recipient == place.leader


def test_an_appraisal_needs_an_opinion():
    place = awarding()
    dossier = place.dossier("complete")
    with pytest.raises(ValidationError, match="Hãy ghi ý kiến thẩm định"):
        appraise(dossier, actor=place.staff, in_favour=True, opinion=" \n ")
    assert not Appraisal.objects.exists()


def test_appraising_twice_writes_one_opinion():
    place = awarding()
    dossier = place.dossier("complete")
    appraise(dossier, actor=place.staff, in_favour=True, opinion="Đủ điều kiện")
    assert appraise(dossier, actor=place.staff, in_favour=False, opinion="Nghĩ lại") is None
    assert Appraisal.objects.get().opinion == "Đủ điều kiện"
    assert Event.objects.about(dossier).count() == 1


def test_a_leader_does_not_appraise():
    place = awarding()
    with pytest.raises(Refused, match="Chỉ cán bộ phụ trách thi đua"):
        appraise(place.dossier("complete"), actor=place.leader, in_favour=True, opinion="Đồng ý")
