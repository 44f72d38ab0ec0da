"""The table of changes: many acts from one sheet, each problem with its place, all or none."""

import io
import json
from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from organisation.admin.body_workbooks import ChangeImport
from organisation.models import IssuingBody, Reorganisation
from organisation.workbooks.changes import COLUMNS, perform
from paperwork.spreadsheet_import.problems import Place
from paperwork.spreadsheet_import.tables import TextReader, TextRow
from paperwork.spreadsheet_import.workbook_reader import read_workbook
from paperwork.workbooks import FormSheet, write_workbook
from screens.imports import as_plain, from_plain
from tests.accounts.factories import UserFactory
from tests.campaigns.factories import BodyFactory
from tests.paperwork.spreadsheet_import.workbooks import grids, token_in

# Django's own admin templates name variables that are not always there.
pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

HA = "Ủy ban nhân dân xã Trung Lập Hạ"
THUONG = "Ủy ban nhân dân xã Trung Lập Thượng"


@pytest.fixture
def other(cu_chi):
    return BodyFactory(name=THUONG, under=cu_chi.district, level="commune", code="27")


@pytest.fixture
def administrator():
    return UserFactory(is_staff=True, is_superuser=True)


def line(kind, old, new="", **more):
    return {
        "kind": kind,
        "old": old,
        "new": new,
        "day": "01/07/2020",
        "basis": "Nghị quyết 15",
        **more,
    }


def workbook(*lines) -> SimpleUploadedFile:
    """A sheet filled in as a person would."""
    book = write_workbook(
        [FormSheet("Bảng", ("BẢNG THAY ĐỔI",), COLUMNS, list(lines), signer_lines=())]
    )
    return SimpleUploadedFile("thay-doi.xlsx", book)


def done(administrator, *lines):
    reading = TextReader(COLUMNS).read(read_workbook(workbook(*lines)).grids)
    assert reading.problems == []
    return perform(reading.lines, actor=administrator)


def origins(name):
    return {
        (row.predecessor.name, row.extent)
        for row in IssuingBody.objects.get(name=name).origins.all()
    }


def test_the_template_can_be_filled_in_and_read_back():
    content = ChangeImport(None, UserFactory()).template_content()
    reading = TextReader(COLUMNS).read(grids(content))
    assert reading.problems == []
    assert [row["kind"] for row in reading.lines] == ["Sáp nhập", "Sáp nhập"]


def test_every_kind_of_act_is_done_by_a_row(cu_chi, other, administrator):
    told = done(
        administrator,
        line("Đổi tên", cu_chi.neighbour.name, "Ủy ban nhân dân thành phố Hóc Môn"),
        line("Chấm dứt", cu_chi.second_school.name),
    )
    assert told.problems == []
    assert [outcome.reorganisation.kind for outcome in told.outcomes] == ["rename", "abolish"]
    assert origins("Ủy ban nhân dân thành phố Hóc Môn") == {(cu_chi.neighbour.name, "whole")}
    assert IssuingBody.objects.get(pk=cu_chi.second_school.pk).valid_to == date(2020, 6, 30)


def test_rows_with_the_same_new_body_are_one_merger(cu_chi, other, administrator):
    new = "Ủy ban nhân dân xã Trung Lập"
    told = done(
        administrator,
        line("Sáp nhập", HA, new, new_code="27500"),
        line("Sáp nhập", "", new, old_code="27", new_code="27500"),
    )
    assert told.problems == []
    assert Reorganisation.objects.get().kind == "merge"
    assert origins(new) == {(HA, "whole"), (THUONG, "whole")}


def test_a_merger_into_a_body_that_exists_makes_no_other(cu_chi, other, administrator):
    assert done(administrator, line("Sáp nhập", HA, THUONG)).problems == []
    assert IssuingBody.objects.filter(name=THUONG).count() == 1
    assert origins(THUONG) == {(HA, "whole")}


def test_a_merger_may_keep_the_name_of_one_that_merges(cu_chi, other, administrator):
    told = done(
        administrator,
        line("Sáp nhập", HA, THUONG, new_code="99"),
        line("Sáp nhập", THUONG, THUONG, new_code="99"),
    )
    assert told.problems == []
    assert IssuingBody.objects.filter(name=THUONG).count() == 2


def test_a_body_is_split_between_bodies_that_the_same_sheet_makes(cu_chi, other, administrator):
    third = BodyFactory(
        name="Ủy ban nhân dân xã Suối Dây", under=cu_chi.district, level="commune"
    ).name
    told = done(
        administrator,
        line("Chia tách", third, "Xã Bắc", extent="Một phần"),
        line("Chia tách", third, "Xã Nam", extent="Một phần"),
        line("Đổi tên", HA, "Xã Bắc"),
        line("Đổi tên", THUONG, "Xã Nam"),
    )
    assert told.problems == []
    assert origins("Xã Bắc") == {(third, "part"), (HA, "whole")}
    assert origins("Xã Nam") == {(third, "part"), (THUONG, "whole")}


def test_a_part_is_taken_off_a_body_that_stays(cu_chi, administrator):
    told = done(administrator, line("Chia tách", HA, "Xã Nam", extent="Một phần", stays="Có"))
    assert told.problems == []
    assert IssuingBody.objects.get(name=HA).valid_to is None


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"kind": "Giải tán"}, "cột “Việc sắp xếp”: Hãy ghi một trong: Đổi tên, Sáp nhập"),
        ({"day": "tháng 7"}, "cột “Từ ngày”: Hãy ghi ngày dạng 01/07/2025."),
        ({"basis": ""}, "cột “Căn cứ pháp lý”: Hãy ghi căn cứ pháp lý."),
        ({"extent": "nửa"}, "cột “Phạm vi”: Hãy ghi Toàn bộ hoặc Một phần."),
        ({"stays": "chắc vậy"}, "cột “Đơn vị cũ vẫn tồn tại”: Hãy ghi Có hoặc để trống."),
        (
            {"old": "Xã Không Có"},
            "cột “Tên đơn vị cũ”: Đơn vị “Xã Không Có” không có vào ngày 30/06/2020.",
        ),
        ({"old": ""}, "Hãy ghi tên hoặc mã đơn vị cũ."),
        ({"new": ""}, "cột “Tên đơn vị mới”: Hãy ghi tên đơn vị mới."),
        (
            {"superior": "Huyện Không Có"},
            "cột “Đơn vị cấp trên mới”: Đơn vị “Huyện Không Có” không có vào ngày 01/07/2020.",
        ),
    ],
)
def test_a_problem_names_sheet_row_and_column(cu_chi, administrator, wrong, sentence):
    told = done(administrator, {**line("Đổi tên", HA, "Xã Mới"), **wrong})
    [problem] = told.problems
    assert str(problem).startswith("Trang “Bảng”, dòng 4")
    assert sentence in str(problem)


def test_one_wrong_row_leaves_everything_unwritten_and_every_problem_is_told(
    cu_chi, other, administrator
):
    told = done(
        administrator,
        line("Đổi tên", HA, "Xã Mới"),
        line("Đổi tên", "Xã Không Có", "Xã Khác"),
        line("Đổi tên", THUONG, "Xã Cũ", day="01/01/0001"),
    )
    assert len(told.problems) == 2
    assert not Reorganisation.objects.exists()
    assert not IssuingBody.objects.filter(name="Xã Mới").exists()


def test_a_sheet_without_the_columns_is_told_so():
    book = write_workbook(
        [FormSheet("Khác", ("KHÁC",), COLUMNS[:3], [{"old": "A"}], signer_lines=())]
    )
    reading = TextReader(COLUMNS).read(grids(book))
    assert reading.lines == []
    assert "Không tìm thấy các cột: Việc sắp xếp" in str(reading.problems[0])


def test_rows_come_back_from_the_preview_as_they_were():
    row = TextRow(Place("Bảng", 4), {"old": "A"}, {"old": 3})
    assert from_plain(TextRow, json.loads(json.dumps(as_plain([row])))) == [row]


# --- The page ------------------------------------------------------------------------------------

URL = "admin:organisation_issuingbody_changes"


@pytest.fixture
def office(client, administrator):
    client.force_login(administrator)
    return client


def confirm(office, token: str):
    return office.post(reverse(f"{URL}_confirm"), {"token": token})


def test_a_sheet_is_uploaded_looked_at_and_then_done(office, cu_chi, other):
    new = "Ủy ban nhân dân xã Trung Lập"
    shown = office.post(
        reverse(URL),
        {"file": workbook(line("Sáp nhập", HA, new), line("Sáp nhập", THUONG, new))},
    )
    content = " ".join(shown.content.decode().split())
    assert f"{HA} → {new}" in content
    assert not Reorganisation.objects.exists()
    response = confirm(office, token_in(shown))
    assert response.url == reverse("admin:organisation_reorganisation_changelist")
    assert origins(new) == {(HA, "whole"), (THUONG, "whole")}
    assert confirm(office, token_in(shown)).url == reverse(URL)
    assert Reorganisation.objects.count() == 1
    assert LogEntry.objects.filter(object_repr=new).exists()


@pytest.mark.parametrize("token", ["", "giả mạo"])
def test_nothing_is_done_that_was_not_looked_at(office, cu_chi, token):
    office.post(reverse(URL), {"file": workbook(line("Chấm dứt", HA))})
    confirm(office, token)
    assert not Reorganisation.objects.exists()


def test_with_problems_there_is_nothing_to_confirm(office, cu_chi):
    shown = office.post(reverse(URL), {"file": workbook(line("Chấm dứt", "Xã Không Có"))})
    content = shown.content.decode()
    assert "1 chỗ; chưa nhận dòng nào" in content
    assert 'name="token"' not in content
    confirm(office, token_in(shown))
    assert not Reorganisation.objects.exists()


def test_what_changed_since_the_look_is_told_and_nothing_is_done(office, cu_chi):
    shown = office.post(reverse(URL), {"file": workbook(line("Chấm dứt", HA))})
    IssuingBody.objects.filter(name=HA).update(valid_to="2020-01-31")
    page = office.post(
        reverse(f"{URL}_confirm"), {"token": token_in(shown)}, follow=True
    ).content.decode()
    assert "không có vào ngày 30/06/2020" in page
    assert not Reorganisation.objects.exists()


def test_another_file_may_be_taken_instead(office, cu_chi):
    office.post(reverse(URL), {"file": workbook(line("Chấm dứt", HA))})
    shown = office.post(reverse(URL), {"file": workbook(line("Chấm dứt", cu_chi.education.name))})
    confirm(office, token_in(shown))
    assert IssuingBody.objects.get(name=HA).valid_to is None


def test_a_sheet_comes_back_marked(office, cu_chi):
    sent = {"file": workbook(line("Chấm dứt", "Xã Không Có")), "marked": "1"}
    marked = load_workbook(io.BytesIO(office.post(reverse(URL), sent).content))
    assert marked.sheetnames == ["Cần sửa", "Bảng"]
    assert "không có vào ngày" in marked["Bảng"]["C4"].comment.text


def test_what_is_no_workbook_gets_a_sentence(office):
    content = office.post(
        reverse(URL), {"file": SimpleUploadedFile("a.xlsx", b"khong phai Excel")}
    ).content.decode()
    assert "errorlist" in content
    assert "Tải tệp mẫu" in content


def test_the_template_is_downloaded(office):
    response = office.get(reverse(f"{URL}_template"))
    assert response.status_code == 200
    assert "attachment" in response["Content-Disposition"]


@pytest.mark.parametrize("ending", ["", "_template", "_confirm"])
def test_staff_of_the_admin_without_the_right_are_refused(client, ending):
    client.force_login(UserFactory(is_staff=True))
    assert client.get(reverse(f"{URL}{ending}")).status_code == 403
