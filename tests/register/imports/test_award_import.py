"""Awards of earlier years by Excel: read as offices keep them, looked at, taken in or refused."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from organisation.body_names import BodyNames
from organisation.models.memberships import Role
from paperwork.spreadsheet_import.grid import Grid
from register.imports.parser import AwardReader
from register.models import AwardRecord, Honoree
from tests.campaigns.factories import BodyFactory, person
from tests.paperwork.spreadsheet_import.workbooks import token_in
from tests.register.factories import entered

HEADINGS = (
    *("STT", "Số quyết định", "Ngày quyết định", "Hình thức", "Đối tượng"),
    *("Họ tên cá nhân, tên tập thể", "Chức vụ", "Đơn vị", "Số ghi trên giấy", "Tiền thưởng"),
)
ROW = (
    *("1", "77/QĐ-UBND", "03/12/2019", "Giấy khen", "Cá nhân"),
    *("Lê Thị Ánh", "Công chức", "UBND xã Thử", "128", "450.000"),
)
TODAY = date(2020, 5, 8)
NAMES = BodyNames({7: ("Ủy ban nhân dân xã Thử",), 8: ("Trường A",), 9: ("Trường A",)})


def read(*rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS):
    return AwardReader(NAMES, today=TODAY).read([Grid("Sổ", [headings, *rows])])


def changed(**values: str) -> tuple[str, ...]:
    keys = ("order", "decision", "day", "form", "kind", "name", "title", "body", "printed", "bonus")
    row = dict(zip(keys, ROW, strict=True)) | values
    return tuple(row.values())


# --- Reading -------------------------------------------------------------------------------------


def test_a_row_is_understood_with_the_portals_own_body():
    (award,) = read(ROW).lines
    assert (award.decision, award.day) == ("77/QĐ-UBND", date(2019, 12, 3))
    assert (award.form_kind, award.form_name, award.is_person) == ("giay_khen", "Giấy khen", True)
    assert (award.name, award.title, award.body_id) == ("Lê Thị Ánh", "Công chức", 7)
    assert (award.printed_number, award.bonus) == ("128", 450_000)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"day": "ngày 03 tháng 12 năm 2019"}, {"day": date(2019, 12, 3)}),
        ({"day": "2019-12-03"}, {"day": date(2019, 12, 3)}),
        ({"day": "2019-12-03 00:00:00"}, {"day": date(2019, 12, 3)}),
        ({"day": "03 / 12 / 2019"}, {"day": date(2019, 12, 3)}),
        ({"form": "BK"}, {"form_kind": "bang_khen", "form_name": "Bằng khen"}),
        ({"form": "Giấy khen của Chủ tịch"}, {"form_name": "Giấy khen của Chủ tịch"}),
        ({"form": "Cờ thi đua"}, {"form_kind": "other", "form_name": "Cờ thi đua"}),
        ({"kind": "", "title": "Công chức"}, {"is_person": True}),
        ({"kind": "", "title": ""}, {"is_person": False}),
        ({"kind": "TT", "body": "", "name": "UBND xã Thử"}, {"body_id": 7, "is_person": False}),
        ({"body": "Xã đã sáp nhập"}, {"body_id": None, "body_name": "Xã đã sáp nhập"}),
        ({"bonus": ""}, {"bonus": None}),
        ({"bonus": "1 300 000 đồng"}, {"bonus": 1_300_000}),
    ],
)
def test_what_offices_write_otherwise_is_understood(values, expected):
    found = read(changed(**values))
    assert found.problems == []
    (award,) = found.lines
    assert {key: getattr(award, key) for key in expected} == expected


@pytest.mark.parametrize(
    ("values", "letter", "said"),
    [
        ({"decision": ""}, "B", "Thiếu “Số quyết định”"),
        ({"day": ""}, "C", "Thiếu “Ngày quyết định”"),
        ({"day": "31/02/2019"}, "C", "không phải là ngày"),
        ({"day": "3/12/19"}, "C", "không phải là ngày"),
        ({"name": "Lê Thị \u0410nh"}, "F", "là chữ Nga"),
        ({"day": "03/12/0219"}, "C", "kiểm tra lại năm"),
        ({"day": "09/05/2020"}, "C", "kiểm tra lại năm"),
        ({"form": ""}, "D", "Thiếu “Hình thức”"),
        ({"kind": "không rõ"}, "E", "“Tập thể” hoặc “Cá nhân”"),
        ({"name": ""}, "F", "Thiếu “Họ tên"),
        ({"title": "x" * 151}, "G", "dài 151 ký tự, nhiều nhất 150"),
        ({"body": "Trường A"}, "H", "có thể là nhiều đơn vị"),
        ({"bonus": "nhiều"}, "J", "không phải là số tiền"),
    ],
)
def test_what_is_wrong_is_told_with_sheet_row_and_column(values, letter, said):
    found = read(changed(**values))
    assert found.lines == []
    (problem,) = found.problems
    assert str(problem.place) == f"Trang “Sổ”, dòng 2, cột {letter}"
    assert said in problem.sentence


def test_heads_sums_column_numbers_and_signatures_are_passed_over():
    rows = (
        ("(1)", "(2)", "(3)"),
        ROW,
        ("", "Tổng cộng", "1"),
        (),
        ("", "", "Củ Chi, ngày 01 tháng 2 năm 2020"),
        ("rác", "sau", "chữ ký"),
    )
    found = read(*rows)
    assert (len(found.lines), found.problems) == (1, [])


def test_one_award_twice_in_a_file_is_told():
    found = read(ROW, changed(order="2"))
    (problem,) = found.problems
    assert problem.sentence.startswith("Trùng với dòng 2")


def test_people_whose_names_differ_by_a_tone_are_several_people():
    names = ("Nguyễn Thị Thúy", "Nguyễn Thị Thùy", "Nguyễn Thị Thủy")
    found = read(*(changed(name=name) for name in names))
    assert found.problems == []
    assert tuple(award.name for award in found.lines) == names


@pytest.mark.parametrize("heading", ["Ngày sinh", "Năm sinh", "Ngày, tháng, năm sinh", "Sinh ngày"])
def test_a_birthday_is_never_taken_for_the_decisions_day(heading):
    row = (ROW[0], "01/02/1980", *ROW[1:])
    (award,) = read(row, headings=("STT", heading, *HEADINGS[1:])).lines
    assert award.day == date(2019, 12, 3)


def test_one_name_written_in_two_ways_of_typing_is_one_person():
    found = read(changed(name="Lê Thị Hòa"), changed(name="lê thị  Hoà"))
    assert [problem.place.row for problem in found.problems] == [3]


def test_a_row_on_another_sheet_is_named_with_its_sheet():
    reader = AwardReader(NAMES, today=TODAY)
    found = reader.read([Grid("Quý 1", [HEADINGS, ROW]), Grid("Quý 2", [HEADINGS, ROW])])
    assert found.problems[0].sentence.startswith("Trùng với dòng 2 trang “Quý 1”")


@pytest.mark.parametrize("headings", [("STT", "Họ tên"), ()])
def test_a_sheet_without_the_columns_says_which_are_wanted(headings):
    (problem,) = read(headings=headings).problems
    assert "“Số quyết định”, “Ngày quyết định”, “Hình thức”" in problem.sentence


def test_a_table_without_rows_says_so():
    (problem,) = read().problems
    assert problem.sentence == "Bảng chưa có dòng nào."


# --- Taking in -----------------------------------------------------------------------------------


@pytest.fixture
def district(db):
    return BodyFactory(name="Ủy ban nhân dân huyện Thử")


@pytest.fixture
def commune(district):
    return BodyFactory(name="Ủy ban nhân dân xã Thử", under=district)


@pytest.fixture
def office(client, district, commune, working_day):
    client.force_login(person(Role.NOI_VU_STAFF, district))
    return client


def workbook(*rows: tuple[str, ...]) -> SimpleUploadedFile:
    made = Workbook()
    for row in (HEADINGS, *rows):
        made.active.append(row)
    stored = io.BytesIO()
    made.save(stored)
    return SimpleUploadedFile("so.xlsx", stored.getvalue())


def look(office, district, *rows, **extra):
    address = reverse("register:award_import", args=[district.pk])
    page = office.post(address, {"file": workbook(*rows), **extra})
    office.token = token_in(page)
    return page


def confirm(office, district, **chosen):
    address = reverse("register:award_import_confirm", args=[district.pk])
    return office.post(address, {"token": office.token, **chosen}, follow=True)


def test_what_was_looked_at_enters_the_register_in_the_order_of_its_days(office, district, commune):
    entered(district, decided_on=date(2019, 1, 2))
    later = changed(day="20/12/2019", name="Trần Văn Bé", decision="90")
    page = look(office, district, later, ROW).content.decode()
    assert "Đã hiểu 2 dòng" in page
    assert AwardRecord.objects.count() == 1, "looking writes nothing"
    assert "Đã vào sổ 2 khen thưởng" in confirm(office, district).content.decode()
    rows = AwardRecord.objects.filter(source_key__startswith="import:").order_by("number")
    assert [(row.number, row.awardee_name) for row in rows] == [
        (2, "Lê Thị Ánh"),
        (3, "Trần Văn Bé"),
    ]
    assert {(row.printed_number, row.awardee_body) for row in rows} == {("128", commune)}
    assert "Chưa có tệp nào" in confirm(office, district).content.decode()


def test_one_fault_and_nothing_is_taken(office, district):
    page = look(office, district, ROW, changed(day="mai")).content.decode()
    assert "Trang “Sheet”, dòng 3, cột C" in page
    assert "Vào sổ các dòng này" not in page
    confirm(office, district)
    assert not AwardRecord.objects.exists()
    marked = look(office, district, ROW, changed(day="mai"), marked="1")
    sheets = load_workbook(io.BytesIO(marked.content))
    assert sheets.sheetnames[0] == "Cần sửa"


def test_what_was_brought_in_before_is_told_and_not_doubled(office, district):
    look(office, district, ROW)
    confirm(office, district)
    page = look(office, district, ROW).content.decode()
    assert "đã vào sổ số 0001/2019" in page
    assert AwardRecord.objects.count() == 1


def test_who_is_known_at_the_same_body_is_the_same_and_others_are_asked_about(
    office, district, commune
):
    here = Honoree.objects.create(full_name="Lê Thị Ánh", body=commune)
    there = Honoree.objects.create(full_name="Trần Văn Bé", body=district)
    asked = changed(name="Trần Văn Bé", decision="90")
    page = look(office, district, ROW, asked)
    (row,) = page.context["preview"].context["asked"]
    assert (row.award.name, row.namesakes) == ("Trần Văn Bé", [there])
    confirm(office, district)
    assert AwardRecord.objects.get(awardee_name="Lê Thị Ánh").honoree == here
    assert AwardRecord.objects.get(awardee_name="Trần Văn Bé").honoree != there
    look(office, district, changed(name="Trần Văn Bé", decision="91"))
    # Now two are known; the one at the commune is of this very body.
    confirm(office, district)
    assert AwardRecord.objects.get(decision_number="91").honoree.body == commune


def test_whom_somebody_chose_among_namesakes_is_that_one(office, district):
    there = Honoree.objects.create(full_name="Lê Thị Ánh", body=district)
    other = Honoree.objects.create(full_name="Người Khác", body=district)
    look(office, district, ROW)
    confirm(office, district, **{"nguoi-0": str(there.pk)})
    assert AwardRecord.objects.get().honoree == there
    look(office, district, changed(decision="91"))
    confirm(office, district, **{"nguoi-0": str(other.pk)})
    assert AwardRecord.objects.get(decision_number="91").honoree.full_name == "Lê Thị Ánh"


@pytest.mark.parametrize(("answer", "people"), [({}, 2), ({"nhu-dong-1": "0"}, 1)])
def test_one_name_with_two_numbers_of_papers_is_asked_about(office, district, answer, people):
    """Two of one name may stand in one decision; the same file again is known all the same."""
    rows = (ROW, changed(printed="129"))
    page = look(office, district, *rows)
    (asked,) = page.context["preview"].context["asked"]
    assert (asked.number, asked.twin.number) == (1, 0)
    assert "số giấy 128 và 129" in page.content.decode()
    confirm(office, district, **answer)
    assert AwardRecord.objects.count() == 2
    assert Honoree.objects.filter(full_name="Lê Thị Ánh").count() == people
    again = look(office, district, *rows).content.decode()
    assert "đã vào sổ số 0001/2019" in again
    assert "đã vào sổ số 0002/2019" in again


def test_who_differs_by_a_tone_from_somebody_known_is_another_person(office, district, commune):
    Honoree.objects.create(full_name="Lê Thị Ảnh", body=commune)
    look(office, district, ROW)
    confirm(office, district)
    assert AwardRecord.objects.get().honoree.full_name == "Lê Thị Ánh"


def test_one_person_of_a_unit_that_is_gone_is_one_in_a_file(office, district):
    gone = {"body": "Xã đã sáp nhập", "name": "Lê Văn Cũ"}
    look(office, district, changed(**gone), changed(**gone, decision="78", day="01/02/2018"))
    confirm(office, district)
    honoree = Honoree.objects.get(full_name="Lê Văn Cũ")
    assert honoree.records.count() == 2


def test_the_portals_own_workbook_is_understood_once_filled(office, district):
    address = reverse("register:award_import_template", args=[district.pk])
    sheet = load_workbook(io.BytesIO(office.get(address).content))
    table = sheet.active
    head = next(row for row in table.iter_rows() if row[0].value == "STT")
    filled = {"Số quyết định": "77", "Ngày quyết định": date(2019, 12, 3), "Hình thức": "Giấy khen"}
    filled["Họ tên cá nhân, tên tập thể"] = "Tổ Một cửa"
    for cell in head:
        if cell.value in filled:
            table.cell(head[0].row + 1, cell.column).value = filled[cell.value]
    stored = io.BytesIO()
    sheet.save(stored)
    upload = SimpleUploadedFile("so.xlsx", stored.getvalue())
    page = office.post(reverse("register:award_import", args=[district.pk]), {"file": upload})
    assert [award.name for award in page.context["reading"].lines] == ["Tổ Một cửa"]


def test_the_preview_asks_as_often_for_three_rows_as_for_one(
    office, district, django_assert_num_queries
):
    for count in (1, 3):
        rows = [changed(name=f"Lê Văn {number}") for number in range(count)]
        look(office, district, *rows)
        with django_assert_num_queries(11):
            look(office, district, *rows)
