"""A draft is written part by part on the screen."""

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from campaigns.models import Deadline, LegalBasis, ParticipantGroup, Plan, Recipient
from campaigns.plans.drafts.parts import PARTS
from organisation.models.memberships import Role
from tests.campaigns.factories import BodyFactory, PhaseFactory, PlanFactory, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_6_may_2020(working_day):
    working_day("2020-05-06")


@pytest.fixture
def staff(cu_chi, client):
    user = person(Role.NOI_VU_STAFF, cu_chi.home_affairs)
    client.force_login(user)
    return user


@pytest.fixture
def draft(cu_chi, staff):
    return PlanFactory(
        issuing_body=cu_chi.district, status="draft", number="", issued_on=None, title="Dự thảo"
    )


def page_of(draft: Plan, part: str) -> str:
    return reverse("campaigns:plan_part", args=[draft.pk, part])


def rows(part: str, *forms: dict, saved: int = 0) -> dict:
    """What the browser sends for a part with these rows."""
    sent = {
        f"{part}-TOTAL_FORMS": len(forms),
        f"{part}-INITIAL_FORMS": saved,
        f"{part}-MIN_NUM_FORMS": 0,
        f"{part}-MAX_NUM_FORMS": 1000,
    }
    for index, form in enumerate(forms):
        sent |= {f"{part}-{index}-{name}": value for name, value in form.items()}
    return sent


def shown(response) -> str:
    assert response.status_code == 200
    return unescape(response.content.decode())


@pytest.mark.parametrize("part", [part.key for part in PARTS])
def test_each_part_has_a_page(client, draft, part):
    assert "Soạn dự thảo" in shown(client.get(page_of(draft, part)))


def test_there_is_no_other_part(client, draft):
    assert client.get(page_of(draft, "khong-co")).status_code == 404


def test_an_issued_plan_is_not_written(client, draft):
    Plan.objects.filter(pk=draft.pk).update(status="issued", number="1")
    response = client.post(page_of(draft, "dot"), rows("dot"))
    assert response.status_code == 403
    assert "không sửa được nữa" in unescape(response.content.decode())


BASIS = {"position": 1, "kind": "Kế hoạch", "reference": "1513/KH-UBND", "issued_on": "27/4/2020"}


def test_rows_are_saved_and_one_goes_on_to_the_next_part(client, draft):
    response = client.post(page_of(draft, "can-cu"), {**rows("can-cu", BASIS), "next": "1"})
    assert response.url == page_of(draft, "doi-tuong")
    (basis,) = draft.bases.all()
    assert (basis.reference, basis.issued_on) == ("1513/KH-UBND", date(2020, 4, 27))


def test_after_the_last_part_come_the_awards(client, draft):
    response = client.post(page_of(draft, "noi-nhan"), {"lines": "", "next": "1"})
    assert response.url == reverse("awards:award_forms", args=[draft.pk])


def test_a_row_is_mended_and_another_removed(client, draft):
    first, second = (
        LegalBasis.objects.create(plan=draft, reference=reference) for reference in ("1/A", "2/B")
    )
    sent = rows(
        "can-cu",
        {"id": first.pk, "position": 1, "reference": "1/C"},
        {"id": second.pk, "position": 2, "reference": "2/B", "DELETE": "on"},
        saved=2,
    )
    client.post(page_of(draft, "can-cu"), sent)
    assert [basis.reference for basis in draft.bases.all()] == ["1/C"]


LOST = "Dòng này không còn trong dự thảo; hãy chép nội dung cần giữ rồi tải lại trang."


def test_a_row_removed_in_another_window_is_said_to_be_gone_and_its_text_stays(client, draft):
    basis = LegalBasis.objects.create(plan=draft, reference="1/A")
    sent = rows("can-cu", {"id": basis.pk, "position": 1, "reference": "1/B"}, saved=1)
    basis.delete()
    page = shown(client.post(page_of(draft, "can-cu"), sent))
    assert LOST in page
    assert "1/B" in page


@pytest.mark.parametrize("key", ["", "x", "987654"])
def test_a_key_that_was_tampered_with_gets_a_sentence(client, draft, key):
    LegalBasis.objects.create(plan=draft, reference="1/A")
    sent = rows("can-cu", {"id": key, "position": 1, "reference": "1/B"}, saved=1)
    assert LOST in shown(client.post(page_of(draft, "can-cu"), sent))
    assert draft.bases.get().reference == "1/A"


def test_a_row_of_another_plan_cannot_be_taken(cu_chi, client, draft):
    foreign = LegalBasis.objects.create(plan=PlanFactory(), reference="9/X")
    sent = rows("can-cu", {"id": foreign.pk, "position": 1, "reference": "1/A"}, saved=1)
    page = shown(client.post(page_of(draft, "can-cu"), sent))
    assert LOST in page
    foreign.refresh_from_db()
    assert (foreign.reference, draft.bases.count()) == ("9/X", 0)


def test_one_more_row_is_asked_for_without_judging_what_is_typed(client, draft):
    half = {"position": 1, "name": "Đợt 1", "starts_on": "", "ends_on": ""}
    page = shown(client.post(page_of(draft, "dot"), {**rows("dot", half), "add": "dot"}))
    assert 'name="dot-1-name"' in page
    assert "Đợt 1" in page
    assert "invalid-feedback" not in page
    assert draft.phases.count() == 0


def test_bad_rows_get_sentences_and_nothing_typed_is_lost(client, draft):
    sent = rows(
        "dot", {"position": 1, "name": "Đợt một", "starts_on": "31/5/2020", "ends_on": "5/5/2020"}
    )
    page = shown(client.post(page_of(draft, "dot"), sent))
    assert "Ngày kết thúc đợt phải từ ngày bắt đầu trở đi." in page
    assert "Đợt một" in page


@pytest.mark.parametrize(
    ("part", "row", "typed"),
    [
        ("dot", {"name": "Đợt 1", "starts_on": "31/12/9999", "ends_on": "31/12/9999"}, "9999"),
        ("dot", {"name": "Đợt 1", "starts_on": "01/01/0001", "ends_on": "5/5/2020"}, "0001"),
        ("thoi-han", {"title": "Đăng ký", "due_on": "12/5/0202"}, "0202"),
        ("can-cu", {"reference": "1/QĐ", "issued_on": "12/5/0202"}, "0202"),
    ],
)
def test_a_mistyped_year_gets_a_sentence_and_stays(client, draft, part, row, typed):
    page = shown(client.post(page_of(draft, part), rows(part, {"position": 1, **row})))
    assert "Hãy kiểm tra lại năm." in page
    assert typed in page
    assert not any((draft.phases.exists(), draft.deadlines.exists(), draft.bases.exists()))


def test_a_basis_may_be_older_than_any_campaign(client, draft):
    sent = rows("can-cu", {"position": 1, "reference": "1/PL", "issued_on": "1/7/1996"})
    client.post(page_of(draft, "can-cu"), sent)
    assert draft.bases.get().issued_on == date(1996, 7, 1)


def test_a_number_below_nought_gets_a_plain_sentence(client, draft):
    page = shown(client.post(page_of(draft, "can-cu"), rows("can-cu", {**BASIS, "position": -1})))
    assert "Hãy ghi số từ 0 trở lên." in page


def test_a_hidden_field_that_was_tampered_with_does_no_harm(client, draft):
    for total in ("", "xyz", "99999999999999999999"):
        sent = {**rows("dot"), "dot-TOTAL_FORMS": total, "add": "dot"}
        assert client.post(page_of(draft, "dot"), sent).status_code == 200


def test_a_number_of_rows_that_was_tampered_with_gets_a_sentence_and_few_forms(client, draft):
    page = shown(client.post(page_of(draft, "dot"), {**rows("dot"), "dot-TOTAL_FORMS": "x"}))
    assert "Trang gửi lên không còn nguyên vẹn" in page
    response = client.post(page_of(draft, "dot"), {**rows("dot"), "dot-TOTAL_FORMS": "99999"})
    assert "Một phần có nhiều nhất 300 dòng." in shown(response)
    assert len(response.context["rows"].forms) == 300


# --- Deadlines -----------------------------------------------------------------------------------

DEADLINE = {
    "kind": "registration",
    "title": "Đăng ký",
    "boundary": "before",
    "precision": "day",
    "counted_in": "days",
}


def deadline(**more) -> dict:
    counted_in = Deadline._meta.get_field("counted_in").default
    return {**DEADLINE, "counted_in": str(counted_in.value), **more}


def test_a_deadline_is_a_day_for_a_group(client, draft):
    group = ParticipantGroup.objects.create(plan=draft, kind="collective", name="Phòng, ban")
    phase = PhaseFactory(plan=draft)
    sent = rows("thoi-han", deadline(due_on="12/5/2020", group=group.pk, phase=phase.pk))
    client.post(page_of(draft, "thoi-han"), sent)
    (saved,) = draft.deadlines.all()
    assert (saved.due_on, saved.group, saved.phase) == (date(2020, 5, 12), group, phase)


def test_a_month_ends_with_its_last_day(client, draft):
    sent = rows("thoi-han", deadline(due_on="01/02/2020", precision="month", boundary="within"))
    client.post(page_of(draft, "thoi-han"), sent)
    assert draft.deadlines.get().due_on == date(2020, 2, 29)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"days_after": "15"}, "Hãy chọn sự kiện mà từ đó tính số ngày."),
        ({"event": "ranking_published"}, "Hãy ghi số ngày tính từ sự kiện."),
        (
            {"due_on": "12/5/2020", "days_after": "15", "event": "ranking_published"},
            "Thời hạn là một ngày, hoặc một số ngày sau một sự kiện",
        ),
        (
            {"days_after": "1001", "event": "ranking_published"},
            "Hãy ghi nhiều nhất 1.000 ngày.",
        ),
        ({}, "Thời hạn là một ngày, hoặc một số ngày sau một sự kiện"),
    ],
)
def test_a_deadline_is_a_day_or_a_term_but_not_both(client, draft, given, sentence):
    page = shown(client.post(page_of(draft, "thoi-han"), rows("thoi-han", deadline(**given))))
    assert sentence in page
    assert draft.deadlines.count() == 0


def test_a_phase_or_group_of_another_plan_is_not_taken(client, draft):
    foreign = PhaseFactory(plan=PlanFactory())
    sent = rows("thoi-han", deadline(due_on="12/5/2020", phase=foreign.pk))
    assert "lựa chọn" in shown(client.post(page_of(draft, "thoi-han"), sent))
    assert draft.deadlines.count() == 0


# --- Recipients ----------------------------------------------------------------------------------


def test_recipients_are_ticked_and_lines_cleaned_of_dashes(cu_chi, client, draft):
    sent = {
        "receives": [cu_chi.education.pk, cu_chi.commune.pk],
        "must_register": [cu_chi.commune.pk],
        "consolidates": [cu_chi.education.pk],
        "lines": "- Như trên;\n– Thường trực Huyện ủy;\n\n- Lưu: VT.",
    }
    client.post(page_of(draft, "noi-nhan"), sent)
    assert {(row.body, row.must_register, row.consolidates) for row in draft.recipients.all()} == {
        (cu_chi.education, False, True),
        (cu_chi.commune, True, False),
    }
    assert [line.text for line in draft.recipient_lines.all()] == [
        "Như trên",
        "Thường trực Huyện ủy",
        "Lưu: VT",
    ]


def test_a_recipient_no_longer_ticked_goes(cu_chi, client, draft):
    Recipient.objects.create(plan=draft, body=cu_chi.education)
    client.post(page_of(draft, "noi-nhan"), {"receives": [cu_chi.commune.pk], "lines": ""})
    assert [row.body for row in draft.recipients.all()] == [cu_chi.commune]


def test_any_other_body_is_found_by_name(cu_chi, client, draft):
    BodyFactory(name="Điện lực Củ Chi", under=cu_chi.city)
    address = page_of(draft, "noi-nhan")
    assert "Điện lực Củ Chi" not in shown(client.get(address))
    page = shown(client.post(address, {"find": "1", "tim": "dien luc", "lines": ""}))
    assert "Điện lực Củ Chi" in page
    assert "checked" not in page


def test_searching_keeps_what_was_ticked_and_typed_and_saves_nothing(cu_chi, client, draft):
    Recipient.objects.create(plan=draft, body=cu_chi.commune)
    sent = {
        "find": "1",
        "tim": "không có ai",
        "receives": [cu_chi.education.pk],
        "must_register": [cu_chi.neighbour.pk],
        "lines": "Lưu: VT, " + "x" * 251,
    }
    page = shown(client.post(page_of(draft, "noi-nhan"), sent))
    assert "Không tìm thấy đơn vị nào có tên như vậy." in page
    assert sent["lines"] in page
    assert "dài nhất 250 ký tự" not in page
    ticked = re.findall(r'name="(\w+)"\s+value="(\d+)"[^>]*checked', page)
    assert set(ticked) == {
        ("receives", str(cu_chi.education.pk)),
        ("must_register", str(cu_chi.neighbour.pk)),
    }
    assert [row.body for row in draft.recipients.all()] == [cu_chi.commune]


def test_the_issuing_body_does_not_receive_its_own_plan(cu_chi, client, draft):
    sent = {"receives": [cu_chi.district.pk, 987654, "x", "9" * 40], "lines": ""}
    client.post(page_of(draft, "noi-nhan"), sent)
    assert draft.recipients.count() == 0


def test_a_line_too_long_to_keep_gets_a_sentence_and_the_ticks_stay(cu_chi, client, draft):
    sent = {"receives": [cu_chi.commune.pk], "lines": "x" * 251}
    page = shown(client.post(page_of(draft, "noi-nhan"), sent))
    assert "dài nhất 250 ký tự" in page
    assert f'value="{cu_chi.commune.pk}"\n                           aria-label' in page
    assert page.count("checked") == 1


def test_the_number_of_queries_does_not_grow_with_the_rows(
    client, draft, django_assert_max_num_queries
):
    for position in range(1, 20):
        PhaseFactory(plan=draft, position=position)
        Deadline.objects.create(
            plan=draft, kind="registration", title="Đăng ký", due_on=date(2020, 5, 12)
        )
    with django_assert_max_num_queries(30):
        client.get(page_of(draft, "thoi-han"))
