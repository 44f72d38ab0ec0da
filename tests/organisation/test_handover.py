"""A role goes over from one person to another on a day, by a document; the history stays."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.access import Refused
from organisation.handover import hand_over
from organisation.models import Membership
from organisation.models.memberships import Role
from organisation.scope import Scope
from tests.accounts.factories import UserFactory
from tests.campaigns.factories import person

# Django's own admin templates name variables that are not always there.
pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

MAY_15, BASIS = date(2020, 5, 15), "Quyết định 12/QĐ-UBND"


@pytest.fixture
def administrator():
    return UserFactory(is_staff=True, is_superuser=True)


@pytest.fixture
def role(cu_chi):
    return person(Role.CLERK, cu_chi.commune).memberships.get()


def test_the_old_role_ends_the_day_before_and_the_new_one_points_back(role, administrator):
    heir = UserFactory()
    new = hand_over(role, to=heir, on=MAY_15, basis=BASIS, actor=administrator)
    assert role.valid_to == date(2020, 5, 14)
    assert (new.user, new.body, new.role, new.valid_from) == (
        heir,
        role.body,
        role.role,
        MAY_15,
    )
    assert (new.taken_over_from, new.handover_basis) == (role, BASIS)


def test_on_the_day_the_one_stands_there_and_the_other_no_more(role, administrator, working_day):
    heir = UserFactory()
    hand_over(role, to=heir, on=MAY_15, basis=BASIS, actor=administrator)
    stood = {}
    for day in ("2020-05-14", "2020-05-15"):
        working_day(day)
        stood[day] = [Scope(user).is_at(role.body, (Role.CLERK,)) for user in (role.user, heir)]
    assert stood == {"2020-05-14": [True, False], "2020-05-15": [False, True]}


def test_a_role_may_come_back_to_who_had_it(role, administrator):
    heir = UserFactory()
    there = hand_over(role, to=heir, on=MAY_15, basis=BASIS, actor=administrator)
    back = hand_over(there, to=role.user, on=date(2020, 6, 1), basis=BASIS, actor=administrator)
    assert back.valid_to is None
    assert Membership.objects.filter(user=role.user).count() == 2


def refused(role, **changes):
    """What a handing over is refused with; it must have written nothing."""
    given = {"to": UserFactory(), "on": MAY_15, "basis": BASIS, **changes}
    before = list(Membership.objects.values())
    with pytest.raises(ValidationError) as refusal:
        hand_over(role, **given)
    role.refresh_from_db()
    assert list(Membership.objects.values()) == before
    return " ".join(refusal.value.messages)


def test_what_cannot_be_is_refused_with_a_sentence(role, administrator):
    assert refused(role, basis=" ", actor=administrator) == (
        "Hãy ghi căn cứ bàn giao: số, ngày của quyết định hoặc biên bản."
    )
    assert refused(role, to=role.user, actor=administrator) == (
        "Người nhận bàn giao phải là người khác."
    )
    assert "không còn đăng nhập được" in refused(
        role, to=UserFactory(is_active=False), actor=administrator
    )
    Membership.objects.filter(pk=role.pk).update(valid_from="2020-05-15")
    assert "phải sau ngày bắt đầu vai trò (15/05/2020)" in refused(role, actor=administrator)
    Membership.objects.filter(pk=role.pk).update(valid_from=None, valid_to="2020-05-01")
    assert "Vai trò này đã kết thúc ngày 01/05/2020." in refused(role, actor=administrator)


def test_a_role_does_not_go_on_at_a_body_that_has_ended(role, administrator):
    type(role.body).objects.filter(pk=role.body.pk).update(valid_to="2020-05-14")
    assert "không tồn tại vào ngày 15/05/2020" in refused(role, actor=administrator)


def test_who_holds_the_role_already_is_not_given_it_twice(role, administrator):
    other = person(Role.CLERK, role.body)
    said = refused(role, to=other, actor=administrator)
    assert "Người này đã có vai trò đó tại đơn vị" in said
    assert role.valid_to is None


def test_nobody_but_an_administrator_records_it(role):
    with pytest.raises(Refused, match="Chỉ quản trị hệ thống"):
        hand_over(role, to=UserFactory(), on=MAY_15, basis=BASIS, actor=role.user)


def test_an_administrator_hands_over_on_a_page(client, role, administrator):
    client.force_login(administrator)
    change = reverse("admin:organisation_membership_change", args=[role.pk])
    url = reverse("admin:organisation_membership_hand_over", args=[role.pk])
    assert f'href="{url}">Bàn giao</a>' in client.get(change).content.decode()
    heir = UserFactory(full_name="Trần Thị Nhận")
    wrong = client.post(url, {"to": heir.pk, "on": "15/05/2020", "basis": ""})
    assert wrong.status_code == 200
    response = client.post(url, {"to": heir.pk, "on": "15/05/2020", "basis": BASIS})
    new = heir.memberships.get()
    assert response.url == reverse("admin:organisation_membership_change", args=[new.pk])
    content = client.get(response.url).content.decode()
    assert BASIS in content
    assert "Đã bàn giao cho Trần Thị Nhận từ ngày 15/05/2020." in content


def test_staff_of_the_admin_without_the_right_are_refused(client, role):
    client.force_login(UserFactory(is_staff=True))
    url = reverse("admin:organisation_membership_hand_over", args=[role.pk])
    assert client.get(url).status_code == 403


def test_a_role_that_is_not_there_is_not_found(client, administrator):
    client.force_login(administrator)
    url = reverse("admin:organisation_membership_hand_over", args=[987654])
    assert client.get(url).status_code == 404
