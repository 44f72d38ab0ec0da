"""Bodies go out to Excel and come back."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import QueryDict

from organisation.admin.bodies import BodyForm
from organisation.models import IssuingBody
from organisation.models.bodies import BodyKind, Level
from organisation.workbooks.bodies import BodyImport
from tests.accounts.factories import UserFactory
from tests.campaigns.factories import BodyFactory
from tests.paperwork.spreadsheet_import.workbooks import saved, upload_of, workbook_of
from tests.screens.sheets import Dataset, sentences, taken_in, written_by

pytestmark = pytest.mark.django_db

NAME, SUPERIOR, LEVEL, KIND = "Tên cơ quan, đơn vị", "Đơn vị cấp trên", "Cấp", "Loại"


def exported() -> Dataset:
    """The sheet as a file, read back: what a person opens, changes and sends in."""
    return written_by(BodyImport)


def sheet(*rows) -> list[dict]:
    """A sheet with some of the columns."""
    return list(rows)


def take_in(data):
    rows = data.dict if isinstance(data, Dataset) else data
    return taken_in(BodyImport, rows)


def row(name, superior="", level="Cấp huyện", kind="Phòng, ban", **more):
    return {NAME: name, SUPERIOR: superior, LEVEL: level, KIND: kind, **more}


def test_the_sheet_is_written_in_vietnamese(cu_chi):
    data = exported()
    assert data.headers[:5] == [NAME, SUPERIOR, "Tên ngắn", LEVEL, KIND]
    first_school = data.dict[[body[NAME] for body in data.dict].index(cu_chi.first_school.name)]
    assert first_school[SUPERIOR] == cu_chi.education.name
    assert (first_school[LEVEL], first_school[KIND]) == ("Cấp huyện", "Trường học")


def test_a_sheet_that_was_not_touched_changes_nothing(cu_chi):
    before = list(IssuingBody.objects.values())
    result = take_in(exported())
    assert not result.has_errors(), sentences(result)
    assert not result.has_validation_errors()
    assert result.totals["skip"] == len(before)
    assert list(IssuingBody.objects.values()) == before


def test_days_come_back_as_they_went_out(cu_chi):
    IssuingBody.objects.filter(pk=cu_chi.district.pk).update(
        valid_from="2004-01-01", valid_to="2025-06-30"
    )
    row_of_district = next(one for one in exported().dict if one[NAME] == cu_chi.district.name)
    assert row_of_district["Đến ngày"] == "30/06/2025"
    assert take_in(exported()).totals["skip"] == IssuingBody.objects.count()


def test_a_new_body_lands_under_its_superior(cu_chi):
    result = take_in(sheet(row("Phòng Tư pháp", cu_chi.district.name, **{"Tên ngắn": "PTP"})))
    assert result.totals["new"] == 1, sentences(result)
    body = IssuingBody.objects.get(name="Phòng Tư pháp")
    assert IssuingBody.objects.get_parent(body) == cu_chi.district
    assert (body.level, body.kind, body.short_name) == (Level.DISTRICT, BodyKind.OFFICE, "PTP")
    assert body.folded_name == "phong tu phap"
    assert not any(IssuingBody.objects.find_problems())


def test_a_superior_may_stand_higher_on_the_same_sheet(cu_chi):
    result = take_in(
        sheet(
            row("Ủy ban nhân dân huyện Nhà Bè", cu_chi.city.name, kind="Ủy ban nhân dân"),
            row("Phòng Tư pháp huyện Nhà Bè", "Ủy ban nhân dân huyện Nhà Bè"),
        )
    )
    assert result.totals["new"] == 2, sentences(result)
    office = IssuingBody.objects.get(name="Phòng Tư pháp huyện Nhà Bè")
    assert IssuingBody.objects.get_parent(office).name == "Ủy ban nhân dân huyện Nhà Bè"


def test_a_known_body_is_updated_where_it_stands(cu_chi):
    result = take_in(
        sheet(row(cu_chi.home_affairs.name, cu_chi.district.name, **{"Tên ngắn": "Phòng Nội vụ"}))
    )
    assert result.totals["update"] == 1, sentences(result)
    body = IssuingBody.objects.get(pk=cu_chi.home_affairs.pk)
    assert (body.short_name, body.path) == ("Phòng Nội vụ", cu_chi.home_affairs.path)


def test_the_same_name_under_another_superior_is_another_body(cu_chi):
    take_in(sheet(row("Phòng Tư pháp", cu_chi.district.name)))
    take_in(sheet(row("Phòng Tư pháp", cu_chi.neighbour.name)))
    assert IssuingBody.objects.filter(name="Phòng Tư pháp").count() == 2


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        pytest.param(
            row("Phòng Tư pháp", level="Cấp quận"),
            "Cấp “Cấp quận” không có. Hãy ghi một trong: Trung ương, Cấp tỉnh, Cấp huyện, Cấp xã.",
            id="no such level",
        ),
        pytest.param(row("Phòng Tư pháp", kind=""), "Loại “” không có.", id="no kind"),
        pytest.param(
            row("Phòng Tư pháp", "Huyện không có"),
            "Đơn vị cấp trên “Huyện không có” chưa có trong hệ thống.",
            id="no such superior",
        ),
        pytest.param(row(""), "Hãy ghi tên cơ quan, đơn vị.", id="no name"),
    ],
)
def test_a_wrong_row_gets_a_sentence_and_nothing_is_written(cu_chi, wrong, sentence):
    before = IssuingBody.objects.count()
    result = take_in(sheet(row("Phòng Y tế", cu_chi.district.name), wrong))
    assert result.has_errors() or result.has_validation_errors()
    assert sentence in sentences(result)
    assert IssuingBody.objects.count() in (before, before + 1)
    assert not IssuingBody.objects.filter(name=wrong[NAME]).exists()


@pytest.mark.parametrize("written", ["cấp huyện", "CẤP HUYỆN", "cap huyen", " Cấp  huyện "])
def test_a_label_is_read_as_people_type_it(cu_chi, written):
    take_in(sheet(row("Phòng Tư pháp", cu_chi.district.name, level=written)))
    assert IssuingBody.objects.get(name="Phòng Tư pháp").level == Level.DISTRICT


def test_a_superior_named_twice_in_the_house_must_be_made_clear(cu_chi):
    for superior in (cu_chi.district, cu_chi.neighbour):
        take_in(sheet(row("Phòng Tư pháp", superior.name)))
    result = take_in(sheet(row("Tổ Hộ tịch", "Phòng Tư pháp")))
    assert "có nhiều hơn một trong hệ thống" in sentences(result)


def test_bodies_that_had_one_name_in_turn_are_told_apart_by_their_first_day(cu_chi):
    old = BodyFactory(name="Ủy ban nhân dân tỉnh Tây Ninh", code="72", valid_to="2025-06-30")
    new = BodyFactory(name="Ủy ban nhân dân tỉnh Tây Ninh", code="80", valid_from="2025-07-01")
    for parent, day in ((old, {"valid_to": "2025-06-30"}), (new, {"valid_from": "2025-07-01"})):
        BodyFactory(name="Sở Nội vụ tỉnh Tây Ninh", under=parent, **day)
    before = list(IssuingBody.objects.values())
    result = take_in(exported())
    assert not result.has_errors(), sentences(result)
    assert not result.has_validation_errors(), sentences(result)
    assert result.totals["skip"] == len(before)
    assert list(IssuingBody.objects.values()) == before


def test_a_code_that_excel_took_for_a_number_is_kept_as_text(cu_chi):
    take_in(sheet(row("Phòng Tư pháp", cu_chi.district.name, **{"Mã hành chính": 27496})))
    assert IssuingBody.objects.get(name="Phòng Tư pháp").code == "27496"


@pytest.mark.parametrize("typed", ["Uỷ ban nhân dân huyện Hoà", "ủy ban  nhân dân huyện HÒA"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_another_way_of_typing_makes_no_second_body(cu_chi, typed, form):
    above = BodyFactory(name="Ủy ban nhân dân huyện Hòa", under=cu_chi.city)
    typed = unicodedata.normalize(form, typed)
    result = take_in(
        sheet(
            row(typed, cu_chi.city.name, kind="Ủy ban nhân dân", **{"Tên ngắn": "UBND"}),
            row("Phòng Tư pháp", f"\ufeff{typed}\u200b"),
        )
    )
    assert result.totals == {"new": 1, "update": 1, "skip": 0}, sentences(result)
    office = IssuingBody.objects.get(name="Phòng Tư pháp")
    assert IssuingBody.objects.get_parent(office) == above
    above.refresh_from_db()
    assert (above.name, above.short_name) == ("Ủy ban nhân dân huyện Hòa", "UBND")


def test_a_new_body_with_nearly_the_name_of_another_beside_it_is_asked_about(cu_chi):
    BodyFactory(name="Ủy ban nhân dân xã Phú Thành", under=cu_chi.district)
    name = "Ủy ban nhân dân xã Phú Thạnh"
    cells = row(name, cu_chi.district.name, level="Cấp xã", kind="Ủy ban nhân dân")
    work = BodyImport(None, UserFactory())
    lines = work.read(upload_of(saved(workbook_of([tuple(cells), tuple(cells.values())])))).lines
    shown = BodyImport(None, UserFactory()).preview(lines)
    ((number, new, (other,)),) = shown.context["near"]
    assert (number, new, other.name) == (2, name, "Ủy ban nhân dân xã Phú Thành")
    with pytest.raises(ValidationError, match="đã có tên gần giống"), transaction.atomic():
        BodyImport(None, UserFactory()).take_in(lines, QueryDict())
    assert not IssuingBody.objects.filter(name=name).exists()
    BodyImport(None, UserFactory()).take_in(lines, QueryDict("are_others=1"))
    assert IssuingBody.objects.filter(name=name).exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Uỷ ban nhân dân xã Phú Thành", "Cùng đơn vị cấp trên đã có"),
        ("Ủy ban nhân dân xã Phú Thạnh", "đã có tên gần giống, chỉ khác dấu"),
    ],
)
def test_the_form_of_a_new_body_asks_too(cu_chi, name, said):
    BodyFactory(name="Ủy ban nhân dân xã Phú Thành", under=cu_chi.district)
    typed = {
        "name": name,
        "superior": cu_chi.district.pk,
        "level": Level.COMMUNE,
        "kind": BodyKind.PEOPLES_COMMITTEE,
    }
    assert said in str(BodyForm(typed).errors["name"])
    assert BodyForm({**typed, "is_another": "on"}).is_valid()
