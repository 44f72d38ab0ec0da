"""A province's communes from an Excel sheet: new, changed, gone, looked at before it is done."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from organisation.admin.body_workbooks import CommuneImport
from organisation.models import IssuingBody, Reorganisation
from organisation.models.memberships import Role
from organisation.reorganisation.decree import Decree
from organisation.workbooks.communes import COLUMNS, take_in
from paperwork.spreadsheet_import.tables import TextReader
from paperwork.spreadsheet_import.workbook_reader import read_workbook
from paperwork.workbooks import FormSheet, write_workbook
from tests.accounts.factories import UserFactory
from tests.campaigns.factories import BodyFactory, person
from tests.paperwork.spreadsheet_import.workbooks import grids, token_in, workbook_of

# Django's own admin templates name variables that are not always there.
pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

JULY_1, JUNE_30 = date(2025, 7, 1), date(2025, 6, 30)
DECREE = Decree(JULY_1, "Nghị quyết 1685/NQ-UBTVQH15")


@pytest.fixture
def administrator():
    return UserFactory(is_staff=True, is_superuser=True)


@pytest.fixture
def province():
    return BodyFactory(name="Ủy ban nhân dân tỉnh Tây Ninh", level="province", code="80")


def commune(unit, under, **values):
    return BodyFactory(name=f"Ủy ban nhân dân {unit}", under=under, level="commune", **values)


def line(code, name, kind="xã", sources=""):
    return {"code": code, "name": name, "kind": kind, "sources": sources}


def workbook(*lines) -> SimpleUploadedFile:
    book = write_workbook(
        [FormSheet("Cấp xã", ("DANH SÁCH",), COLUMNS, list(lines), signer_lines=())]
    )
    return SimpleUploadedFile("cap-xa.xlsx", book)


def taken_in(province, administrator, *lines, end_the_gone=True):
    reading = TextReader(COLUMNS).read(read_workbook(workbook(*lines)).grids)
    assert reading.problems == []
    return take_in(
        reading.lines, province, decree=DECREE, end_the_gone=end_the_gone, actor=administrator
    )


def reread(body):
    return IssuingBody.objects.get(pk=body.pk)


def test_the_template_can_be_filled_in_and_read_back():
    reading = TextReader(COLUMNS).read(grids(CommuneImport(None, UserFactory()).template_content()))
    assert (reading.problems, [row["code"] for row in reading.lines]) == ([], ["27496", "25516"])


def test_a_commune_that_was_not_there_is_new(province, administrator):
    told = taken_in(province, administrator, line("25516", "Tân Châu"))
    [(new, successions)] = told.new
    new = reread(new)
    assert (new.name, new.short_name, new.code, new.place_name) == (
        "Ủy ban nhân dân xã Tân Châu",
        "UBND xã Tân Châu",
        "25516",
        "Tân Châu",
    )
    assert (new.valid_from, new.level, new.head_title) == (JULY_1, "commune", "Chủ tịch")
    assert IssuingBody.objects.get_parent(new) == province
    assert successions == []


def test_the_kind_may_stand_in_the_name(province, administrator):
    taken_in(province, administrator, line("1", "phường Long Hoa", kind=""))
    assert IssuingBody.objects.get(code="1").name == "Ủy ban nhân dân phường Long Hoa"


def test_a_commune_formed_from_others_takes_their_place(province, administrator):
    first, second = commune("xã Tân Đông", province), commune("xã Tân Hà", province)
    clerk = person(Role.CLERK, second)
    told = taken_in(
        province, administrator, line("25522", "Tân Đông", sources="xã Tân Đông; xã Tân Hà")
    )
    [(new, _)] = told.new
    assert {row.predecessor for row in new.origins.all()} == {first, second}
    assert {reread(first).valid_to, reread(second).valid_to} == {JUNE_30}
    assert clerk.memberships.get(valid_to=None).body == new
    assert told.gone == []


def test_a_commune_divided_between_two_is_told_in_part_of_both(province, administrator):
    divided = commune("xã Suối Dây", province)
    taken_in(
        province,
        administrator,
        line("25516", "Tân Châu", sources="xã Suối Dây (một phần)"),
        line("25534", "Tân Thành", sources="xã Suối Dây (phần)"),
    )
    became = {(row.successor.code, row.extent) for row in divided.successions.all()}
    assert became == {("25516", "part"), ("25534", "part")}


def test_communes_of_the_province_before_it_are_found_though_they_have_ended(
    province, administrator
):
    before = BodyFactory(name="Ủy ban nhân dân tỉnh Long An", level="province", valid_to=JUNE_30)
    before.successions.create(successor=province, effective_on=JULY_1)
    district = BodyFactory(name="Ủy ban nhân dân huyện Cần Đước", under=before, valid_to=JUNE_30)
    old = commune("xã Long Sơn", district, valid_to=JUNE_30)
    [(new, _)] = taken_in(
        province, administrator, line("28132", "Long Cang", sources="xã Long Sơn")
    ).new
    assert new.origins.get().predecessor == old
    assert new.origins.get().extent == "whole"


def test_a_source_that_the_portal_does_not_know_is_noted_and_no_hindrance(province, administrator):
    told = taken_in(province, administrator, line("1", "Tân Châu", sources="xã Xa Lạ"))
    assert told.problems == []
    assert "Hôm trước ngày hiệu lực không có “xã Xa Lạ” nên không ghi kế thừa." in str(
        told.notes[0]
    )
    assert IssuingBody.objects.filter(code="1").exists()


def test_another_name_is_a_change_and_a_rename(province, administrator):
    old = commune("xã Tân Châu", province, code="25516")
    told = taken_in(province, administrator, line("25516", "Tân Châu", kind="phường"))
    [(before, after)] = told.changed
    assert (before, after.name) == (old, "Ủy ban nhân dân phường Tân Châu")
    assert reread(old).valid_to == JUNE_30
    assert after.origins.get().predecessor == old


def test_a_code_that_was_missing_is_completed_where_the_commune_stands(province, administrator):
    old = commune("xã Tân Châu", province)
    told = taken_in(province, administrator, line("25516", "Tân Châu"))
    assert told.changed == [(old, old)]
    assert (reread(old).code, reread(old).valid_to) == ("25516", None)


def test_what_is_not_on_the_sheet_ends_only_where_that_was_chosen(province, administrator):
    kept, gone = (
        commune("xã Tân Châu", province, code="25516"),
        commune("xã Tân Hà", province),
    )
    told = taken_in(province, administrator, line("25516", "Tân Châu"), end_the_gone=False)
    assert (told.gone, told.unchanged, reread(gone).valid_to) == ([gone], [kept], None)
    told = taken_in(province, administrator, line("25516", "Tân Châu"))
    assert (told.gone, reread(gone).valid_to) == ([gone], JUNE_30)
    assert reread(kept).valid_to is None


def test_communes_of_another_province_are_left_alone(province, administrator):
    elsewhere = commune("xã Tân Hà", BodyFactory(level="province"))
    assert taken_in(province, administrator, line("1", "Tân Châu")).gone == []
    assert reread(elsewhere).valid_to is None


def test_the_same_sheet_again_changes_nothing(province, administrator):
    commune("xã Tân Đông", province)
    commune("xã Tân Hà", province)
    lines = (
        line("25522", "Tân Đông", sources="xã Tân Đông; xã Tân Hà"),
        line("25516", "Tân Châu"),
    )
    taken_in(province, administrator, *lines)
    before = list(IssuingBody.objects.values())
    again = taken_in(province, administrator, *lines)
    assert (again.new, again.changed, again.gone, again.problems) == ([], [], [], [])
    assert len(again.unchanged) == 2
    assert list(IssuingBody.objects.values()) == before


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (line("", "Tân Hội"), "Cột “Mã”: hãy ghi mã bằng số."),
        (line("1", ""), "Cột “Tên”: hãy ghi tên đơn vị."),
        (line("1", "Tân Châu", kind="quận"), "Cột “Loại”: hãy ghi xã, phường hoặc đặc khu."),
        (line("25516", "Tân Hội"), "Mã hoặc tên này đã có ở dòng trên."),
    ],
)
def test_a_wrong_row_is_told_with_its_place_and_nothing_is_written(
    province, administrator, wrong, sentence
):
    told = taken_in(province, administrator, line("25516", "Tân Châu"), wrong)
    [problem] = told.problems
    assert str(problem) == f"Trang “Cấp xã”, dòng 5: {sentence}"
    assert not IssuingBody.objects.filter(level="commune").exists()
    assert not Reorganisation.objects.exists()


def test_the_page_shows_new_changed_and_gone_before_anything_is_written(
    client, administrator, province
):
    client.force_login(administrator)
    commune("xã Tân Hà", province)
    url = reverse("admin:organisation_issuingbody_communes")
    given = {
        "province": province.pk,
        "effective_on": "01/07/2025",
        "legal_basis": "Nghị quyết 1682",
        "end_the_gone": "on",
    }
    shown = client.post(url, {**given, "file": workbook(line("1", "Tân Châu"))})
    content = " ".join(shown.content.decode().split())
    assert "Mới: 1" in content
    assert "Thay đổi: 0" in content
    assert "Không còn trong danh sách: 1 – sẽ chấm dứt" in content
    assert IssuingBody.objects.count() == 2
    client.post(f"{url}nhan/", {"token": token_in(shown)})
    assert IssuingBody.objects.get(code="1").valid_from == JULY_1
    assert IssuingBody.objects.get(name="Ủy ban nhân dân xã Tân Hà").valid_to == JUNE_30


def test_the_province_must_exist_on_the_day(client, administrator, province):
    client.force_login(administrator)
    IssuingBody.objects.filter(pk=province.pk).update(valid_to=JUNE_30)
    content = client.post(
        reverse("admin:organisation_issuingbody_communes"),
        {
            "province": province.pk,
            "effective_on": "01/07/2025",
            "legal_basis": "Nghị quyết",
            "file": workbook(line("1", "Tân Châu")),
        },
    ).content.decode()
    assert "Ủy ban nhân dân tỉnh Tây Ninh không tồn tại vào ngày 01/07/2025." in content


NATIONAL = ("Tỉnh Thành Phố", "Mã TP", "Quận Huyện", "Mã QH", "Phường Xã", "Mã PX", "Cấp")


def national_list(*rows):
    reader = CommuneImport(None, UserFactory.build()).reader()
    return reader.read(grids(workbook_of([NATIONAL, *rows])))


def test_the_national_list_is_understood_and_other_provinces_are_left_out(province, administrator):
    reading = national_list(
        ("Tỉnh Tây Ninh", "80", "", "", "Xã Tân Châu", "25516", "Xã"),
        ("Tỉnh Tây Ninh", "080", "", "", "Phường Long Hoa", "25600", "Phường"),
        ("Tỉnh An Giang", "89", "Huyện Phú Tân", "888", "Xã Phú Thành", "30439", "Xã"),
    )
    assert reading.problems == []
    told = take_in(reading.lines, province, decree=DECREE, end_the_gone=True, actor=administrator)
    assert told.problems == []
    assert [(body.name, body.code) for body, _ in told.new] == [
        ("Ủy ban nhân dân xã Tân Châu", "25516"),
        ("Ủy ban nhân dân phường Long Hoa", "25600"),
    ]
    assert told.left_out == 1


@pytest.mark.parametrize(("code", "left_out"), [("", 1), ("80", 1)])
def test_a_province_is_known_by_its_name_where_there_is_no_code(
    province, administrator, code, left_out
):
    IssuingBody.objects.filter(pk=province.pk).update(code=code)
    reading = national_list(
        ("tỉnh Tây  Ninh", "", "", "", "Tân Châu", "25516", "Xã"),
        ("tỉnh An Giang", "", "", "", "Phú Thành", "30439", "Xã"),
    )
    told = take_in(
        reading.lines, reread(province), decree=DECREE, end_the_gone=True, actor=administrator
    )
    assert (len(told.new), told.left_out) == (1, left_out)


def test_a_list_without_the_province_ends_nothing(province, administrator):
    kept = commune("xã Tân Hà", province)
    reading = national_list(("Tỉnh An Giang", "89", "", "", "Xã Phú Thành", "30439", "Xã"))
    told = take_in(reading.lines, province, decree=DECREE, end_the_gone=True, actor=administrator)
    assert "không có dòng nào của Ủy ban nhân dân tỉnh Tây Ninh" in told.problems[0].sentence
    assert reread(kept).valid_to is None
