"""Two windows on one draft do not overwrite each other unawares."""

import re
from html import unescape

import pytest
from django.urls import reverse

from campaigns.models import (
    Deadline,
    LegalBasis,
    ParticipantGroup,
    Phase,
    Plan,
    PlanSection,
    Recipient,
    RecipientLine,
)
from campaigns.plans.drafts.fingerprints import CHANGED_MEANWHILE, fingerprint
from organisation.models.memberships import Role
from tests.campaigns.factories import PlanFactory, person

DAY = "2020-05-06"


@pytest.fixture
def draft(cu_chi, client, working_day):
    working_day(DAY)
    client.force_login(person(Role.NOI_VU_STAFF, cu_chi.home_affairs))
    return PlanFactory(
        issuing_body=cu_chi.district,
        status="draft",
        number="",
        issued_on=None,
        title="Dự thảo",
        registration_form="none",
        reform_area_set=None,
    )


def page_of(draft: Plan, part: str) -> str:
    return reverse("campaigns:plan_part", args=[draft.pk, part])


def seen_in(response) -> str:
    """The fingerprint, or the revision, that a page carries."""
    assert response.status_code in (200, 409)
    return re.search(r'name="seen" value="(\w+)"', response.content.decode())[1]


def said(response) -> str:
    """The page that shows what two people wrote."""
    assert response.status_code == 409
    return unescape(response.content.decode())


def test_a_fingerprint_tells_values_and_their_order_apart():
    told = [fingerprint(values) for values in ([1, 2], [2, 1], [1, "2"], ["12"], [], [None])]
    assert len(set(told)) == len(told)
    assert fingerprint([1, 2]) == told[0]


# --- A part --------------------------------------------------------------------------------------


def renaming(phase: Phase, name: str, seen: str) -> dict:
    return {
        "seen": seen,
        "dot-TOTAL_FORMS": 1,
        "dot-INITIAL_FORMS": 1,
        "dot-0-id": phase.pk,
        "dot-0-position": 1,
        "dot-0-name": name,
        "dot-0-starts_on": "05/05/2020",
        "dot-0-ends_on": "31/05/2020",
    }


@pytest.fixture
def phase(draft):
    return Phase.objects.create(
        plan=draft, name="Đợt 1", starts_on="2020-05-05", ends_on="2020-05-31"
    )


@pytest.mark.django_db
def test_what_another_window_saved_is_not_overwritten_at_the_first_press(client, draft, phase):
    address = page_of(draft, "dot")
    seen = seen_in(client.get(address))
    assert client.post(address, renaming(phase, "Cửa sổ một", seen)).status_code == 302

    back = client.post(address, renaming(phase, "Cửa sổ hai", seen))
    assert CHANGED_MEANWHILE in said(back)
    assert "Cửa sổ hai" in said(back)
    phase.refresh_from_db()
    assert phase.name == "Cửa sổ một"

    again = client.post(address, renaming(phase, "Cửa sổ hai", seen_in(back)))
    assert again.status_code == 302
    phase.refresh_from_db()
    assert phase.name == "Cửa sổ hai"


@pytest.mark.django_db
def test_one_more_row_and_a_mistake_do_not_make_the_page_forget_what_it_showed(
    client, draft, phase
):
    address = page_of(draft, "dot")
    seen = seen_in(client.get(address))
    Phase.objects.filter(pk=phase.pk).update(name="Cửa sổ một")
    grown = client.post(address, {**renaming(phase, "Cửa sổ hai", seen), "add": "dot"})
    assert seen_in(grown) == seen
    mistaken = client.post(address, renaming(phase, "", seen))
    assert seen_in(mistaken) == seen
    assert CHANGED_MEANWHILE in said(client.post(address, renaming(phase, "Cửa sổ hai", seen)))


@pytest.mark.django_db
def test_every_part_notices_a_change_of_its_rows_and_of_no_other_part(cu_chi, client, draft):
    group = ParticipantGroup.objects.create(plan=draft, kind="collective", name="Phòng, ban")
    changes = {
        "can-cu": lambda: LegalBasis.objects.create(plan=draft, reference="1/A"),
        "doi-tuong": lambda: group.bodies.add(cu_chi.education),
        "dot": lambda: Phase.objects.create(plan=draft, name="Đợt", starts_on=DAY, ends_on=DAY),
        "thoi-han": lambda: Deadline.objects.create(
            plan=draft, kind="registration", title="Đăng ký", due_on=DAY
        ),
        "noi-dung": lambda: PlanSection.objects.create(plan=draft, kind="purpose", text="Nêu"),
        "noi-nhan": lambda: Recipient.objects.create(plan=draft, body=cu_chi.commune),
    }

    def seen() -> dict[str, str]:
        return {part: seen_in(client.get(page_of(draft, part))) for part in changes}

    before = seen()
    for part, change in changes.items():
        change()
        after = seen()
        assert [one for one in changes if before[one] != after[one]] == [part]
        before = after


# --- Nơi nhận ------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_recipients_of_another_window_are_not_overwritten(cu_chi, client, draft):
    RecipientLine.objects.create(plan=draft, position=1, text="Như trên")
    address = page_of(draft, "noi-nhan")
    seen = seen_in(client.get(address))
    # Saved unchanged elsewhere: nobody is in the way.
    assert client.post(address, {"seen": seen, "lines": "Như trên"}).status_code == 302

    here = {"receives": [cu_chi.education.pk], "lines": "Cửa sổ hai"}
    there = {"receives": [cu_chi.commune.pk], "lines": "Như trên"}
    assert client.post(address, {"seen": seen, **there}).status_code == 302
    back = client.post(address, {"seen": seen, **here})
    assert CHANGED_MEANWHILE in said(back)
    assert "Cửa sổ hai" in said(back)
    assert [row.body for row in draft.recipients.all()] == [cu_chi.commune]

    assert client.post(address, {"seen": seen_in(back), **here}).status_code == 302
    assert [row.body for row in draft.recipients.all()] == [cu_chi.education]


# --- Thông tin chung ------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_plans_own_fields_are_not_overwritten(client, draft):
    address = reverse("campaigns:plan_edit", args=[draft.pk])
    seen = seen_in(client.get(address))
    typed = {"kind": "plan", "symbol": "KH-UBND", "registration_form": "none"}
    assert client.post(address, {**typed, "seen": seen, "title": "Một"}).status_code == 302

    back = client.post(address, {**typed, "seen": seen, "title": "Hai"})
    assert "đã lưu bản này" in said(back)
    assert "Hai" in said(back)
    draft.refresh_from_db()
    assert draft.title == "Một"

    client.post(address, {**typed, "seen": seen_in(back), "title": "Hai"})
    draft.refresh_from_db()
    assert draft.title == "Hai"


@pytest.mark.django_db
def test_a_plan_drafted_under_this_one_is_no_change_of_it(client, draft):
    address = reverse("campaigns:plan_edit", args=[draft.pk])
    seen = seen_in(client.get(address))
    PlanFactory(under=draft)
    assert seen_in(client.get(address)) == seen
