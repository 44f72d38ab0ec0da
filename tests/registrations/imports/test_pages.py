"""Registering by Excel on the screen: the unit's own workbook out, and back in after a look."""

from html import unescape
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from organisation.models.memberships import Role
from paperwork.spreadsheet_import.template_workbook import mark_in
from paperwork.spreadsheet_import.workbook_reader import MARK_SHEET
from registrations.imports.line_import import InitiativeImport
from registrations.models import Registration
from tests.accounts.factories import UserFactory
from tests.campaigns.factories import DeadlineFactory, person
from tests.paperwork.spreadsheet_import.workbooks import read, saved, token_in
from tests.registrations.factories import InitiativeFactory, RegistrationFactory, area_of, district
from tests.registrations.imports.workbooks_as_they_come import AREA_2, AREA_3, sheet_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(client, working_day):
    """The first school of a district before its deadline, with its head signed in."""
    working_day("2020-05-08")
    place = district()
    place.token = ""
    DeadlineFactory(plan=place.letter)
    client.force_login(person(Role.UNIT_HEAD, place.schools[0]))
    return place


def address(place, name: str = "initiative_import", school: int = 0) -> str:
    return reverse(f"registrations:{name}", args=[place.letter.pk, place.schools[school].pk])


def upload(client, place, content: bytes, name: str = "bieu-2.xlsx", **more):
    file = SimpleUploadedFile(name, content)
    response = client.post(address(place), {"file": file, **more})
    place.token = token_in(response)
    return response


def said(response) -> str:
    return unescape(response.content.decode())


def confirm(client, place, token: str | None = None):
    """Confirm what the page shows that was uploaded to last."""
    sent = {"token": place.token if token is None else token}
    return client.post(address(place, "initiative_import_confirm"), sent, follow=True)


def template(plan, body, registration=None) -> bytes:
    """The workbook that the portal gives a unit."""
    registration = registration or Registration(plan=plan, body=body)
    return InitiativeImport(registration, UserFactory()).template_content()


TWO = [(AREA_2, "Số hóa văn bản", "quý III/2020", ""), (AREA_3, "Một cửa", "", "thử nghiệm")]


def test_the_units_own_workbook_has_the_fields_a_list_and_a_mark(client, place):
    response = client.get(address(place, "initiative_import_template"))
    workbook = load_workbook(BytesIO(response.content))
    sheet = workbook["Biểu 2"]
    texts = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value}
    assert {"1. Công tác chỉ đạo điều hành cải cách hành chính", "Loại"} <= texts
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"Mô hình,Giải pháp,Sáng kiến"'
    assert workbook[MARK_SHEET].sheet_state == "veryHidden"
    mark = mark_in(workbook[MARK_SHEET]["A1"].value, salt=InitiativeImport.name)
    assert (mark["plan"], mark["body"]) == (place.letter.pk, place.schools[0].pk)


def test_the_own_workbook_filled_in_comes_back_line_by_line(client, place):
    registration = RegistrationFactory(plan=place.letter, body=place.schools[0])
    InitiativeFactory(
        registration=registration, area=area_of(place.letter, 3), name="Một cửa", kind="model"
    )
    workbook = load_workbook(BytesIO(template(place.letter, place.schools[0], registration)))
    sheet = workbook["Biểu 2"]
    head = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "Lĩnh vực")
    sheet.cell(head + 1, 3).value = "Giao ban trực tuyến"
    page = said(upload(client, place, saved(workbook)))
    assert "Đã hiểu 2 dòng" in page
    confirm(client, place)
    lines = registration.initiatives.values_list("area__position", "name", "kind")
    assert list(lines) == [(1, "Giao ban trực tuyến", "initiative"), (3, "Một cửa", "model")]


def test_nothing_is_written_before_it_was_looked_at_and_confirmed(client, place):
    page = said(upload(client, place, saved(sheet_of(TWO))))
    for words in ("Đã hiểu 2 dòng", "Số hóa văn bản", "3. Cải cách thủ tục hành chính", "dòng 3"):
        assert words in page
    assert not Registration.objects.exists()
    assert "Đã nhận 2 dòng từ tệp Excel" in said(confirm(client, place))
    (registration,) = Registration.objects.all()
    assert [line.name for line in registration.initiatives.all()] == ["Số hóa văn bản", "Một cửa"]
    assert registration.status == "draft"


def test_confirming_twice_or_without_a_look_takes_nothing_in(client, place):
    assert "Chưa có biểu nào được xem trước" in said(confirm(client, place))
    upload(client, place, saved(sheet_of(TWO)))
    confirm(client, place)
    assert "Chưa có biểu nào được xem trước" in said(confirm(client, place))


def test_two_tabs_confirm_each_its_own_file(client, place):
    upload(client, place, saved(sheet_of(TWO[:1])))
    first = place.token
    upload(client, place, saved(sheet_of(TWO)))
    assert "Đã nhận 2 dòng" in said(confirm(client, place))
    # The first tab showed one line, to take the place of none: it is not taken over the second's.
    page = confirm(client, place, first)
    assert "Đã nhận 1 dòng" not in said(page)
    (registration,) = Registration.objects.all()
    assert registration.initiatives.count() == 2


def test_nobody_confirms_what_was_shown_to_another(client, place):
    upload(client, place, saved(sheet_of(TWO)))
    client.force_login(person(Role.CLERK, place.schools[0]))
    assert confirm(client, place).status_code == 404
    assert not Registration.objects.exists()


def test_one_fault_and_no_line_is_taken_in(client, place):
    rows = [*TWO, ("Thể thao", "Chạy bộ", "", "")]
    page = said(upload(client, place, saved(sheet_of(rows))))
    assert "Trang “Biểu 2”, dòng 4, cột A" in page
    assert "chưa nhận dòng nào" in page
    confirm(client, place)
    assert not Registration.objects.exists()


def test_what_a_bad_file_said_does_not_leave_an_earlier_good_one_to_confirm(client, place):
    upload(client, place, saved(sheet_of(TWO)))
    upload(client, place, saved(sheet_of([("Thể thao", "Chạy bộ", "", "")])))
    confirm(client, place)
    assert not Registration.objects.exists()


def test_the_faults_come_back_marked_in_a_copy_of_the_file(client, place):
    rows = [*TWO, ("Thể thao", "=HYPERLINK(1)", "", "")]
    response = upload(client, place, saved(sheet_of(rows)), marked="1")
    workbook = load_workbook(BytesIO(response.content))
    assert workbook.sheetnames == ["Cần sửa", "Biểu 2"]
    cell = workbook["Biểu 2"]["A4"]
    assert "Không nhận ra lĩnh vực" in cell.comment.text
    assert cell.fill.start_color.rgb == "FFF4C7C3"
    assert workbook["Cần sửa"]["A2"].value == "Trang “Biểu 2”, dòng 4, cột A"


def test_a_workbook_made_for_another_unit_is_not_taken_for_ones_own(client, place):
    foreign = template(place.letter, place.schools[1])
    page = said(upload(client, place, foreign))
    assert f"Tệp này được cổng lập cho {place.schools[1]}" in page


def test_a_mark_that_was_tampered_with_is_no_mark(place):
    workbook = load_workbook(BytesIO(template(place.letter, place.schools[1])))
    workbook[MARK_SHEET]["A1"].value = '{"plan": 1, "body": 2}'
    signed = read(workbook).signed_mark
    assert signed.startswith("{")
    assert mark_in(signed, salt=InitiativeImport.name) is None


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "bieu-2.xls", "Lưu thành"),
        (b"khong phai excel", "bieu-2.xlsx", "Hãy tải lên"),
        (b"", "bieu-2.xlsx", "Tệp này rỗng"),
    ],
)
def test_a_file_that_is_no_workbook_gets_advice(client, place, content, name, sentence):
    assert sentence in said(upload(client, place, content, name))


def test_what_was_submitted_is_not_overwritten(client, place):
    RegistrationFactory(plan=place.letter, body=place.schools[0], status="submitted")
    assert upload(client, place, saved(sheet_of(TWO))).status_code == 403


def test_another_unit_neither_fetches_nor_fills_in_the_form(client, place):
    for name in ("initiative_import_template", "initiative_import"):
        assert client.get(address(place, name, school=1)).status_code == 404
