"""Awards enter the register under numbers without gaps or doubles, are revoked and corrected."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import Refused
from audit.models import Event
from organisation.models.memberships import Role
from register.entries import correct, enter, revoke
from register.honorees import recognise
from register.models import AwardRecord, Honoree, RegisterYear
from tests.accounts.factories import UserFactory
from tests.campaigns.factories import BodyFactory, person
from tests.races import at_once
from tests.register.factories import award, entered

pytestmark = pytest.mark.django_db


def numbers(body, year=2020) -> list[int]:
    return sorted(
        AwardRecord.objects.filter(issuing_body=body, year=year).values_list("number", flat=True)
    )


# --- Numbers -------------------------------------------------------------------------------------


def test_numbers_follow_each_other_by_body_and_year():
    one, other = BodyFactory(), BodyFactory()
    actor = UserFactory()
    enter([award(one), award(other), award(one)], actor=actor)
    enter([award(one, decided_on=date(2021, 1, 4)), award(one)], actor=actor)
    assert numbers(one) == [1, 2, 3]
    assert numbers(other) == [1]
    assert numbers(one, 2021) == [1]


def test_numbers_are_given_in_the_order_of_the_list():
    body = BodyFactory()
    records = enter([award(body, awardee_name=name) for name in "CAB"], actor=UserFactory())
    assert [(record.awardee_name, record.number) for record in records] == [
        ("C", 1),
        ("A", 2),
        ("B", 3),
    ]


def test_what_is_rolled_back_gives_its_numbers_back():
    body = BodyFactory()
    with pytest.raises(RuntimeError), transaction.atomic():
        enter([award(body), award(body)], actor=UserFactory())
        raise RuntimeError
    assert entered(body).number == 1
    assert RegisterYear.objects.get(issuing_body=body).last_number == 1


def test_one_source_enters_once_and_takes_no_second_number():
    body = BodyFactory()
    once = award(body, source_key="dossier:12")
    enter([once], actor=UserFactory())
    with pytest.raises(ValidationError, match="đã vào sổ số 0001/2020"):
        enter([award(body), once], actor=UserFactory())
    assert numbers(body) == [1]
    assert RegisterYear.objects.get(issuing_body=body).last_number == 1


def test_entering_many_asks_as_often_as_entering_three(django_assert_num_queries):
    actor = UserFactory()
    body = BodyFactory()
    entered(body)
    for count in (1, 3):
        with django_assert_num_queries(8):
            enter([award(body) for _ in range(count)], actor=actor)


@pytest.mark.django_db(transaction=True)
def test_two_who_enter_at_once_get_numbers_without_gap_or_double():
    body, actor = BodyFactory(), UserFactory()
    batches = [[award(body) for _ in range(3)] for _ in range(2)]
    first, second = at_once(*(lambda batch=batch: enter(batch, actor=actor) for batch in batches))
    assert [len(first), len(second)] == [3, 3]
    assert numbers(body) == [1, 2, 3, 4, 5, 6]


@pytest.mark.django_db(transaction=True)
def test_of_one_source_entered_at_once_one_takes_effect():
    body, actor = BodyFactory(), UserFactory()
    same = award(body, source_key="dossier:7")
    outcomes = at_once(*(lambda: enter([same], actor=actor) for _ in range(2)))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["ValidationError", "list"]
    assert numbers(body) == [1]


# --- Codes ---------------------------------------------------------------------------------------


def test_codes_are_long_random_and_of_signs_that_are_not_mistaken():
    codes = [record.check_code for record in (entered(), entered())]
    assert codes[0] != codes[1]
    for code in codes:
        assert len(code) == 26  # of 32 signs: 130 bits
        assert not set(code) & set("ilou") and code == code.lower()


# --- Revoking and correcting ---------------------------------------------------------------------


@pytest.fixture
def keeper():
    return person(Role.NOI_VU_STAFF, BodyFactory())


def test_a_revoked_award_keeps_its_number_and_says_by_what(keeper):
    record = entered(keeper.memberships.get().body)
    revoke([record], by="Quyết định số 99/QĐ-UBND", on=date(2021, 2, 3), actor=keeper)
    record.refresh_from_db()
    assert (record.status, record.number) == ("revoked", 1)
    assert (record.revoked_by, record.revoked_on) == ("Quyết định số 99/QĐ-UBND", date(2021, 2, 3))
    assert not AwardRecord.objects.in_force().exists()
    assert [event.label for event in Event.objects.about(record)] == [
        "Vào sổ khen thưởng",
        "Hủy bỏ khen thưởng",
    ]
    revoke([record], by="Quyết định khác", on=date(2021, 3, 3), actor=keeper)
    record.refresh_from_db()
    assert record.revoked_by == "Quyết định số 99/QĐ-UBND"


def test_only_who_keeps_the_register_revokes(keeper):
    record = entered(BodyFactory())
    with pytest.raises(Refused, match="Chỉ lãnh đạo, cán bộ phụ trách thi đua"):
        revoke([record], by="Quyết định", on=date(2021, 2, 3), actor=keeper)


def test_a_correction_keeps_number_and_code_and_what_stood_before(keeper):
    body = keeper.memberships.get().body
    given = award(body, awardee_name="Tổ Môt cửa")
    (record,) = enter([given], actor=keeper)
    code = record.check_code
    mended = replace(given, awardee_name="Tổ Một cửa", bonus=2_600_000)
    correct(record, award=mended, by="Quyết định số 5", on=date(2021, 1, 9), actor=keeper)
    assert (record.awardee_name, record.bonus) == ("Tổ Một cửa", 2_600_000)
    assert (record.number, record.check_code, record.version) == (1, code, 2)
    assert record.folded_name == "to mot cua"
    before = record.versions.get()
    assert before.words["awardee_name"] == "Tổ Môt cửa"
    assert (before.version, before.corrected_by) == (1, "Quyết định số 5")


def test_what_was_revoked_is_not_corrected(keeper):
    body = keeper.memberships.get().body
    given = award(body)
    (record,) = enter([given], actor=keeper)
    revoke([record], by="Quyết định", on=date(2021, 2, 3), actor=keeper)
    with pytest.raises(ValidationError, match="đã hủy bỏ"):
        correct(record, award=given, by="Quyết định 5", on=date(2021, 3, 3), actor=keeper)


# --- Persons across the years --------------------------------------------------------------------


def test_a_person_is_known_again_by_name_at_the_same_body():
    body, actor = BodyFactory(), UserFactory()
    first = recognise("Lê Thị Ánh", body=body, actor=actor)
    assert recognise("Lê  Thị Ánh", body=body, actor=actor, title="Công chức") == first
    assert Honoree.objects.get().title == "Công chức"


@pytest.mark.parametrize("name", ["Lê Thị Ánh", "Lê Thị Anh", "LE THI ANH"])
def test_a_namesake_elsewhere_or_with_other_signs_is_not_merged_silently(name):
    body, actor = BodyFactory(), UserFactory()
    first = recognise("Lê Thị Ánh", body=body, actor=actor)
    elsewhere = BodyFactory() if name == "Lê Thị Ánh" else body
    other = recognise(name, body=elsewhere, actor=actor)
    assert other != first
    assert set(Honoree.objects.namesakes_of(name)) == {first, other}


def test_whom_somebody_chose_among_namesakes_is_that_one_and_moves_with_his_work():
    old, new, actor = BodyFactory(), BodyFactory(), UserFactory()
    first = recognise("Lê Thị Ánh", body=old, actor=actor)
    assert recognise("Lê Thị Ánh", body=new, actor=actor, chosen=first) == first
    assert Honoree.objects.get().body == new
