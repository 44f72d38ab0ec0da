"""Similar initiatives are found across units and years; drafts of others never are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registrations.models import Initiative
from registrations.similarity.search import COMPARED, SHOWN, similar_to
from tests.campaigns.factories import PlanFactory
from tests.registrations.factories import InitiativeFactory, RegistrationFactory, district

pytestmark = pytest.mark.django_db

IDEA = "Thu học phí và các khoản thỏa thuận không dùng tiền mặt"


def registered(name: str, *, status: str = "accepted", **values) -> Initiative:
    """One line in a registration of its own."""
    reason = "Thiếu" if status == "returned" else ""
    registration = RegistrationFactory(status=status, return_reason=reason, **values)
    return InitiativeFactory(registration=registration, name=name)


def found(name: str, among=None) -> list[Initiative]:
    among = Initiative.objects.accepted() if among is None else among
    rows = similar_to({"typed": name}, among)["typed"]
    return [row.initiative for row in rows]


@pytest.mark.parametrize(
    "typed",
    [
        IDEA,
        "thu hoc phi va cac khoan thoa thuan khong dung tien mat",
        "Phụ huynh đóng tiền học, khoản thỏa thuận qua chuyển khoản",
        "Thu học phí qua tài khoản ngân hàng",
    ],
    ids=["same", "no marks", "other words", "shorter"],
)
def test_the_same_idea_is_found_however_it_is_told(typed):
    line = registered(IDEA)
    registered("Điểm danh bằng thẻ học sinh")
    assert found(typed) == [line]


def test_the_same_topic_alone_is_not_shown():
    registered("Miễn, giảm học phí cho học sinh nghèo")
    assert found(IDEA) == []


@pytest.mark.parametrize("status", ["draft", "submitted", "returned", "withdrawn"])
def test_only_what_was_accepted_is_shown_to_other_units(status):
    registered(IDEA, status=status)
    assert found(IDEA) == []
    line = registered(IDEA)
    assert found(IDEA) == [line]


def test_a_desk_also_knows_what_has_arrived_there_but_not_drafts_nor_other_desks():
    place = district()
    here = {"plan": place.letter, "received_by": place.office}
    arrived = [
        registered(IDEA, status=status, body=school, **here)
        for status, school in zip(("submitted", "returned"), place.schools[:2], strict=True)
    ]
    registered(IDEA, status="draft", body=place.schools[2], **here)
    registered(IDEA, status="withdrawn", body=place.communes[0], **here)
    registered(IDEA, status="submitted", plan=place.plan, received_by=place.body)
    accepted = registered(IDEA)
    among = Initiative.objects.known_at_desk(place.letter, place.office)
    assert set(found(IDEA, among)) == {*arrived, accepted}


def test_it_is_found_under_the_plans_of_other_years():
    line = registered(IDEA, plan=PlanFactory(issued_on="2018-03-01"))
    assert found(IDEA) == [line]


def test_the_likest_come_first_and_no_more_than_are_shown():
    registered("Thu học phí, tiền bán trú và bảo hiểm y tế không dùng tiền mặt")
    same = registered(IDEA)
    for _ in range(SHOWN):
        registered("Thu học phí không dùng tiền mặt ở trường mầm non")
    rows = found(IDEA)
    assert rows[0] == same
    assert len(rows) == SHOWN


def test_the_likest_is_found_among_more_rows_than_are_compared():
    registration = RegistrationFactory(status="accepted")
    same = InitiativeFactory(registration=registration, name=IDEA)
    InitiativeFactory.create_batch(
        COMPARED + 5,
        registration=registration,
        name="Thu học phí không dùng tiền mặt; tập huấn tin học; số hóa sổ hộ tịch; ký số",
    )
    assert found(IDEA)[0] == same


def test_a_line_is_not_like_itself():
    line = registered(IDEA)
    other = registered(IDEA)
    rows = similar_to({line.pk: line.name}, Initiative.objects.accepted())[line.pk]
    assert [row.initiative for row in rows] == [other]


@pytest.mark.parametrize("name", ["", "Giải pháp năm 2020", "Người dân xã", "x' | y & !("])
def test_a_name_that_says_too_little_is_like_nothing_and_asks_nothing(
    name, django_assert_num_queries
):
    registered("Giải pháp cho người dân xã")
    with django_assert_num_queries(0):
        assert found(name) == []


def test_a_name_of_one_phrase_is_looked_for_too():
    line = registered("Chatbot")
    assert found("Trợ lý ảo") == [line]


def test_each_name_gets_its_own_in_a_fixed_number_of_queries():
    names = [IDEA, "Điểm danh bằng thẻ học sinh", "Ký số văn bản điện tử"]
    lines = [registered(name) for name in names]

    def ask(some: list[str]):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            rows = similar_to(dict(enumerate(some, start=-9)), Initiative.objects.accepted())
            for one in (row.initiative for similar in rows.values() for row in similar):
                assert one.registration.body.name and one.registration.plan.issuing_body.name
                assert one.registration.received_by.name
        return [[row.initiative for row in similar] for similar in rows.values()], len(queries)

    assert ask(names[:1]) == ([lines[:1]], 2)
    assert ask(names) == ([[line] for line in lines], 2)
    assert ask([*names, "Mô hình"])[0] == [*([line] for line in lines), []]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the index is PostgreSQL's")
def test_the_question_is_asked_in_the_words_of_the_index():
    line = registered(IDEA)
    with connection.cursor() as cursor:
        # A table of one row is otherwise read through, or by its keys.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
    with CaptureQueriesContext(connection) as queries:
        assert found(IDEA, Initiative.objects.all()) == [line]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {queries[0]['sql']}")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "Bitmap Index Scan on registrations_initiative_by_terms" in plan
