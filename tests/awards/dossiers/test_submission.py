"""A dossier is opened, its papers are attached, it is submitted or withdrawn."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from accounts.access import Refused
from audit.models import Event
from awards.dossiers.appraisal import give_back
from awards.dossiers.checklist import attach
from awards.dossiers.submission import open_dossier, revise_dossier, submit, withdraw
from awards.models import Dossier
from awards.models.award_forms import Awardee
from notifications.models import Notice
from organisation.models.memberships import Role
from paperwork.uploads import UploadRefused
from tests.awards.factories import (
    AwardFormFactory,
    RequiredDocumentFactory,
    awarding,
    given_by,
    picture,
)
from tests.campaigns.factories import BodyFactory, DeadlineFactory, RecipientFactory, person

pytestmark = pytest.mark.django_db


def values_for(place, **changes):
    """What the form gives for the first commune as a collective."""
    given = {
        "awardee_kind": "collective",
        "awardee_name": place.communes[0].name,
        "awardee_body": place.communes[0],
        "achievement": "Đã có thành tích xuất sắc",
    }
    return {**given, **changes}


def papers_of(dossier) -> list[str]:
    return [str(document) for document in dossier.documents.all()]


# --- Opening --------------------------------------------------------------------------------------


def test_a_unit_opens_its_own_dossier_with_a_place_for_each_paper():
    place = awarding("Tờ trình", "Báo cáo thành tích")
    dossier = open_dossier(
        place.form, proposed_by=place.communes[0], values=values_for(place), actor=place.head
    )
    assert (dossier.status, dossier.opened_by_organiser) == ("draft", False)
    assert papers_of(dossier) == ["Tờ trình", "Báo cáo thành tích"]
    assert Event.objects.about(dossier).get().label == "Lập hồ sơ"


def test_the_organisers_open_one_for_a_unit_and_it_is_marked_so():
    place = awarding()
    dossier = open_dossier(
        place.form, proposed_by=place.communes[0], values=values_for(place), actor=place.staff
    )
    assert dossier.opened_by_organiser


def test_who_is_neither_recipient_nor_organiser_opens_nothing():
    place = awarding()
    outsider = person(Role.UNIT_HEAD, BodyFactory())
    with pytest.raises(Refused, match="Chỉ đơn vị nhận kế hoạch hoặc cơ quan tổ chức"):
        open_dossier(
            place.form, proposed_by=place.communes[0], values=values_for(place), actor=outsider
        )
    assert not Dossier.objects.exists()


def test_a_unit_does_not_open_one_for_its_neighbour():
    place = awarding()
    with pytest.raises(Refused, match="không được lập hồ sơ thay cho Ủy ban nhân dân xã Thử 2"):
        open_dossier(
            place.form, proposed_by=place.communes[1], values=values_for(place), actor=place.head
        )


def test_before_the_plan_is_issued_there_are_no_dossiers():
    place = awarding()
    place.plan.status = "draft"
    with pytest.raises(Refused, match="chưa ban hành"):
        open_dossier(
            place.form, proposed_by=place.communes[0], values=values_for(place), actor=place.staff
        )


def test_one_awardee_has_one_open_dossier_for_one_form_of_award():
    place = awarding()
    first = place.dossier()
    with pytest.raises(ValidationError) as refusal:
        open_dossier(
            place.form, proposed_by=place.communes[0], values=values_for(place), actor=place.head
        )
    assert refusal.value.messages == ["Đã có hồ sơ đề nghị hình thức này cho người, đơn vị này."]
    assert Dossier.objects.get() == first


@pytest.mark.parametrize("status", ["withdrawn", "declined"])
def test_after_a_withdrawal_or_a_refusal_another_may_be_opened(status):
    place = awarding()
    place.dossier(status)
    open_dossier(
        place.form, proposed_by=place.communes[0], values=values_for(place), actor=place.head
    )
    assert Dossier.objects.count() == 2


# --- Chosen among those who hold a lower award (Củ Chi: the city's among the district's) ----------


def higher_form(place):
    """A bằng khen for which only holders of the district's giấy khen are chosen."""
    return AwardFormFactory(plan=place.plan, name="bang_khen", proposed_from=place.form)


def test_who_does_not_hold_the_lower_award_is_not_proposed_for_the_higher():
    place = awarding()
    place.dossier("appraised")
    with pytest.raises(ValidationError, match="Ủy ban nhân dân xã Thử 1 chưa có quyết định tặng"):
        open_dossier(
            higher_form(place),
            proposed_by=place.communes[0],
            values=values_for(place),
            actor=place.head,
        )
    assert Dossier.objects.count() == 1


def test_who_holds_the_lower_award_is_proposed_and_cannot_be_exchanged_for_another():
    place = awarding()
    given_by(place.form, proposed_by=place.communes[0])
    dossier = open_dossier(
        higher_form(place),
        proposed_by=place.communes[0],
        values=values_for(place),
        actor=place.head,
    )
    with pytest.raises(ValidationError, match="Tổ Một cửa chưa có quyết định tặng"):
        revise_dossier(dossier, values={"awardee_name": "Tổ Một cửa"}, actor=place.head)
    dossier.refresh_from_db()
    assert dossier.awardee_name == "Ủy ban nhân dân xã Thử 1"


# --- The checklist --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "is_enterprise", "papers"),
    [
        pytest.param("collective", False, ["chung", "tập thể"], id="collective"),
        pytest.param("individual", False, ["chung", "cá nhân"], id="individual"),
        pytest.param("collective", True, ["chung", "tập thể", "thuế"], id="enterprise"),
        pytest.param("individual", True, ["chung", "cá nhân", "thuế"], id="head of an enterprise"),
    ],
)
def test_the_checklist_follows_the_awardee(kind, is_enterprise, papers):
    place = awarding("chung")
    RequiredDocumentFactory(
        award_form=place.form, position=2, name="tập thể", awardee=Awardee.COLLECTIVE
    )
    RequiredDocumentFactory(
        award_form=place.form, position=3, name="cá nhân", awardee=Awardee.INDIVIDUAL
    )
    RequiredDocumentFactory(award_form=place.form, position=4, name="thuế", condition="enterprise")
    values = values_for(place, awardee_kind=kind, is_enterprise=is_enterprise)
    dossier = open_dossier(
        place.form, proposed_by=place.communes[0], values=values, actor=place.head
    )
    assert papers_of(dossier) == papers


def test_when_the_awardee_changes_empty_places_go_and_attached_papers_stay():
    place = awarding("chung")
    for name in ("báo cáo tập thể", "danh sách tập thể"):
        RequiredDocumentFactory(award_form=place.form, name=name, awardee=Awardee.COLLECTIVE)
    RequiredDocumentFactory(award_form=place.form, name="cá nhân", awardee=Awardee.INDIVIDUAL)
    dossier = open_dossier(
        place.form, proposed_by=place.communes[0], values=values_for(place), actor=place.head
    )
    filled = dossier.documents.get(required_document__name="báo cáo tập thể")
    attach(filled, file=picture(), actor=place.head)
    changed = {"awardee_kind": "individual", "awardee_name": "Lê Thị Bé"}
    revise_dossier(dossier, values=changed, actor=place.head)
    assert dossier.awardee_name == "Lê Thị Bé"
    assert set(papers_of(dossier)) == {"chung", "báo cáo tập thể", "cá nhân"}


def test_a_submitted_dossier_is_not_revised():
    place = awarding()
    dossier = place.dossier("submitted")
    with pytest.raises(Refused, match="Hồ sơ đã nộp thì không sửa được nữa"):
        revise_dossier(dossier, values={"awardee_name": "Khác"}, actor=place.head)
    dossier.refresh_from_db()
    assert dossier.awardee_name == "Ủy ban nhân dân xã Thử 1"


# --- Attaching ------------------------------------------------------------------------------------


def test_a_paper_is_kept_under_a_name_of_ours_with_who_when_and_its_own_name(working_day):
    working_day("2020-11-01")
    place = awarding("Tờ trình")
    document = place.dossier().documents.get()
    attach(document, file=picture("Tờ trình số 12.png"), actor=place.head)
    document.refresh_from_db()
    assert document.original_name == "Tờ trình số 12.png"
    assert document.attached_by == place.head
    assert document.file.name.startswith("dossiers/")
    assert "trình" not in document.file.name
    with document.file.open() as kept:
        assert kept.read() == picture().read()


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        pytest.param(
            SimpleUploadedFile("chay.exe", b"MZ\x90\x00 this is a program"),
            "Không nhận ra loại tệp này, hoặc loại tệp không được chấp nhận.",
            id="a program",
        ),
        pytest.param(
            SimpleUploadedFile("to-trinh.pdf", picture().read()),
            "Tên tệp có đuôi “.pdf” nhưng nội dung là ảnh PNG.",
            id="a picture named pdf",
        ),
        pytest.param(
            SimpleUploadedFile("trang.html", b"<html><script>alert(1)</script></html>"),
            "Không nhận ra loại tệp này",
            id="a web page",
        ),
    ],
)
def test_a_file_of_the_wrong_type_is_refused_with_a_sentence(file, sentence):
    place = awarding("Tờ trình")
    document = place.dossier().documents.get()
    with pytest.raises(UploadRefused) as refusal:
        attach(document, file=file, actor=place.head)
    assert refusal.value.messages[0].startswith(sentence)
    document.refresh_from_db()
    assert not document.file


def test_a_file_over_the_limit_is_refused_with_both_sizes(settings):
    settings.UPLOAD_LIMIT_BYTES = 1024
    place = awarding("Tờ trình")
    document = place.dossier().documents.get()
    big = SimpleUploadedFile("to-trinh.png", picture().read() + b"\0" * 5000)
    with pytest.raises(UploadRefused, match=r"Tệp có dung lượng 5 KB, vượt quá .* 1 KB"):
        attach(document, file=big, actor=place.head)


def test_only_those_who_prepare_the_dossier_attach_and_only_while_it_is_theirs():
    place = awarding("Tờ trình")
    document = place.dossier().documents.get()
    with pytest.raises(Refused, match="Chỉ thủ trưởng, người được giao lập biểu"):
        attach(document, file=picture(), actor=place.staff)
    Dossier.objects.update(status="submitted")
    with pytest.raises(Refused, match="Hồ sơ đã nộp"):
        attach(document, file=picture(), actor=place.head)
    document.refresh_from_db()
    assert not document.file


def test_a_replaced_paper_must_be_looked_at_again_and_the_old_file_goes(
    django_capture_on_commit_callbacks,
):
    place = awarding("Tờ trình")
    dossier = place.dossier("returned")
    document = dossier.documents.get()
    attach(document, file=picture(), actor=place.head)
    old = document.file.name
    type(document).objects.update(checked_at="2020-11-01T08:00:00+07:00", checked_by=place.staff)
    document.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        attach(document, file=picture("ban-moi.png"), actor=place.head)
    document.refresh_from_db()
    assert (document.checked_at, document.checked_by) == (None, None)
    assert document.original_name == "ban-moi.png"
    assert not default_storage.exists(old)
    assert default_storage.exists(document.file.name)


def test_the_database_itself_refuses_a_checked_paper_without_a_file():
    place = awarding("Tờ trình")
    document = place.dossier().documents.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        type(document).objects.filter(pk=document.pk).update(checked_at="2020-11-01T08:00:00+07:00")


# --- Submitting, withdrawing ----------------------------------------------------------------------


def test_submitting_names_every_paper_that_is_missing():
    place = awarding("Tờ trình", "Biên bản", "Báo cáo thành tích")
    dossier = place.dossier()
    attach(
        dossier.documents.get(required_document__name="Biên bản"),
        file=picture(),
        actor=place.head,
    )
    with pytest.raises(ValidationError) as refusal:
        submit(dossier, actor=place.head)
    assert refusal.value.messages == [
        "Hồ sơ còn thiếu tệp: Tờ trình.",
        "Hồ sơ còn thiếu tệp: Báo cáo thành tích.",
    ]
    dossier.refresh_from_db()
    assert dossier.status == "draft"


def test_a_whole_dossier_is_received_on_the_day_and_the_office_is_told(
    working_day, django_capture_on_commit_callbacks
):
    working_day("2020-11-02")
    place = awarding("Tờ trình")
    dossier = place.dossier()
    attach(dossier.documents.get(), file=picture(), actor=place.head)
    with django_capture_on_commit_callbacks(execute=True):
        submit(dossier, actor=place.head)
    assert (dossier.status, dossier.received_on) == ("submitted", date(2020, 11, 2))
    assert not dossier.is_late
    assert Notice.objects.get().recipient == place.staff


@pytest.mark.parametrize("accepts_late", [True, False], ids=["taken as late", "refused"])
def test_after_the_last_day_it_is_late_or_refused_as_the_plan_says(working_day, accepts_late):
    place = awarding()
    place.plan.accepts_late = accepts_late
    place.plan.save()
    DeadlineFactory(plan=place.plan, kind="dossier", due_on=date(2020, 11, 2), boundary="through")
    dossier = place.dossier()
    working_day("2020-11-03")
    if accepts_late:
        submit(dossier, actor=place.head)
        assert (dossier.status, dossier.is_late) == ("submitted", True)
    else:
        with pytest.raises(ValidationError, match=r"hạn cuối 02/11/2020"):
            submit(dossier, actor=place.head)
        dossier.refresh_from_db()
        assert dossier.status == "draft"


def test_withdrawing_takes_it_back_until_it_was_found_complete():
    place = awarding()
    dossier = place.dossier("submitted")
    withdraw(dossier, actor=place.head)
    assert dossier.status == "withdrawn"
    other = place.dossier("complete", awardee_name="Khác")
    with pytest.raises(ValidationError, match="“Đủ thành phần”"):
        withdraw(other, actor=place.head)


def test_a_unit_of_two_bodies_proposes_only_for_those_that_received_the_plan():
    place = awarding()
    elsewhere = RecipientFactory().body
    place.head.memberships.create(body=elsewhere, role=Role.UNIT_HEAD)
    with pytest.raises(Refused):
        open_dossier(
            place.form,
            proposed_by=elsewhere,
            values=values_for(place, awardee_body=elsewhere),
            actor=place.head,
        )


def test_the_first_receipt_of_a_dossier_stays_and_within_the_return_it_is_in_time(working_day):
    place = awarding()
    DeadlineFactory(plan=place.plan, kind="dossier", due_on=date(2020, 11, 2), boundary="through")
    dossier = place.dossier()
    working_day("2020-11-02")
    submit(dossier, actor=place.head)
    give_back(dossier, actor=place.staff, reason="Thiếu biên bản", again_by=date(2020, 11, 10))
    working_day("2020-11-10")
    submit(dossier, actor=place.head)
    assert (dossier.received_on, dossier.is_late) == (date(2020, 11, 2), False)
