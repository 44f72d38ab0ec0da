"""People go out to Excel and come back, never with a password."""

import pytest

from accounts.models import User
from organisation.admin.memberships import PersonImport
from tests.accounts.factories import UserFactory
from tests.screens.sheets import Dataset, sentences, taken_in, written_by

pytestmark = pytest.mark.django_db

HEADERS = ["Tên đăng nhập", "Họ và tên", "Chức vụ", "Thư điện tử"]


def exported() -> Dataset:
    return written_by(PersonImport)


def take_in(*rows):
    return taken_in(PersonImport, [dict(zip(HEADERS, row, strict=True)) for row in rows])


def test_the_sheet_holds_no_password():
    UserFactory(username="hoa", full_name="Lê Thị Hòa", job_title="Hiệu trưởng")
    data = exported()
    assert data.headers == HEADERS
    assert data.dict[0]["Họ và tên"] == "Lê Thị Hòa"
    assert not any("md5" in str(cell) for line in data for cell in line)


def test_a_sheet_that_was_not_touched_changes_nothing():
    UserFactory(username="hoa", full_name="Lê Thị Hòa")
    UserFactory(username="an", full_name="Trần Văn An", email="an@example.vn")
    before = list(User.objects.values())
    result = taken_in(PersonImport, exported().dict)
    assert not result.has_errors()
    assert not result.has_validation_errors()
    assert result.totals["skip"] == 2
    assert list(User.objects.values()) == before


def test_a_new_person_cannot_sign_in_until_a_password_is_set():
    result = take_in(["moi", "Lê Thị Mới", "Văn thư", ""])
    assert result.totals["new"] == 1
    person = User.objects.get(username="moi")
    assert not person.has_usable_password()
    assert (person.is_staff, person.is_superuser) == (False, False)
    assert person.name_key


def test_a_known_person_is_updated_and_keeps_the_password():
    UserFactory(username="hoa", full_name="Lê Thị Hoa", password="DungMatKhau@1")
    assert take_in(["hoa", "Lê Thị Hòa", "Hiệu trưởng", ""]).totals["update"] == 1
    person = User.objects.get(username="hoa")
    assert (person.full_name, person.job_title) == ("Lê Thị Hòa", "Hiệu trưởng")
    assert person.check_password("DungMatKhau@1")


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(["moi", "", "", ""], id="no name"),
        pytest.param(["có dấu cách", "Lê Thị Mới", "", ""], id="a sign-in name with spaces"),
        pytest.param(["moi", "Lê Thị Mới", "", "không phải thư"], id="no address"),
    ],
)
def test_a_wrong_row_is_refused_in_vietnamese(wrong):
    result = take_in(wrong)
    assert result.has_validation_errors()
    said = sentences(result)
    assert said
    assert not any(word in said for word in ("This", "Enter"))
    assert not User.objects.exists()
