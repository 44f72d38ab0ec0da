"""A registration saves itself while it is written, and two who write at once lose nothing."""

import html
import re

import pytest
from django.urls import reverse

from organisation.models.memberships import Role
from registrations.models import Initiative, Registration
from tests.campaigns.factories import DeadlineFactory, RecipientFactory, person
from tests.registrations.factories import InitiativeFactory, area_of, district, pledge_plan

pytestmark = pytest.mark.django_db


class Writer:
    """Somebody of a unit with the form of its registration open in a browser."""

    def __init__(self, client_class, plan, body, name):
        self.client, self.plan = client_class(), plan
        self.user = person(Role.CLERK, body, full_name=name)
        self.client.force_login(self.user)
        self.url = reverse("registrations:registration_edit", args=[plan.pk, body.pk])
        self.autosave_url = reverse("registrations:registration_autosave", args=[plan.pk, body.pk])
        self.lines: list[dict] = []
        self.fields = {"note": "", "pledge": ""}
        self.open()

    def open(self):
        """Load the page and take over what stands in it."""
        return self.take_over(self.client.get(self.url))

    def take_over(self, response):
        """Read the inputs of a page."""
        self.shown = html.unescape(response.content.decode())
        self.opened = re.search(r'name="opened"\s+value="([^>]*)">', self.shown)[1]
        self.lines = []
        for token in re.findall(r'name="order"\s+value="([^"]+)"', self.shown):
            pattern = rf'<(?:input|textarea|select)\b[^>]*\bname="line-{token}-(\w+)"[^>]*>([^<]*)'
            line = {"token": token}
            for match in re.finditer(pattern, self.shown):
                value = re.search(r'\bvalue="([^"]*)"', match[0])
                line[match[1]] = match[2].strip() or (value[1] if value else "")
            line["kind"] = "initiative"
            self.lines.append(line)
        return response

    def type(self, name, token="", **typed):
        """Put one more line at the end."""
        token = token or f"new{len(self.lines)}"
        line = {"token": token, "line": "", "area": area_of(self.plan, 1).pk, "kind": "initiative"}
        self.lines.append(line | {"name": name, "expected_completion": "", "note": ""} | typed)

    def data(self, **buttons):
        """What the browser would send."""
        data = {**self.fields, **buttons, "opened": self.opened, "order": []}
        for line in self.lines:
            data["order"].append(line["token"])
            for name, value in line.items():
                if name != "token":
                    data[f"line-{line['token']}-{name}"] = value
        return data

    def save(self, **buttons):
        """Press a button."""
        return self.client.post(self.url, self.data(**(buttons or {"save": "1"})))

    def autosave(self):
        """What the page's script does a moment after the last change."""
        response = self.client.post(self.autosave_url, self.data())
        answer = response.json()
        if response.status_code == 200 and "opened" in answer:
            self.opened = answer["opened"]
            for line in self.lines:
                line["line"] = answer["lines"].get(line["token"], "")
        return response


@pytest.fixture
def two(client, working_day):
    """Lan and Minh of one school, both with the form open."""
    working_day("2020-05-08")
    place = district()
    DeadlineFactory(plan=place.letter)
    school = place.schools[0]
    return (
        Writer(type(client), place.letter, school, "Trần Thị Lan"),
        Writer(type(client), place.letter, school, "Lê Văn Minh"),
    )


def saved_names() -> list[str]:
    return list(Initiative.objects.order_by("position").values_list("name", flat=True))


# --- Saving while one types -----------------------------------------------------------------------


def test_nothing_typed_begins_no_registration(two):
    lan, _ = two
    assert lan.autosave().json() == {"said": ""}
    assert not Registration.objects.exists()


def test_what_is_typed_is_saved_and_new_lines_learn_their_keys(two):
    lan, _ = two
    lan.type("Sổ tay điện tử")
    answer = lan.autosave().json()
    saved = Initiative.objects.get()
    assert answer["lines"] == {"new0": saved.pk}
    assert re.fullmatch(r"Đã tự lưu lúc \d\d:\d\d\.", answer["said"])
    lan.lines[0]["name"] = "Sổ tay điện tử cho phụ huynh"
    lan.type("Hộp thư góp ý")
    assert lan.autosave().status_code == 200
    assert saved_names() == ["Sổ tay điện tử cho phụ huynh", "Hộp thư góp ý"]
    assert Initiative.objects.filter(pk=saved.pk, name="Sổ tay điện tử cho phụ huynh").exists()
    registration = Registration.objects.get()
    assert (registration.revision, registration.edited_by) == (2, lan.user)


def test_a_line_that_cannot_be_saved_yet_stops_the_saving_and_says_why(two):
    lan, _ = two
    lan.type("Sổ tay")
    lan.autosave()
    lan.type("", note="quên tên")
    response = lan.autosave()
    assert response.status_code == 422
    assert response.json()["said"].startswith("Chưa lưu lên cổng: còn chỗ chưa ghi đúng")
    assert saved_names() == ["Sổ tay"]


def test_after_submission_the_saving_is_refused(two):
    lan, minh = two
    lan.type("Sổ tay")
    lan.save(submit="1")
    minh.type("Muộn")
    assert minh.client.post(minh.autosave_url, minh.data()).status_code == 403
    assert saved_names() == ["Sổ tay"]


def test_unchanged_lines_are_not_written_again(two, django_assert_max_num_queries):
    lan, _ = two
    for number in range(12):
        lan.type(f"Sáng kiến {number}")
    lan.autosave()
    lan.lines[3]["name"] = "Chỉ dòng này đổi"
    with django_assert_max_num_queries(40) as asked:
        lan.autosave()
    written = [one["sql"] for one in asked.captured_queries if one["sql"].startswith("UPDATE")]
    assert len([sql for sql in written if '"registrations_initiative"' in sql]) == 1


# --- Two at once ----------------------------------------------------------------------------------


def test_whoever_opens_what_another_just_saved_is_told(two):
    lan, minh = two
    lan.type("Sổ tay")
    lan.autosave()
    minh.open()
    assert "Trần Thị Lan đang sửa bản này" in minh.shown
    lan.open()
    assert "đang sửa bản này" not in lan.shown


def test_an_autosave_over_anothers_save_is_refused_with_who_it_was(two):
    lan, minh = two
    lan.type("Của Lan")
    lan.autosave()
    minh.type("Của Minh")
    response = minh.autosave()
    assert response.status_code == 409
    assert response.json()["said"].startswith("Trần Thị Lan đã lưu bản này lúc ")
    assert saved_names() == ["Của Lan"]


def test_a_save_over_anothers_shows_both_and_saving_again_keeps_both(two):
    lan, minh = two
    lan.type("Của Lan")
    lan.save()
    minh.type("Của Minh")
    response = minh.save()
    assert response.status_code == 409
    minh.take_over(response)
    assert [line["name"] for line in minh.lines] == ["Của Minh", "Của Lan"]
    assert "Trần Thị Lan vừa thêm dòng này." in minh.shown
    assert "Bản của bạn chưa lưu." in minh.shown
    assert saved_names() == ["Của Lan"]
    assert minh.save().status_code == 302
    assert saved_names() == ["Của Minh", "Của Lan"]


def test_of_one_line_changed_by_both_ones_own_stands_and_the_others_is_shown_beside(two):
    lan, minh = two
    lan.type("Sổ tay")
    lan.type("Hộp thư")
    lan.save()
    lan.open()
    minh.open()
    lan.lines[0]["name"] = "Sổ tay của Lan"
    lan.lines[1]["name"] = "Hộp thư của Lan"
    lan.save()
    minh.lines[0]["name"] = "Sổ tay của Minh"
    minh.take_over(minh.save())
    assert [line["name"] for line in minh.lines] == ["Sổ tay của Minh", "Hộp thư của Lan"]
    assert re.search(r"bản của Trần Thị Lan:\s+“Sổ tay của Lan”", minh.shown)
    assert "Trần Thị Lan vừa sửa dòng này; đây là bản của Trần Thị Lan." in minh.shown


def test_a_line_only_the_other_removed_is_gone_and_it_is_said(two):
    lan, minh = two
    lan.type("Ở lại")
    lan.type("Bị xóa")
    lan.save()
    lan.open()
    minh.open()
    del lan.lines[1]
    lan.save()
    minh.type("Thêm của Minh")
    minh.take_over(minh.save())
    assert [line["name"] for line in minh.lines] == ["Ở lại", "Thêm của Minh"]
    assert "Trần Thị Lan đã xóa 1 dòng mà bạn không sửa." in minh.shown


def test_the_common_note_goes_the_same_way_as_lines(two):
    lan, minh = two
    lan.type("Sổ tay")
    lan.save()
    lan.open()
    minh.open()
    lan.fields["note"] = "Ghi chú của Lan"
    lan.save()
    minh.type("Khác")
    minh.take_over(minh.save())
    assert "Trần Thị Lan đã sửa mục “Ghi chú chung”; trang này đã lấy theo." in minh.shown
    assert re.search(r'name="note"[^>]*>\s*Ghi chú của Lan', minh.shown)
    minh.open()
    lan.open()
    lan.fields["note"] = "Ý Lan"
    lan.save()
    minh.fields["note"] = "Ý Minh"
    minh.take_over(minh.save())
    assert "Trần Thị Lan cũng sửa mục “Ghi chú chung”, thành: “Ý Lan”." in minh.shown
    assert re.search(r'name="note"[^>]*>\s*Ý Minh', minh.shown)


def test_people_of_a_pledge_go_the_same_way(client):
    recipient = RecipientFactory(plan=pledge_plan())
    lan, minh = (
        Writer(type(client), recipient.plan, recipient.body, name)
        for name in ("Trần Thị Lan", "Lê Văn Minh")
    )
    for writer, who in ((lan, "Đặng Thị Ánh"), (minh, "Vũ Văn Bình")):
        writer.fields["pledge"] = "Hoàn thành xuất sắc"
        line = {"token": "p", "line": "", "full_name": who, "job_title": "", "unit": ""}
        writer.lines.append(line)
    lan.save()
    minh.take_over(minh.save())
    assert [line["full_name"] for line in minh.lines] == ["Vũ Văn Bình", "Đặng Thị Ánh"]


def test_what_comes_back_instead_of_the_opened_page_is_never_trusted_to_overwrite(two):
    lan, minh = two
    lan.type("Của Lan")
    lan.save()
    for nonsense in ("", "x", "[]", '{"revision": "nhiều"}', '{"revision": 1}'):
        minh.opened = nonsense
        minh.lines = []
        minh.type("Của Minh")
        assert minh.save().status_code == 409
    assert saved_names() == ["Của Lan"]


# --- Moving lines ---------------------------------------------------------------------------------


def test_without_javascript_a_line_changes_places_with_its_neighbour_in_the_same_field(two):
    lan, _ = two
    second_field = area_of(lan.plan, 2).pk
    lan.type("Một", token="a")
    lan.type("Ở lĩnh vực khác", token="x", area=second_field)
    lan.type("Hai", token="b")
    lan.take_over(lan.save(up="b"))
    assert [line["name"] for line in lan.lines] == ["Hai", "Một", "Ở lĩnh vực khác"]
    lan.take_over(lan.save(up="b"))
    assert [line["name"] for line in lan.lines] == ["Hai", "Một", "Ở lĩnh vực khác"]
    lan.take_over(lan.save(down="b"))
    assert [line["name"] for line in lan.lines] == ["Một", "Hai", "Ở lĩnh vực khác"]
    lan.save()
    assert saved_names() == ["Một", "Hai", "Ở lĩnh vực khác"]


def test_the_form_says_what_the_desk_wants_mended_and_from_where_a_line_was_copied(two):
    lan, _ = two
    lan.type("Sổ tay")
    lan.save()
    line = Initiative.objects.get()
    source = InitiativeFactory(registration__body__name="Trường Tiểu học Nguồn")
    Initiative.objects.filter(pk=line.pk).update(remark="Ghi rõ tiến độ", copied_from=source)
    lan.open()
    assert re.search(r"<strong>Cần sửa:</strong>\s+Ghi rõ tiến độ", lan.shown)
    assert "Chép từ: Trường Tiểu học Nguồn" in lan.shown
