"""From a decided dossier to the certificate: what is printed, and how it reads back."""

from urllib.parse import unquote

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from awards.models import Dossier
from organisation.models.memberships import Role
from register.certificates import certificate_of, certificates_file
from register.models import AwardRecord
from tests.awards.factories import (
    AwardFormFactory,
    DecisionFactory,
    DossierFactory,
    awarding,
    in_register,
)
from tests.campaigns.factories import BodyFactory, person
from tests.paperwork.pdf_reading import fonts_not_embedded, page_sizes_mm, text_of

pytestmark = pytest.mark.django_db


def decided(decision_values=None, **values) -> Dossier:
    """A dossier decided as the second under its decision."""
    form = values.pop("award_form", None) or AwardFormFactory()
    decision = DecisionFactory(plan=form.plan, number="8125", **(decision_values or {}))
    return DossierFactory(
        award_form=form, status="decided", decision=decision, register_number=2, **values
    )


# --- What is printed ------------------------------------------------------------------------------


def test_a_certificate_carries_authority_awardee_achievement_decision_and_ordinal():
    body = BodyFactory(name="Ủy ban nhân dân xã Tân Thạnh Đông")
    certificate = certificate_of(in_register(decided(proposed_by=body)))
    assert certificate.authority == "Chủ tịch Ủy ban nhân dân huyện Củ Chi"
    assert certificate.title == "Giấy khen"
    assert certificate.awardee == "Ủy ban nhân dân xã Tân Thạnh Đông"
    assert certificate.achievement.startswith("Đã có thành tích xuất sắc")
    assert certificate.notes == (
        "Quyết định số 8125/QĐ-UBND",
        "ngày 05 tháng 11 năm 2020",
        "Số sổ vàng: 02",
    )
    assert certificate.place_and_day == "Củ Chi, ngày 05 tháng 11 năm 2020"
    assert certificate.signer_name == "Nguyễn Văn Ký"


@pytest.mark.parametrize(
    ("capacity", "title", "lines"),
    [
        pytest.param("", "CHỦ TỊCH", ("CHỦ TỊCH",), id="the chairman himself"),
        pytest.param(
            "KT.", "CHỦ TỊCH/PHÓ CHỦ TỊCH", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), id="for the chairman"
        ),
        pytest.param("Q.", "CHỦ TỊCH", ("Q. CHỦ TỊCH",), id="acting"),
        pytest.param(
            "TUQ.",
            " CHỦ TỊCH / TRƯỞNG PHÒNG / NỘI VỤ ",
            ("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG", "NỘI VỤ"),
            id="by authorisation, three lines",
        ),
    ],
)
def test_the_capacity_stands_before_the_first_line_of_the_signers_title(capacity, title, lines):
    dossier = decided({"signer_capacity": capacity, "signer_title": title})
    assert certificate_of(in_register(dossier)).signer_lines == lines


@pytest.mark.parametrize(
    ("values", "detail"),
    [
        pytest.param(
            {"individual": True, "awardee_title": "Công chức Tư pháp - Hộ tịch"},
            "Công chức Tư pháp - Hộ tịch, UBND xã Thử",
            id="a person with title and unit",
        ),
        pytest.param(
            {"individual": True, "awardee_title": ""}, "UBND xã Thử", id="a person without title"
        ),
        pytest.param({}, "", id="a body by its own name"),
        pytest.param(
            {"awardee_name": "Tổ Một cửa"}, "UBND xã Thử", id="a collective within a body"
        ),
    ],
)
def test_under_the_name_stands_what_says_who_it_is(values, detail):
    dossier = decided(proposed_by=BodyFactory(name="UBND xã Thử"), **values)
    assert certificate_of(in_register(dossier)).awardee_detail == detail


def test_a_bằng_khen_is_called_so():
    dossier = decided(award_form=AwardFormFactory(name="bang_khen"))
    assert certificate_of(in_register(dossier)).title == "Bằng khen"


def test_the_pdf_is_one_landscape_page_that_reads_back_exactly():
    body = BodyFactory(name="Ủy ban nhân dân xã Tân Thạnh Đông")
    dossier = decided(
        proposed_by=body,
        individual=True,
        awardee_name="Nguyễn Thị Ngọc Ánh",
        awardee_title="Công chức Văn phòng - Thống kê",
    )
    pdf = certificates_file([in_register(dossier)])
    assert page_sizes_mm(pdf) == [(297, 210)]
    assert fonts_not_embedded(pdf) == []
    text = text_of(pdf)
    for part in (
        "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN CỦ CHI",
        "TẶNG",
        "GIẤY KHEN",
        "Nguyễn Thị Ngọc Ánh",
        "Công chức Văn phòng - Thống kê, Ủy ban nhân dân xã Tân Thạnh Đông",
        "Đã có thành tích xuất sắc trong phong trào thi đua cải cách hành chính",
        "Quyết định số 8125/QĐ-UBND",
        "ngày 05 tháng 11 năm 2020",
        "Số sổ vàng: 02",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Nguyễn Văn Ký",
    ):
        assert part in text


# --- The page -------------------------------------------------------------------------------------


@pytest.fixture
def place():
    return awarding()


def certificate_url(dossier) -> str:
    return reverse("awards:certificate", args=[dossier.pk])


def test_the_certificate_opens_in_the_browser_under_the_awardees_name(client, place):
    dossier = place.dossier("decided", decision=DecisionFactory(plan=place.plan), register_number=1)
    in_register(dossier)
    client.force_login(place.staff)
    response = client.get(certificate_url(dossier))
    assert response["Content-Type"] == "application/pdf"
    name = unquote(response["Content-Disposition"])
    assert name == "inline; filename*=utf-8''Giấy khen Ủy ban nhân dân xã Thử 1.pdf"
    assert "Ủy ban nhân dân xã Thử 1" in text_of(response.content)


@pytest.mark.parametrize(
    "status",
    ["draft", "submitted", "returned", "complete", "appraised", "declined", "withdrawn"],
)
def test_before_the_decision_the_certificate_is_not_found(client, place, status):
    dossier = place.dossier(status)
    client.force_login(place.head)
    assert client.get(reverse("awards:dossier_detail", args=[dossier.pk])).status_code == 200
    assert client.get(certificate_url(dossier)).status_code == 404


def test_a_neighbour_does_not_get_the_certificate(client, place):
    dossier = place.dossier("decided", decision=DecisionFactory(plan=place.plan), register_number=1)
    in_register(dossier)
    client.force_login(person(Role.UNIT_HEAD, place.communes[1]))
    assert client.get(certificate_url(dossier)).status_code == 404


def test_texts_too_long_for_the_page_give_a_sentence_not_an_error(client, place):
    dossier = place.dossier(
        "decided",
        decision=DecisionFactory(plan=place.plan),
        register_number=1,
        achievement=("W" * 60 + " ") * 8,
        awardee_name=("W" * 60 + " ") * 4,
    )
    in_register(dossier)
    AwardRecord.objects.update(authority_title=("W" * 48 + " ") * 4)
    client.force_login(place.staff)
    response = client.get(certificate_url(dossier))
    assert response.status_code == 302
    assert response.url == reverse("awards:dossier_detail", args=[dossier.pk])
    (sentence,) = (str(message) for message in get_messages(response.wsgi_request))
    assert sentence.endswith("Hãy rút gọn tên, chức danh hoặc thành tích.")
