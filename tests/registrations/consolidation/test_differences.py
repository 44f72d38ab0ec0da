"""Two sendings of a consolidation held against each other, and the last one against today."""

import pytest
from django.urls import reverse

from registrations.consolidation.consolidation_steps import gather, give_back, send
from registrations.consolidation.differences import (
    Compared,
    between_sendings,
    difference,
    since_sent,
)
from registrations.views.consolidations import detail as consolidated
from tests.registrations.factories import InitiativeFactory, area_of, district, registered


def line(name: str, *, unit: int = 1, area: int = 1, completion: str = "") -> Compared:
    return Compared(unit, f"Đơn vị {unit}", area, name, ("initiative", completion, ""))


def names(lines) -> list[str]:
    return [one.name for one in lines]


def test_lines_that_are_there_in_both_are_no_difference():
    assert not difference([line("Một"), line("Hai")], [line("Hai"), line("Một")])


def test_what_came_and_what_went_is_told_apart():
    found = difference([line("Một"), line("Hai")], [line("Hai"), line("Ba")])
    assert (names(found.added), names(found.removed), found.changed) == (["Ba"], ["Một"], [])


def test_the_same_name_typed_another_way_is_the_same_line():
    assert not difference([line("Số hóa  văn bản")], [line("số hoá văn bản")])


def test_the_same_name_in_another_field_or_unit_is_another_line():
    found = difference([line("Một", area=1)], [line("Một", area=2), line("Một", unit=2)])
    assert (len(found.added), len(found.removed)) == (2, 1)


def test_a_line_that_says_something_else_is_changed():
    before, after = line("Một", completion="quý I"), line("Một", completion="quý II")
    assert difference([before], [after]).changed == [(before, after)]


def test_a_line_that_stood_twice_and_stands_once_has_gone_once():
    found = difference([line("Một"), line("Một")], [line("Một")])
    assert (len(found.added), len(found.removed)) == (0, 1)


@pytest.fixture
def sent_twice(working_day):
    """The office sends, is given it back, accepts one more line, sends again, then gets another."""
    working_day("2020-05-08")
    place = district()
    staff, above = place.office_staff(), place.staff()
    registration = registered(place.letter, place.schools[0], "1")
    consolidation = gather(place.letter, place.office, actor=staff)
    send(consolidation, actor=staff, covering_text="")
    give_back(consolidation, actor=above, reason="Thiếu một trường")
    second = registered(place.letter, place.schools[1])
    InitiativeFactory(registration=second, area=area_of(place.letter, 2), name="Một cửa")
    registration.initiatives.update(expected_completion="năm 2020")
    send(consolidation, actor=staff, covering_text="")
    InitiativeFactory(registration=second, area=area_of(place.letter, 3), name="Hai cửa")
    return place, consolidation, staff, above


@pytest.mark.django_db
def test_each_sending_is_kept_and_its_difference_told(sent_twice):
    _, consolidation, _, _ = sent_twice
    found = between_sendings(consolidation, 1, 2)
    assert (names(found.added), found.removed, len(found.changed)) == (["Một cửa"], [], 1)


@pytest.mark.django_db
def test_what_was_accepted_after_sending_stands_beside_what_was_sent(sent_twice):
    _, consolidation, _, _ = sent_twice
    assert names(since_sent(consolidation).added) == ["Hai cửa"]


@pytest.mark.django_db
def test_the_page_shows_the_last_change_to_both_and_what_came_since_to_the_sender(
    client, sent_twice
):
    _, consolidation, staff, above = sent_twice
    address = reverse("registrations:consolidation_detail", args=[consolidation.pk])
    client.force_login(staff)
    page = client.get(address).content.decode()
    assert "Lần gửi 2 so với lần 1" in page
    assert "Hiện nay so với lần gửi 2" in page
    client.force_login(above)
    seen_above = client.get(address).content.decode()
    assert "Lần gửi 2 so với lần 1" in seen_above
    assert "Hai cửa" not in seen_above


@pytest.mark.django_db
def test_of_a_long_consolidation_lines_are_compared_when_somebody_asks(client, monkeypatch):
    monkeypatch.setattr(consolidated, "COMPARED_AT_ONCE", 1)
    place = district()
    registered(place.letter, place.schools[0], "2")
    staff = place.office_staff()
    consolidation = gather(place.letter, place.office, actor=staff)
    send(consolidation, actor=staff, covering_text="")
    registered(place.letter, place.schools[1], "1")
    client.force_login(staff)
    url = reverse("registrations:consolidation_detail", args=[consolidation.pk])
    response = client.get(url)
    assert response.context["differences"] == []
    assert "Xem các dòng thêm, bớt, sửa giữa các lần gửi" in response.content.decode()
    asked = client.get(f"{url}?so-sanh=1").context["differences"]
    assert [len(difference.added) for _, difference in asked] == [1]
