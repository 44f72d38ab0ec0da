"""What those who award by rank will ask, and the year before, also across a succession."""

from datetime import date

import pytest

from organisation.models import BodySuccession
from rankings import drafts
from rankings.models import RankingEntry
from tests.campaigns.factories import BodyFactory
from tests.rankings.factories import draft, published, ranked

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_march_2021(working_day):
    working_day("2021-03-01")


def names(entries) -> set[str]:
    return {entry.body.name.split()[-1] for entry in entries.with_bodies()}


def test_a_bodys_rank_and_group_are_found_by_year():
    place = ranked()
    published(place, 92, 85, 70, 88)
    entry = RankingEntry.objects.published().of_year(2019).of_body(place.districts[1]).get()
    assert (entry.rank, entry.group) == (3, "Tốt")


def test_drafts_and_corrected_rankings_answer_nothing():
    place = ranked()
    draft(place, 92, 85, 70, 88)
    assert RankingEntry.objects.count() == 4
    assert not RankingEntry.objects.published().exists()


def test_those_of_a_group_and_those_ranked_at_most():
    place = ranked()
    published(place, 92, 85, 70, 88)
    asked = RankingEntry.objects.published().of_year(2019)
    assert names(asked.in_group("Tốt")) == {"Đất", "Biên"}
    assert names(asked.ranked_at_most(2)) == {"Riềng", "Biên"}


def test_improved_are_those_on_a_better_rank_than_the_year_before():
    place = ranked()
    published(place, 92, 85, 70, 88, year=2018)
    published(place, 91, 90, 89, 88, year=2019)
    asked = RankingEntry.objects.published().of_year(2019)
    # Riềng 1 → 1, Đất 3 → 2, Hiệp 4 → 3, Biên 2 → 4
    assert names(asked.improved()) == {"Đất", "Hiệp"}
    assert not RankingEntry.objects.published().of_year(2018).improved().exists()


def test_another_kind_and_another_publisher_are_no_year_before():
    place = ranked()
    published(place, 92, 85, 70, 88, year=2018)
    other = ranked()
    published(other, 50, 60, 70, 80, year=2019)
    assert RankingEntry.objects.published().of_year(2019).year_before() == {}


def test_one_that_was_renamed_is_compared_with_what_it_was():
    place = ranked()
    published(place, 92, 85, 70, 88, year=2018)
    old = place.districts[1]
    new = BodyFactory(
        name="Ủy ban nhân dân thành phố Hòn Đất", under=place.province, valid_from=date(2019, 5, 1)
    )
    old.valid_to = date(2019, 4, 30)
    old.save()
    BodySuccession.objects.create(
        predecessor=old,
        successor=new,
        extent="whole",
        effective_on=date(2019, 5, 1),
        legal_basis="Nghị quyết thử",
    )
    place.districts[1] = new
    ranking = published(place, 92, 95, 70, 88, year=2019)
    assert not ranking.entries.filter(body=old).exists()
    entry = ranking.entries.get(body=new)
    before = ranking.entries.all().year_before()[entry.pk]
    assert (before.body, before.rank) == (old, 3)
    assert names(ranking.entries.all().improved()) == {"Đất"}


def test_one_merged_out_of_two_has_no_year_before():
    place = ranked()
    published(place, 92, 85, 70, 88, year=2018)
    new = BodyFactory(
        name="Ủy ban nhân dân huyện Mới", under=place.province, valid_from=date(2019, 5, 1)
    )
    for old in place.districts[:2]:
        old.valid_to = date(2019, 4, 30)
        old.save()
        BodySuccession.objects.create(
            predecessor=old,
            successor=new,
            extent="whole",
            effective_on=date(2019, 5, 1),
            legal_basis="Nghị quyết thử",
        )
    place.districts[:2] = [new]
    ranking = published(place, 95, 70, 88, year=2019)
    before = ranking.entries.all().year_before()
    assert {entry.body_id for entry in ranking.entries.all() if entry.pk in before} == {
        body.pk for body in place.districts[1:]
    }


def test_the_year_before_takes_as_many_queries_for_four_as_for_one(django_assert_num_queries):
    place = ranked()
    published(place, 92, 85, 70, 88, year=2018)
    ranking = published(place, 91, 90, 89, 88, year=2019)
    for number in (1, 4):
        keys = [body.pk for body in place.districts[:number]]
        with django_assert_num_queries(2):
            found = ranking.entries.filter(body__in=keys).year_before()
        assert len(found) == number


def test_a_body_taken_out_of_a_draft_leaves_its_rank_to_the_next():
    place = ranked()
    ranking = draft(place, 92, 85, 70, 88)
    drafts.choose_bodies(ranking, actor=place.staff, bodies=place.districts[1:])
    ranks = {entry.body: entry.rank for entry in ranking.entries.with_bodies()}
    assert [ranks[body] for body in place.districts[1:]] == [2, 3, 1]
