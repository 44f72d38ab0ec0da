"""A list of people stands in the order of the given name, in the Vietnamese alphabet."""

import random

import pytest

from accounts.models import User
from paperwork.vietnamese import name_key
from tests.accounts.factories import UserFactory


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Trần An", "Trần Ân", id="a before â"),
        pytest.param("Trần Ân", "Trần Bảo", id="â before b"),
        pytest.param("Trần Dũng", "Trần Đạt", id="d before đ"),
        pytest.param("Trần Oanh", "Trần Ổn", id="o before ô"),
        pytest.param("Trần Tuấn", "Trần Tưởng", id="u before ư"),
        pytest.param("Vũ Thị An", "Bùi Thị Yến", id="the given name before the family name"),
        pytest.param("Vũ Bích An", "Bùi Thị An", id="then the middle names"),
        pytest.param("Bùi Thị An", "Vũ Thị An", id="then the family name"),
        pytest.param("Lê Thu Hoa", "Lê Thu Hòa", id="no tone before huyền"),
        pytest.param("Lê Thu Hòa", "Lê Thu Hỏa", id="huyền before hỏi"),
        pytest.param("Lê Thu Hỏa", "Lê Thu Hõa", id="hỏi before ngã"),
        pytest.param("Lê Thu Hõa", "Lê Thu Hóa", id="ngã before sắc"),
        pytest.param("Lê Thu Hóa", "Lê Thu Họa", id="sắc before nặng"),
        pytest.param("Lê An", "Lê Anh", id="a shorter name before a longer one"),
        pytest.param("Lê Thị An", "Nguyễn Thị Bình A", id="a letter at the end is a mark"),
        pytest.param("Nguyễn Thị Bình", "Nguyễn Thị Bình A", id="who has no mark comes first"),
        pytest.param("Nguyễn Thị Bình A", "Nguyễn Thị Bình B", id="marks in their order"),
        pytest.param("Nguyễn Thị Bình B", "Trần Văn Cường", id="the given name before the mark"),
        pytest.param("Lê Văn Bình (con)", "Lê Văn Chung", id="brackets are no name"),
        pytest.param("Lê Văn Bình", "Lê Văn Bình (con)", id="brackets count last"),
        pytest.param("Vũ Thị Xuân", "Vũ Thị Y", id="Y is a given name"),
        pytest.param("Lê A", "Lê B", id="a single letter may be the given name"),
        pytest.param("Lê Thu Hạ", "Lê Thu Hai", id="letters before tones"),
    ],
)
def test_one_name_stands_before_another(first, second):
    assert name_key(first) < name_key(second)


def test_capital_letters_and_spaces_do_not_count():
    assert name_key("  NGUYỄN   văn AN ") == name_key("Nguyễn Văn An")


@pytest.mark.django_db
def test_the_database_sorts_people_as_a_vietnamese_list_does():
    names = [
        "Trần Văn An",
        "Lê Thị Ân",
        "Nguyễn Quốc Bảo",
        "Võ Thị Dung",
        "Võ Thị Đào",
        "Bùi Thị Hoa",
        "Bùi Thị Hòa",
        "Bùi Thị Họa",
    ]
    shuffled = random.Random(2020).sample(names, len(names))
    for name in shuffled:
        UserFactory(full_name=name)
    assert list(User.objects.values_list("full_name", flat=True)) == names


@pytest.mark.django_db
def test_a_new_name_moves_a_person_in_the_list():
    early = UserFactory(full_name="Lê Thị An")
    UserFactory(full_name="Lê Thị Bình")
    early.full_name = "Lê Thị Yến"
    early.save()
    assert [person.get_short_name() for person in User.objects.all()] == ["Bình", "Yến"]
