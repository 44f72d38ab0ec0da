"""The receiving office checks a dossier's papers, returns or completes it, and appraises."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.access import Refused
from awards.conflicts import declare_conflict
from awards.dossiers.appraisal import (
    check_off,
    conclude,
    confirm_complete,
    give_back,
    give_opinion,
    note_problem,
    resume,
    suspend,
)
from awards.dossiers.checklist import attach
from awards.dossiers.opinions import Judged, Opinion
from awards.dossiers.submission import submit
from awards.forms.appraisal import AppraisalForm
from awards.models import Appraisal, Dossier, Holds, Requirement, RequirementAnswer
from awards.rules.findings import Answer, Evidence, Finding
from notifications.models import Notice
from organisation.models.memberships import Role
from tests.awards.factories import awarding, picture
from tests.campaigns.factories import person

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
    assert notice.text.endswith(
        "được trả lại để bổ sung: Tờ trình chưa ký (nộp lại chậm nhất ngày "
        f"{dossier.hand_in_again_by:%d/%m/%Y})"
    )


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


def opinion(text="Đủ điều kiện", *, in_favour=True, judged=(), score=None):
    return Opinion(in_favour, text, judged, score)


def judged(requirement, found, holds, reason=""):
    finding = Finding(requirement.pk, found, "Vì số liệu cho thấy thế.", (Evidence("Sổ", "/so/"),))
    return Judged(requirement, finding, holds, reason)


@pytest.mark.parametrize("in_favour", [True, False], ids=["in favour", "against"])
def test_the_appraisal_is_written_with_its_opinion_and_the_leader_is_told_when_it_ends(
    in_favour, django_capture_on_commit_callbacks
):
    place = awarding()
    dossier = place.dossier("complete")
    given = opinion("Đã xem xét hồ sơ", in_favour=in_favour, score=Decimal("87.5"))
    with django_capture_on_commit_callbacks(execute=True):
        give_opinion(dossier, actor=place.staff, opinion=given)
    assert dossier.status == "complete"
    assert not Notice.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        conclude(dossier, actor=place.staff)
    appraisal = Appraisal.objects.get()
    assert (appraisal.appraiser, appraisal.in_favour) == (place.staff, in_favour)
    assert (appraisal.opinion, appraisal.score) == ("Đã xem xét hồ sơ", Decimal("87.50"))
    assert dossier.status == "appraised"
    assert Notice.objects.get().recipient == place.leader


def test_what_the_rules_found_is_frozen_with_what_the_person_says():
    place = awarding()
    dossier = place.dossier("complete")
    asked = place.form.requirements.create(text="Có đăng ký thi đua")
    answer = judged(asked, Answer.NOT_MET, Holds.MET, "Đăng ký bằng bản giấy, đã xem.")
    give_opinion(dossier, actor=place.staff, opinion=opinion(judged=[answer]))
    asked.delete()
    kept = RequirementAnswer.objects.get()
    assert (kept.text, kept.found, kept.holds) == ("Có đăng ký thi đua", "not_met", "met")
    assert kept.because == "Vì số liệu cho thấy thế."
    assert kept.evidence == [{"label": "Sổ", "url": "/so/"}]
    assert kept.reason == "Đăng ký bằng bản giấy, đã xem."


@pytest.mark.parametrize(
    ("found", "holds", "reason", "in_favour", "said"),
    [
        (Answer.MET, "met", "", True, ""),
        (Answer.NOT_MET, "not_met", "", False, ""),
        (Answer.NEEDS_PERSON, "met", "", True, ""),
        (Answer.MET, "", "", True, "Hãy kết luận đạt hay không đạt"),
        (Answer.MET, "left_out", "", True, "Hãy kết luận đạt hay không đạt"),
        (Answer.MET, "not_met", "", False, "phải ghi lý do"),
        (Answer.NOT_MET, "met", " ", True, "phải ghi lý do"),
        (Answer.NOT_MET, "not_met", "", True, "Không thể đề nghị khen thưởng"),
    ],
)
def test_what_an_opinion_must_say_of_a_requirement(found, holds, reason, in_favour, said):
    asked = Requirement(text="Có đăng ký thi đua", kind="criterion")
    given = opinion(in_favour=in_favour, judged=[judged(asked, found, holds, reason)])
    objections = given.objections()
    assert len(objections) == bool(said)
    assert said in "".join(objections)


@pytest.mark.parametrize(
    ("found", "preset"), [(Answer.MET, "1"), (Answer.NEEDS_PERSON, "1"), (Answer.NOT_MET, None)]
)
def test_an_award_is_not_proposed_beforehand_while_a_requirement_is_unmet(found, preset):
    asked = Requirement(text="Có đăng ký thi đua", kind="criterion")
    finding = judged(asked, found, "").finding
    form = AppraisalForm(found=[(asked, finding)])
    assert form["in_favour"].value() == preset


def test_of_a_group_of_which_one_is_enough_the_others_may_be_left_out():
    one, other = (Requirement(text=text, alternative="A") for text in ("Nhóm tốt", "Tiến bộ"))
    answers = [
        judged(one, Answer.MET, Holds.MET),
        judged(other, Answer.NEEDS_PERSON, Holds.LEFT_OUT),
    ]
    assert opinion(judged=answers).objections() == []
    answers[0] = judged(one, Answer.NOT_MET, Holds.NOT_MET)
    assert "Không thể đề nghị" in opinion(judged=answers).objections()[0]


def test_an_appraisal_needs_an_opinion():
    place = awarding()
    dossier = place.dossier("complete")
    with pytest.raises(ValidationError, match="Hãy ghi ý kiến thẩm định"):
        give_opinion(dossier, actor=place.staff, opinion=opinion(" \n "))
    with pytest.raises(ValidationError, match="Chưa có ý kiến thẩm định nào"):
        conclude(dossier, actor=place.staff)
    assert not Appraisal.objects.exists()


def test_a_person_gives_one_opinion_and_several_persons_several():
    place = awarding()
    dossier = place.dossier("complete")
    give_opinion(dossier, actor=place.staff, opinion=opinion())
    with pytest.raises(ValidationError, match="Bạn đã cho ý kiến"):
        give_opinion(dossier, actor=place.staff, opinion=opinion("Nghĩ lại", in_favour=False))
    other = person(Role.NOI_VU_STAFF, place.home_affairs)
    give_opinion(dossier, actor=other, opinion=opinion("Nên xem thêm", in_favour=False))
    conclude(dossier, actor=other)
    assert conclude(dossier, actor=place.staff) is None
    assert Appraisal.objects.count() == 2


def test_a_leader_does_not_appraise():
    place = awarding()
    dossier = place.dossier("complete")
    with pytest.raises(Refused, match="Chỉ cán bộ phụ trách thi đua"):
        give_opinion(dossier, actor=place.leader, opinion=opinion())


def test_who_has_a_conflict_of_interest_neither_appraises_nor_ends_it():
    place = awarding()
    dossier = place.dossier("complete")
    give_opinion(dossier, actor=person(Role.NOI_VU_STAFF, place.home_affairs), opinion=opinion())
    declare_conflict(dossier, actor=place.staff, reason="Là anh em ruột")
    for act in (
        lambda: give_opinion(dossier, actor=place.staff, opinion=opinion()),
        lambda: conclude(dossier, actor=place.staff),
    ):
        with pytest.raises(Refused, match=r"Bạn không thẩm định hồ sơ này.*anh em ruột"):
            act()


# --- Held up --------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["submitted", "complete", "appraised", "voted"])
def test_what_is_verified_meanwhile_is_held_up_and_then_appraised_anew(status):
    place = awarding()
    dossier = place.dossier(status)
    with pytest.raises(ValidationError, match="việc đang được xác minh"):
        suspend(dossier, actor=place.staff, reason=" ")
    suspend(dossier, actor=place.staff, reason="Đang xác minh đơn khiếu nại")
    assert (dossier.status, dossier.return_reason) == ("suspended", "Đang xác minh đơn khiếu nại")
    resume(dossier, actor=place.staff, reason="Không có vi phạm")
    assert (dossier.status, dossier.round, dossier.return_reason) == ("submitted", 2, "")


def test_after_a_return_the_same_person_appraises_the_next_round():
    place = awarding()
    dossier = place.dossier("complete")
    give_opinion(dossier, actor=place.staff, opinion=opinion())
    suspend(dossier, actor=place.staff, reason="Đang xác minh")
    resume(dossier, actor=place.staff, reason="Đã rõ")
    confirm_complete(dossier, actor=place.staff)
    with pytest.raises(ValidationError, match="Chưa có ý kiến thẩm định nào"):
        conclude(dossier, actor=place.staff)
    give_opinion(dossier, actor=place.staff, opinion=opinion("Vẫn đủ điều kiện"))
    conclude(dossier, actor=place.staff)
    assert list(Appraisal.objects.values_list("round", flat=True)) == [1, 2]


def test_a_dossier_is_returned_for_what_was_noted_with_its_papers():
    place, dossier = submitted("Tờ trình", "Báo cáo")
    paper = dossier.documents.first()
    check_off(paper, is_right=True, actor=place.staff)
    note_problem(paper, problem="Chưa đóng dấu", actor=place.staff)
    paper.refresh_from_db()
    assert paper.checked_at is None
    assert dossier.noted_problems == "- Tờ trình: Chưa đóng dấu"
    give_back(dossier, actor=place.staff, reason=dossier.noted_problems)
    attach(paper, file=picture("moi.png"), actor=place.head)
    assert dossier.noted_problems == ""


def test_what_tells_of_a_violation_is_not_frozen_for_the_unit_to_read():
    place = awarding()
    one = Requirement.objects.create(award_form=place.form, text="Không vi phạm")
    seen = (Evidence("Vi phạm đã ghi nhận", "/khen-thuong/vi-pham/1/"),)
    found = Finding(one.pk, Answer.NOT_MET, "Có 01 vi phạm về Lê Thị Hoa.", seen, True)
    kept = Judged(one, found, Holds.NOT_MET, "Đã có kết luận").kept()
    assert kept["because"] == "Cơ quan thường trực xem xét nội dung này."
    assert kept["evidence"] == []
