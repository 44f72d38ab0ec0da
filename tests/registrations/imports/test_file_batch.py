"""The office drops the files it got by e-mail: sorted by unit, looked at, taken in together."""

import zipfile
from html import unescape
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from audit.models import Event
from organisation.body_names import BodyNames
from organisation.models.memberships import Role
from registrations.imports.file_batch import unit_named
from registrations.models import Registration
from tests.campaigns.factories import BodyFactory, DeadlineFactory, person
from tests.paperwork.spreadsheet_import.workbooks import grids, saved, token_in
from tests.registrations.factories import RegistrationFactory, district
from tests.registrations.imports.test_pages import template
from tests.registrations.imports.workbooks_as_they_come import (
    AREA_2,
    AREA_3,
    sheet_of,
)

pytestmark = pytest.mark.django_db

LINES = [(AREA_2, "Số hóa văn bản", "quý III/2020", ""), (AREA_3, "Một cửa", "", "")]


@pytest.fixture
def place(client, working_day):
    """The education office before its deadline, with its staff signed in."""
    working_day("2020-05-08")
    place = district()
    DeadlineFactory(plan=place.letter)
    place.actor = place.office_staff()
    client.force_login(place.actor)
    return place


def form_of(name: str, lines=LINES) -> bytes:
    """A unit's own form, headed with its name."""
    workbook = sheet_of(list(lines))
    workbook.active.insert_rows(1)
    workbook.active["A1"] = name.upper()
    return saved(workbook)


def address(place, name: str = "file_batch") -> str:
    return reverse(f"registrations:{name}", args=[place.letter.pk, place.office.pk])


def drop(client, place, *files: tuple[str, bytes]) -> str:
    uploads = [SimpleUploadedFile(name, content) for name, content in files]
    response = client.post(address(place), {"workbooks": uploads})
    place.token = token_in(response)
    return unescape(response.content.decode())


def take(client, place, *indexes: int, **units) -> str:
    sent = {"token": place.token, "take": [str(index) for index in indexes], **units}
    response = client.post(address(place, "file_batch_confirm"), sent, follow=True)
    return unescape(response.content.decode())


def test_each_file_finds_its_unit_by_mark_head_or_file_name(client, place):
    first, second, third = place.schools
    workbook = template(place.letter, first)
    page = drop(
        client,
        place,
        ("mau.xlsx", workbook),
        ("bieu 2.xlsx", form_of(second.name)),
        (f"{third.name}.xlsx", saved(sheet_of(LINES))),
    )
    for unit in place.schools:
        assert unit.name in page
    assert "2 trên 3 tệp nhận được ngay" in page, "the own workbook was left empty"
    assert "chưa có dòng nào" in page


def test_good_files_are_entered_together_and_wait_at_the_desk(client, place):
    first, second, _ = place.schools
    drop(client, place, ("a.xlsx", form_of(first.name)), ("b.xlsx", form_of(second.name)))
    assert not Registration.objects.exists(), "nothing is written before it was confirmed"
    assert "Đã nhập 2 bản đăng ký" in take(client, place, 0, 1)
    rows = Registration.objects.order_by("body__path")
    assert [(row.body, row.status, row.is_late) for row in rows] == [
        (first, "submitted", False),
        (second, "submitted", False),
    ]
    assert [line.name for line in rows[0].initiatives.all()] == ["Số hóa văn bản", "Một cửa"]
    labels = [(event.label, event.actor) for event in Event.objects.about(rows[0])]
    assert labels == [
        ("Lập bản đăng ký", place.actor),
        ("Nhập thay đơn vị từ tệp đã gửi", place.actor),
    ]


def test_only_what_is_ticked_is_taken_in(client, place):
    first, second, _ = place.schools
    drop(client, place, ("a.xlsx", form_of(first.name)), ("b.xlsx", form_of(second.name)))
    take(client, place, 1)
    assert [row.body for row in Registration.objects.all()] == [second]


def test_a_faulty_file_is_shown_and_cannot_be_taken_in(client, place):
    first, second, _ = place.schools
    bad = form_of(first.name, [("Thể thao", "Chạy bộ", "", "")])
    page = drop(client, place, ("a.xlsx", bad), ("b.xlsx", form_of(second.name)))
    assert "Không nhận ra lĩnh vực “Thể thao”" in page
    take(client, place, 0, 1)
    assert [row.body for row in Registration.objects.all()] == [second]


def test_a_zip_is_unpacked_and_what_is_no_workbook_says_so(client, place):
    stored = BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        archive.writestr("truong/a.xlsx", form_of(place.schools[0].name))
        archive.writestr("truong/ghi-chu.txt", "Kính gửi")
        archive.writestr("__MACOSX/truong/._a.xlsx", b"x")
    page = drop(client, place, ("tat-ca.zip", stored.getvalue()))
    assert "1 trên 2 tệp nhận được ngay" in page
    assert "truong/ghi-chu.txt" in page


def test_a_zip_that_would_unpack_beyond_reason_is_refused(client, place):
    stored = BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xlsx", b"\0" * (220 * 1024 * 1024))
    page = drop(client, place, ("bom.zip", stored.getvalue()))
    assert "cấu trúc bất thường" in page


def test_a_file_of_an_unknown_unit_is_taken_in_for_the_one_that_is_chosen(client, place):
    page = drop(client, place, ("scan1.xlsx", saved(sheet_of(LINES))))
    assert "Chọn đơn vị…" in page
    assert "Chưa có tệp nào được chọn" in take(client, place, 0)
    drop(client, place, ("scan1.xlsx", saved(sheet_of(LINES))))
    take(client, place, 0, **{"unit-0": str(place.schools[2].pk)})
    assert [row.body for row in Registration.objects.all()] == [place.schools[2]]


def test_a_unit_of_another_desk_cannot_be_chosen(client, place):
    drop(client, place, ("scan1.xlsx", saved(sheet_of(LINES))))
    take(client, place, 0, **{"unit-0": str(place.communes[0].pk)})
    assert not Registration.objects.exists()


def test_two_files_of_one_unit_are_not_both_taken_in(client, place):
    content = form_of(place.schools[0].name)
    page = drop(client, place, ("a.xlsx", content), ("b.xlsx", content))
    assert "Tệp “a.xlsx” cũng của" in page
    take(client, place, 0, 1)
    assert Registration.objects.count() == 1


def test_what_a_unit_has_begun_itself_is_not_overwritten(client, place):
    RegistrationFactory(plan=place.letter, body=place.schools[0])
    page = drop(client, place, ("a.xlsx", form_of(place.schools[0].name)))
    assert "đã có bản đăng ký trên cổng (bản nháp)" in page


def test_a_unit_that_begins_between_look_and_confirmation_keeps_its_own(client, place):
    drop(
        client,
        place,
        ("a.xlsx", form_of(place.schools[0].name)),
        ("b.xlsx", form_of(place.schools[1].name)),
    )
    RegistrationFactory(plan=place.letter, body=place.schools[0])
    assert "không nhập thay được" in take(client, place, 0, 1)
    assert Registration.objects.count() == 1, "all or none"


def test_the_unit_may_mend_what_was_entered_for_it_once_it_is_returned(client, place):
    drop(client, place, ("a.xlsx", form_of(place.schools[0].name)))
    take(client, place, 0)
    registration = Registration.objects.get()
    returned = reverse("registrations:registration_return", args=[registration.pk])
    client.post(returned, {"reason": "Thiếu tiến độ"})
    client.force_login(person(Role.UNIT_HEAD, place.schools[0]))
    edit = reverse("registrations:registration_edit", args=[place.letter.pk, place.schools[0].pk])
    assert client.get(edit).status_code == 200


def test_of_two_units_the_longer_name_is_meant(db):
    short = BodyFactory(name="Trường Tiểu học An Phú")
    long = BodyFactory(name="Trường Tiểu học An Phú 1")
    head = sheet_of(LINES)
    head.active["F1"] = "TRƯỜNG TIỂU HỌC AN PHÚ 1"
    assert unit_named("x.xlsx", grids(head), BodyNames.of([short, long])) == long.pk


def test_where_two_units_are_named_none_is_guessed(db):
    units = [BodyFactory(name="Trường Tiểu học Một"), BodyFactory(name="Trường Tiểu học Hai")]
    head = sheet_of(LINES)
    head.active["F1"] = "Trường Tiểu học Một và Trường Tiểu học Hai"
    assert unit_named("x.xlsx", grids(head), BodyNames.of(units)) is None
