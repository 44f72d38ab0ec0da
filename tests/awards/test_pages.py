"""The pages of an award: forms keep what was typed, papers are served to few, queries stay few."""

from datetime import date
from urllib.parse import unquote

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from awards.dossiers.checklist import attach
from awards.models import Appraisal, Dossier
from organisation.models.memberships import Role
from tests.awards.factories import (
    AwardFormFactory,
    DecisionFactory,
    RequiredDocumentFactory,
    awarding,
    given_by,
    picture,
)
from tests.campaigns.factories import person

pytestmark = pytest.mark.django_db


def sentences(response) -> list[str]:
    """What the page said in messages."""
    return [str(message) for message in get_messages(response.wsgi_request)]


def body_of(response) -> bytes:
    return b"".join(response.streaming_content)


@pytest.fixture
def place(working_day):
    working_day("2020-11-05")
    return awarding("Tờ trình", "Báo cáo thành tích")


def url(name: str, thing) -> str:
    return reverse(f"awards:{name}", args=[thing.pk])


# --- Opening and editing --------------------------------------------------------------------------


def typed(place, **changes):
    return {
        "award_form": place.form.pk,
        "proposed_by": place.communes[0].pk,
        "awardee_kind": "collective",
        "awardee_name": "Ủy ban nhân dân xã Thử 1",
        "awardee_title": "",
        "awardee_body": place.communes[0].pk,
        "achievement": "Đã có thành tích xuất sắc",
        "summary": "Tóm tắt thành tích",
        **changes,
    }


def test_a_unit_opens_a_dossier_and_lands_on_its_checklist(client, place):
    client.force_login(place.head)
    response = client.post(url("dossier_create", place.plan), typed(place))
    dossier = Dossier.objects.get()
    assert response.url == url("dossier_detail", dossier)
    shown = client.get(response.url).content.decode()
    assert "Tờ trình" in shown
    assert "Báo cáo thành tích" in shown


def test_the_form_offers_a_unit_only_itself_and_what_is_below_it(client, place):
    client.force_login(place.head)
    form = client.get(url("dossier_create", place.plan)).context["form"]
    assert list(form.fields["proposed_by"].queryset) == [place.communes[0]]
    assert list(form.fields["awardee_body"].queryset) == [place.communes[0]]
    response = client.post(
        url("dossier_create", place.plan), typed(place, proposed_by=place.communes[1].pk)
    )
    assert response.status_code == 200
    assert not Dossier.objects.exists()


def test_a_second_dossier_for_the_awardee_is_refused_and_what_was_typed_stays(client, place):
    place.dossier()
    client.force_login(place.head)
    response = client.post(url("dossier_create", place.plan), typed(place))
    shown = response.content.decode()
    assert "Đã có hồ sơ đề nghị hình thức này cho người, đơn vị này." in shown
    assert "Tóm tắt thành tích" in shown
    assert Dossier.objects.count() == 1


def test_a_form_for_individuals_refuses_a_collective(client, place):
    form = AwardFormFactory(plan=place.plan, awardee="individual")
    client.force_login(place.head)
    response = client.post(url("dossier_create", place.plan), typed(place, award_form=form.pk))
    assert "chỉ tặng cho cá nhân." in response.content.decode()
    assert not Dossier.objects.exists()


def test_an_award_whose_authority_is_left_to_others_is_not_offered(client, place):
    AwardFormFactory(plan=place.plan, authority_body=None, name="bang_khen")
    client.force_login(place.head)
    form = client.get(url("dossier_create", place.plan)).context["form"]
    assert list(form.fields["award_form"].queryset) == [place.form]


def test_editing_keeps_form_of_award_and_proposer_and_follows_the_awardee(client, place):
    RequiredDocumentFactory(award_form=place.form, name="Sơ yếu", awardee="individual")
    other = AwardFormFactory(plan=place.plan)
    dossier = place.dossier()
    client.force_login(place.head)
    client.post(
        url("dossier_edit", dossier),
        typed(place, award_form=other.pk, awardee_kind="individual", awardee_name="Lê Thị Bé"),
    )
    dossier.refresh_from_db()
    assert dossier.award_form == place.form
    assert (dossier.awardee_kind, dossier.awardee_name) == ("individual", "Lê Thị Bé")
    assert "Sơ yếu" in [str(document) for document in dossier.documents.all()]


def test_a_submitted_dossier_is_not_edited_and_says_why(client, place):
    dossier = place.dossier("submitted")
    client.force_login(place.head)
    response = client.get(url("dossier_edit", dossier))
    assert response.status_code == 403
    assert "Hồ sơ đã nộp thì không sửa được nữa" in response.content.decode()


# --- Papers ---------------------------------------------------------------------------------------


def test_a_paper_is_attached_and_downloaded_under_safe_headers(client, place):
    document = place.dossier().documents.first()
    client.force_login(place.head)
    response = client.post(url("document_attach", document), {"file": picture()})
    assert sentences(response) == ["Đã đính kèm: Tờ trình."]
    response = client.get(url("document_download", document))
    assert body_of(response) == picture().read()
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert unquote(response["Content-Disposition"]).startswith("attachment; filename")
    assert unquote(response["Content-Disposition"]).endswith("Tờ trình.png")


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        pytest.param({}, "Hãy chọn tệp cần đính kèm.", id="no file"),
        pytest.param(
            {"file": SimpleUploadedFile("rong.pdf", b"")},
            "Tệp này rỗng. Hãy chọn lại tệp.",
            id="an empty file",
        ),
        pytest.param(
            {"file": SimpleUploadedFile("virus.pdf", b"MZ not a pdf")},
            "Không nhận ra loại tệp này, hoặc loại tệp không được chấp nhận. Hãy tải lên tệp PDF, "
            "Word (.docx), Excel (.xlsx), ảnh PNG hoặc ảnh JPG.",
            id="a program named pdf",
        ),
    ],
)
def test_a_wrong_upload_gets_one_sentence(client, place, files, sentence):
    document = place.dossier().documents.first()
    client.force_login(place.head)
    response = client.post(url("document_attach", document), files)
    assert sentences(response) == [sentence]
    document.refresh_from_db()
    assert not document.file


def test_an_upload_over_the_limit_gets_a_sentence_with_the_limit(client, place, settings):
    settings.UPLOAD_LIMIT_BYTES = 1024 * 1024
    document = place.dossier().documents.first()
    client.force_login(place.head)
    big = SimpleUploadedFile("to-trinh.png", picture().read() + b"\0" * 1024 * 1024 * 3)
    (sentence,) = sentences(client.post(url("document_attach", document), {"file": big}))
    assert sentence.startswith("Tệp có dung lượng 3 MB, vượt quá mức cho phép là 1 MB.")


@pytest.mark.parametrize(
    ("who", "status", "code"),
    [
        ("head", "draft", 200),
        ("head", "submitted", 200),
        ("staff", "draft", 404),
        ("staff", "submitted", 200),
        ("leader", "submitted", 200),
        ("neighbour", "submitted", 404),
    ],
)
def test_a_paper_is_served_only_to_those_who_may_see_the_dossier(client, place, who, status, code):
    dossier = place.dossier()
    document = dossier.documents.first()
    attach(document, file=picture(), actor=place.head)
    Dossier.objects.update(status=status)
    people = {
        "head": place.head,
        "staff": place.staff,
        "leader": place.leader,
        "neighbour": person(Role.UNIT_HEAD, place.communes[1]),
    }
    client.force_login(people[who])
    response = client.get(url("document_download", document))
    assert response.status_code == code
    if code == 200:
        assert body_of(response) == picture().read()


def test_a_paper_not_attached_yet_is_not_found(client, place):
    client.force_login(place.head)
    document = place.dossier().documents.first()
    assert client.get(url("document_download", document)).status_code == 404


# --- Checking, appraising, deciding by buttons ----------------------------------------------------


def test_from_submission_to_the_appraisal_by_buttons(client, place):
    dossier = place.dossier()
    client.force_login(place.head)
    assert sentences(client.post(url("dossier_submit", dossier))) == [
        "Hồ sơ còn thiếu tệp: Tờ trình.",
        "Hồ sơ còn thiếu tệp: Báo cáo thành tích.",
    ]
    for document in dossier.documents.all():
        client.post(url("document_attach", document), {"file": picture()})
    client.post(url("dossier_submit", dossier))
    client.force_login(place.staff)
    complete = url("dossier_confirm_complete", dossier)
    assert "Chưa kiểm tra: Tờ trình." in sentences(client.post(complete))
    for document in dossier.documents.all():
        client.post(url("document_check", document), {"is_right": "1"})
    client.post(complete)
    client.post(
        url("dossier_appraisal", dossier),
        {"in_favour": "1", "opinion": "Đủ điều kiện", "conclude": "1"},
    )
    assert Appraisal.objects.get().in_favour
    dossier.refresh_from_db()
    assert dossier.status == "appraised"
    assert dossier.received_on == date(2020, 11, 5)


@pytest.mark.parametrize("conclusion", ["1", "0"])
def test_the_conclusion_of_the_appraisal_is_the_one_chosen(client, place, conclusion):
    dossier = place.dossier("complete")
    client.force_login(place.staff)
    client.post(
        url("dossier_appraisal", dossier), {"in_favour": conclusion, "opinion": "Đã xem xét"}
    )
    assert Appraisal.objects.get().in_favour is (conclusion == "1")


def test_declining_by_the_button_shows_the_reason_to_the_unit(client, place):
    dossier = place.dossier("appraised")
    client.force_login(place.leader)
    client.post(url("dossier_decline", dossier), {"reason": "Chưa đủ thành tích"})
    client.force_login(place.head)
    assert "Chưa đủ thành tích" in client.get(url("dossier_detail", dossier)).content.decode()


# --- The number of queries ------------------------------------------------------------------------


def test_the_list_asks_as_often_for_three_dossiers_as_for_one(
    client, place, django_assert_num_queries
):
    client.force_login(place.staff)
    address = reverse("awards:dossier_list")
    given_by(place.form)
    client.get(address)
    with django_assert_num_queries(7):
        assert len(client.get(address).context["page"].object_list) == 1
    given_by(place.form, 2)
    with django_assert_num_queries(7):
        assert len(client.get(address).context["page"].object_list) == 3


@pytest.mark.parametrize("papers", [1, 3])
def test_one_dossier_asks_as_often_for_three_papers_as_for_one(
    client, working_day, django_assert_num_queries, papers
):
    place = awarding(*(f"Giấy tờ {number}" for number in range(papers)))
    dossier = place.dossier()
    for document in dossier.documents.all():
        attach(document, file=picture(), actor=place.head)
    Dossier.objects.update(status="submitted")
    client.force_login(place.staff)
    address = url("dossier_detail", dossier)
    client.get(address)
    with django_assert_num_queries(16):
        assert len(client.get(address).context["documents"]) == papers


@pytest.mark.parametrize("forms", [1, 3])
def test_the_page_of_forms_asks_as_often_for_three_forms_as_for_one(
    client, place, django_assert_num_queries, forms
):
    for _ in range(forms - 1):
        AwardFormFactory(plan=place.plan)
    for form in place.plan.award_forms.all():
        RequiredDocumentFactory(award_form=form)
        form.quotas.create(awardee="collective", limit=1)
        form.requirements.create(text="Hoàn thành xuất sắc nhiệm vụ")
    client.force_login(place.head)
    address = url("award_forms", place.plan)
    client.get(address)
    with django_assert_num_queries(15):
        assert len(client.get(address).context["forms"]) == forms


def test_the_list_is_narrowed_by_state(client, place):
    decided = place.dossier("decided", decision=DecisionFactory(plan=place.plan), register_number=1)
    waiting = place.dossier("submitted", awardee_name="Tổ Một cửa")
    client.force_login(place.staff)
    address = reverse("awards:dossier_list")
    for state, expected in {
        "decided": [decided],
        "submitted": [waiting],
        "": [waiting, decided],
    }.items():
        page = client.get(address, {"tinh-trang": state}).context["page"]
        assert list(page.object_list) == expected
