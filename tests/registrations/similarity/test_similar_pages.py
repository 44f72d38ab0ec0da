"""Similar names under the field while a unit types, and beside the lines for who receives them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisation.models.memberships import Role
from tests.campaigns.factories import person
from tests.registrations.factories import (
    InitiativeFactory,
    RegistrationFactory,
    district,
    registered,
)

pytestmark = pytest.mark.django_db

IDEA = "Thu học phí và các khoản thỏa thuận không dùng tiền mặt"
OTHER_WORDS = "Phụ huynh đóng tiền học, khoản thỏa thuận bằng chuyển khoản"


@pytest.fixture
def place(working_day):
    working_day("2020-05-08")
    return district()


def line_of(plan, body, name=IDEA, status="accepted"):
    return InitiativeFactory(registration=registered(plan, body, status=status), name=name)


# --- While typing --------------------------------------------------------------------------------


@pytest.fixture
def typing(client, place):
    """Ask as the head of the first school, who is typing into the line "t0"."""
    client.force_login(person(Role.UNIT_HEAD, place.schools[0]))

    def ask(name: str, **other) -> str:
        url = reverse(
            "registrations:similar_while_typing", args=[place.letter.pk, place.schools[0].pk]
        )
        data = {"line-t0-name": name, **other}
        response = client.post(f"{url}?dong=t0", data, headers={"HX-Request": "true"})
        assert response.status_code == 200
        return response.content.decode()

    return ask


def test_a_neighbours_accepted_line_is_told_by_name_unit_plan_year_and_state(typing, place):
    line_of(place.plan, place.communes[0])
    told = " ".join(typing(OTHER_WORDS).split())
    assert "Có 1 tên tương tự đã được tiếp nhận" in told
    assert IDEA in told
    assert "Ủy ban nhân dân xã Thử 1 · theo 3925/KH-UBND" in told
    assert f"năm {place.plan.issued_on.year}" in told
    assert "· đã tiếp nhận" in told


def test_what_a_neighbour_only_drafts_or_has_sent_is_not_told(typing, place):
    line_of(place.letter, place.schools[1], status="draft")
    line_of(place.letter, place.schools[2], status="submitted")
    assert typing(IDEA).strip() == ""
    line_of(place.plan, place.communes[0])
    assert IDEA in typing(IDEA)


def test_note_and_progress_of_a_neighbour_are_not_told_nor_a_link_to_what_one_may_not_open(
    typing, place
):
    line = line_of(place.plan, place.communes[0])
    line.note, line.expected_completion = "Điện thoại cô Ba", "quý III/2020"
    line.save()
    told = typing(IDEA)
    assert IDEA in told
    assert not re.search("Điện thoại|quý III|href", told)


def test_ones_own_of_another_plan_has_a_link(typing, place):
    line = line_of(place.plan, place.schools[0])
    url = reverse("registrations:registration_detail", args=[line.registration_id])
    assert f'href="{url}"' in typing(IDEA)


def test_nothing_is_said_where_nothing_is_alike_or_too_little_typed(typing, place):
    line_of(place.plan, place.communes[0])
    for name in ("", "Thu", "Giải pháp", "Trồng hoa ven đường"):
        assert typing(name).strip() == "", name


def test_what_is_not_a_line_of_the_form_is_passed_over(typing, place):
    line_of(place.plan, place.communes[0])
    assert typing("", **{"line-t1-name": IDEA}).strip() == ""


def test_names_are_shown_as_text(typing, place):
    line_of(place.plan, place.communes[0], name=f"{IDEA} <script>")
    assert "&lt;script&gt;" in typing(IDEA)


def test_a_form_asks_for_each_of_its_lines_and_listens_politely(client, place):
    client.force_login(person(Role.UNIT_HEAD, place.schools[0]))
    line = InitiativeFactory(
        registration=RegistrationFactory(plan=place.letter, body=place.schools[0])
    )
    args = [place.letter.pk, place.schools[0].pk]
    url = reverse("registrations:similar_while_typing", args=args)
    shown = client.get(reverse("registrations:registration_edit", args=args)).content.decode()
    assert f'hx-post="{url}?dong={line.pk}"' in shown
    assert f'hx-params="line-{line.pk}-name"' in shown
    assert shown.count('class="line__similar" aria-live="polite"') == 1
    added = client.get(reverse("registrations:line_new", args=args)).content.decode()
    token = re.search(r'name="order"\s+value="([0-9a-f]+)"', added)[1]
    assert f'hx-post="{url}?dong={token}"' in added


# --- Beside the lines, for who receives ----------------------------------------------------------


@pytest.fixture
def desk(client, place):
    """The registration of the first school, and its page and lists for the office's staff."""
    client.force_login(place.office_staff())
    return line_of(place.letter, place.schools[0], status="submitted").registration


def similar_page(client, registration, **headers):
    url = reverse("registrations:registration_similar", args=[registration.pk])
    return client.get(url, headers=headers).content.decode()


def test_the_page_of_what_arrived_asks_for_what_is_like_its_lines(client, desk):
    page = client.get(reverse("registrations:registration_detail", args=[desk.pk]))
    url = reverse("registrations:registration_similar", args=[desk.pk])
    shown = page.content.decode()
    assert f'hx-get="{url}"' in shown
    assert f'<a href="{url}">' in shown
    assert f'id="tuong-tu-{desk.initiatives.get().pk}"' in shown


def test_who_does_not_receive_is_not_offered_it(client, place, desk):
    client.force_login(person(Role.UNIT_HEAD, place.schools[0]))
    page = client.get(reverse("registrations:registration_detail", args=[desk.pk]))
    assert "tuong-tu" not in page.content.decode()


def test_each_line_gets_what_is_like_it_put_beside_it(client, place, desk):
    line_of(place.plan, place.communes[0], name=OTHER_WORDS)
    line = desk.initiatives.get()
    alone = InitiativeFactory(registration=desk, name="Trồng hoa ven đường")
    told = similar_page(client, desk, **{"HX-Request": "true"})
    assert "<html" not in told
    assert "1 dòng có tên tương tự" in told
    assert f'id="tuong-tu-{line.pk}" hx-swap-oob="true"' in told
    assert OTHER_WORDS in told
    assert f"tuong-tu-{alone.pk}" not in told


def test_without_javascript_there_is_a_page_of_all_lines(client, place, desk):
    line_of(place.plan, place.communes[0], name=OTHER_WORDS)
    InitiativeFactory(registration=desk, name="Trồng hoa ven đường")
    told = similar_page(client, desk)
    assert "<html" in told
    assert OTHER_WORDS in told
    assert "Không tìm thấy tên tương tự." in told


def test_the_desk_knows_what_else_arrived_there_but_no_drafts(client, place, desk):
    line_of(place.letter, place.schools[1], name=OTHER_WORDS, status="submitted")
    line_of(place.letter, place.schools[2], name="Học phí chuyển khoản", status="draft")
    told = similar_page(client, desk)
    assert OTHER_WORDS in told
    assert "Học phí chuyển khoản" not in told


def test_the_number_of_queries_does_not_grow_with_the_lines(client, place, desk):
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert OTHER_WORDS in similar_page(client, desk)
        return len(found)

    line_of(place.plan, place.communes[0], name=OTHER_WORDS)
    one = queries()
    for number in range(3):
        InitiativeFactory(registration=desk, name=f"{IDEA}, điểm danh lần {number}")
    line_of(place.plan, place.communes[1], name=OTHER_WORDS)
    assert queries() == one


def test_a_long_registration_is_looked_at_page_by_page(client, place, desk, monkeypatch):
    monkeypatch.setattr("registrations.views.units.similarity.LINES_A_PAGE", 1)
    InitiativeFactory(registration=desk, name="Điểm danh bằng thẻ", field=2)
    assert "Mới so 1 dòng đầu." in similar_page(client, desk, **{"HX-Request": "true"})
    url = reverse("registrations:registration_similar", args=[desk.pk])
    told = client.get(url, {"page": 2}).content.decode()
    assert "Điểm danh bằng thẻ" in told
    assert IDEA not in told
