"""The provinces of every day, known by code and first day, loaded for work as for a trial."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from dashboard.demonstration.provinces import load_provinces
from organisation.models import BodySuccession, IssuingBody, Reorganisation
from tests.campaigns.factories import BodyFactory

pytestmark = pytest.mark.django_db

JUNE_30, JULY_1 = date(2025, 6, 30), date(2025, 7, 1)
IN_2026 = date(2026, 5, 1)


@pytest.fixture
def provinces():
    return load_provinces()


def on(day):
    return {body.code: body.place_name for body in IssuingBody.objects.valid_on(day)}


def test_there_are_63_before_the_reform_and_34_after(provinces):
    assert len(on(JUNE_30)) == 63
    assert len(on(JULY_1)) == 34
    assert len(on(IN_2026)) == 34


def test_today_27_are_provinces_and_7_are_cities(provinces):
    names = [body.name for body in IssuingBody.objects.valid_on(IN_2026)]
    assert sum(" tỉnh " in name for name in names) == 27
    assert sum("hành phố" in name for name in names) == 7


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("15", "Yên Bái", "Lào Cai"),
        ("24", "Bắc Giang", "Bắc Ninh"),
        ("44", "Quảng Bình", "Quảng Trị"),
        ("52", "Bình Định", "Gia Lai"),
        ("80", "Long An", "Tây Ninh"),
        ("82", "Tiền Giang", "Đồng Tháp"),
        ("91", "Kiên Giang", "An Giang"),
    ],
)
def test_a_code_is_used_again_with_another_meaning(provinces, code, before, after):
    assert (on(JUNE_30)[code], on(JULY_1)[code]) == (before, after)


@pytest.mark.parametrize(
    ("code", "formed_from"),
    [
        ("91", {"An Giang", "Kiên Giang"}),
        ("68", {"Bình Thuận", "Đắk Nông", "Lâm Đồng"}),
        ("79", {"Bình Dương", "Bà Rịa - Vũng Tàu", "Thành phố Hồ Chí Minh"}),
        ("75", {"Bình Phước", "Đồng Nai"}),
    ],
)
def test_each_new_province_names_what_it_was_formed_from(provinces, code, formed_from):
    body = IssuingBody.objects.get(code=code, valid_from=JULY_1)
    assert {row.predecessor.place_name for row in body.origins.all()} == formed_from
    assert {row.legal_basis for row in body.origins.all()} == {"Nghị quyết 202/2025/QH15"}
    assert body.begun_by.get_kind_display() == "Sáp nhập"


def test_52_provinces_became_23_and_11_stayed(provinces):
    of_july = BodySuccession.objects.filter(effective_on=JULY_1)
    assert of_july.count() == 52
    assert of_july.values("successor").distinct().count() == 23
    assert not set(of_july.values_list("extent", flat=True)) - {"whole"}


def test_hue_is_a_city_since_2025_and_dong_nai_since_2026(provinces):
    hue = IssuingBody.objects.get(code="46", valid_to=None)
    assert (hue.name, hue.valid_from) == ("Ủy ban nhân dân thành phố Huế", date(2025, 1, 1))
    assert hue.origins.get().predecessor.name == "Ủy ban nhân dân tỉnh Thừa Thiên Huế"
    names = IssuingBody.objects.filter(code="75").order_by("pk").values_list("name", "valid_to")
    assert list(names) == [
        ("Ủy ban nhân dân tỉnh Đồng Nai", JUNE_30),
        ("Ủy ban nhân dân tỉnh Đồng Nai", date(2026, 4, 29)),
        ("Ủy ban nhân dân thành phố Đồng Nai", None),
    ]


def test_loading_again_changes_nothing(provinces):
    before = list(IssuingBody.objects.values()), Reorganisation.objects.count()
    again = load_provinces()
    assert again.added == 0
    assert (list(IssuingBody.objects.values()), Reorganisation.objects.count()) == before


def test_a_province_under_which_work_goes_on_is_left_to_the_administrator():
    province = BodyFactory(name="Ủy ban nhân dân tỉnh Cà Mau", code="96", level="province")
    BodyFactory(name="Sở Nội vụ", under=province)
    told = StringIO()
    call_command("load_provinces", stdout=told)
    province.refresh_from_db()
    assert province.valid_to is None
    assert "Ủy ban nhân dân tỉnh Cà Mau đang có đơn vị trực thuộc" in told.getvalue()
    assert "Đã thêm 87 tỉnh, thành phố" in told.getvalue()
