"""A body is renamed, merged, split or abolished on a day: the old stays as it was, others begin."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from accounts.access import Refused
from campaigns.models import Recipient
from campaigns.plans.publication import issue
from organisation.models import BodySuccession, IssuingBody, Membership, Reorganisation
from organisation.models.memberships import Role
from organisation.reorganisation.acts import abolish, merge, rename, split
from organisation.reorganisation.decree import Decree, NewBody, rehearse
from tests.accounts.factories import UserFactory
from tests.campaigns.factories import BodyFactory, PlanFactory, RecipientFactory, person

pytestmark = pytest.mark.django_db

NOON = datetime(2020, 5, 8, 5, 0, tzinfo=UTC)
JULY_1, JUNE_30 = date(2020, 7, 1), date(2020, 6, 30)
DECREE = Decree(JULY_1, "Nghị quyết 15/NQ-UBTVQH14")
WHOLE, PART = BodySuccession.Extent.WHOLE, BodySuccession.Extent.PART


@pytest.fixture
def administrator():
    return UserFactory(is_staff=True, is_superuser=True)


@pytest.fixture
def other(cu_chi):
    """A commune next to the first."""
    return BodyFactory(
        name="Ủy ban nhân dân xã Trung Lập Thượng", under=cu_chi.district, level="commune"
    )


def reread(body):
    return IssuingBody.objects.get(pk=body.pk)


def kin(body):
    """What a body came from, with the extent."""
    return {(row.predecessor.name, row.extent) for row in body.origins.all()}


# --- The four acts -------------------------------------------------------------------------------


def test_a_rename_leaves_the_old_name_to_its_days_and_begins_another_body(cu_chi, administrator):
    done = rename(
        cu_chi.commune,
        into=NewBody(name="Ủy ban nhân dân xã  Trung Lập", short_name="UBND xã Trung Lập"),
        decree=DECREE,
        actor=administrator,
    )
    old, new = reread(cu_chi.commune), done.successors[0]
    assert (old.name, old.valid_to) == ("Ủy ban nhân dân xã Trung Lập Hạ", JUNE_30)
    assert (new.name, new.valid_from, new.valid_to) == (
        "Ủy ban nhân dân xã Trung Lập",
        JULY_1,
        None,
    )
    assert (new.level, new.kind, new.head_title) == (old.level, old.kind, old.head_title)
    assert IssuingBody.objects.get_parent(new) == cu_chi.district
    assert kin(new) == {(old.name, WHOLE)}
    assert not any(IssuingBody.objects.find_problems())


def test_an_act_is_on_record_with_its_day_its_basis_and_who_wrote_it(cu_chi, administrator):
    rename(
        cu_chi.commune,
        into=NewBody(name="Xã Trung Lập"),
        decree=Decree(JULY_1, "Nghị quyết 15", "Theo Công văn 9"),
        actor=administrator,
    )
    record = Reorganisation.objects.get()
    assert (record.kind, record.effective_on, record.legal_basis, record.note) == (
        "rename",
        JULY_1,
        "Nghị quyết 15",
        "Theo Công văn 9",
    )
    assert record.recorded_by == administrator
    assert list(record.ended.all()) == [cu_chi.commune]
    assert [body.name for body in record.begun.all()] == ["Xã Trung Lập"]
    assert record.successions.get().legal_basis == "Nghị quyết 15"


def test_a_code_may_be_used_again_by_the_body_that_follows(cu_chi, administrator):
    IssuingBody.objects.filter(pk=cu_chi.commune.pk).update(code="27496", valid_from="2004-01-01")
    new = rename(
        cu_chi.commune,
        into=NewBody(name="Xã Trung Lập", code="27496"),
        decree=DECREE,
        actor=administrator,
    ).successors[0]
    assert list(IssuingBody.objects.filter(code="27496").order_by("valid_from")) == [
        cu_chi.commune,
        new,
    ]
    assert IssuingBody.objects.valid_on(JUNE_30).get(code="27496") == cu_chi.commune
    assert IssuingBody.objects.valid_on(JULY_1).get(code="27496") == new


def test_bodies_merge_into_a_new_one(cu_chi, other, administrator):
    new = merge(
        [cu_chi.commune, other],
        into=NewBody(name="Xã Trung Lập"),
        decree=DECREE,
        actor=administrator,
    ).successors[0]
    assert kin(new) == {(cu_chi.commune.name, WHOLE), (other.name, WHOLE)}
    assert {reread(body).valid_to for body in (cu_chi.commune, other)} == {JUNE_30}


def test_a_body_merges_into_one_that_goes_on(cu_chi, other, administrator):
    done = merge([cu_chi.commune], into=other, decree=DECREE, actor=administrator)
    assert done.successors == [other]
    assert reread(other).valid_to is None
    assert reread(cu_chi.commune).valid_to == JUNE_30
    assert kin(other) == {(cu_chi.commune.name, WHOLE)}


def test_a_body_is_divided_into_parts_of_which_one_may_be_the_whole(cu_chi, administrator):
    done = split(
        cu_chi.commune,
        into=[(NewBody(name="Xã Bắc"), WHOLE), (NewBody(name="Xã Nam"), PART)],
        decree=DECREE,
        actor=administrator,
    )
    north, south = done.successors
    assert (kin(north), kin(south)) == (
        {(cu_chi.commune.name, WHOLE)},
        {(cu_chi.commune.name, PART)},
    )
    assert reread(cu_chi.commune).valid_to == JUNE_30


def test_a_part_is_taken_off_a_body_that_goes_on(cu_chi, administrator):
    clerk = person(Role.CLERK, cu_chi.commune)
    done = split(
        cu_chi.commune,
        into=[(NewBody(name="Xã Nam"), PART)],
        goes_on=True,
        decree=DECREE,
        actor=administrator,
    )
    assert done.ended == []
    assert reread(cu_chi.commune).valid_to is None
    assert [row.body for row in clerk.memberships.all()] == [cu_chi.commune]


def test_an_abolished_body_ends_with_all_below_it_and_nobody_follows(cu_chi, administrator):
    head = person(Role.UNIT_HEAD, cu_chi.first_school)
    done = abolish(cu_chi.education, decree=DECREE, actor=administrator)
    assert done.ended == [cu_chi.education]
    assert done.ended_below == [cu_chi.first_school, cu_chi.second_school]
    assert [role.user for role in done.ended_roles] == [head]
    assert {
        body.valid_to for body in IssuingBody.objects.at_or_below(reread(cu_chi.education))
    } == {JUNE_30}
    assert not BodySuccession.objects.exists()


# --- What stands below, and who works there ------------------------------------------------------


def test_what_stands_below_goes_over_as_new_bodies_and_nothing_is_moved(cu_chi, administrator):
    paths = dict(IssuingBody.objects.values_list("pk", "path"))
    done = rename(
        cu_chi.district,
        into=NewBody(name="Ủy ban nhân dân thành phố Củ Chi"),
        decree=DECREE,
        actor=administrator,
    )
    new = done.successors[0]
    below = [body.name for body in IssuingBody.objects.below(reread(new))]
    assert below == [body.name for body in IssuingBody.objects.below(cu_chi.district)]
    assert {
        pk: path for pk, path in IssuingBody.objects.values_list("pk", "path") if pk in paths
    } == paths
    school = IssuingBody.objects.below(reread(new)).get(name=cu_chi.first_school.name)
    assert IssuingBody.objects.get_parent(school).name == cu_chi.education.name
    assert kin(school) == {(cu_chi.first_school.name, WHOLE)}


def test_an_office_that_goes_over_acts_for_the_successor(cu_chi, administrator):
    new = rename(
        cu_chi.district, into=NewBody(name="Thành phố Củ Chi"), decree=DECREE, actor=administrator
    ).successors[0]
    office = IssuingBody.objects.below(reread(new)).get(name=cu_chi.home_affairs.name)
    assert office.acts_for == new
    assert reread(cu_chi.home_affairs).acts_for == cu_chi.district


def test_what_was_not_chosen_ends_with_the_body(cu_chi, administrator):
    done = rename(
        cu_chi.education,
        into=NewBody(name="Phòng Văn hóa - Xã hội"),
        decree=DECREE,
        below={cu_chi.first_school.pk: 0},
        actor=administrator,
    )
    assert [old for old, _ in done.carried_over] == [cu_chi.first_school]
    assert done.ended_below == [cu_chi.second_school]
    assert not reread(cu_chi.second_school).successions.exists()


def test_in_a_split_each_part_takes_its_own(cu_chi, administrator):
    done = split(
        cu_chi.education,
        into=[(NewBody(name="Phòng Một"), PART), (NewBody(name="Phòng Hai"), PART)],
        decree=DECREE,
        below={cu_chi.first_school.pk: 0, cu_chi.second_school.pk: 1},
        actor=administrator,
    )
    parents = [IssuingBody.objects.get_parent(new).name for _, new in done.carried_over]
    assert parents == ["Phòng Một", "Phòng Hai"]


def test_people_go_over_with_their_roles_and_the_old_ones_stay_as_history(cu_chi, administrator):
    clerk = person(Role.CLERK, cu_chi.commune)
    head = person(Role.UNIT_HEAD, cu_chi.first_school)
    for body, name in ((cu_chi.commune, "Xã Trung Lập"), (cu_chi.education, "Phòng Học vụ")):
        rename(body, into=NewBody(name=name), decree=DECREE, actor=administrator)
    old, new = clerk.memberships.order_by("pk")
    assert (old.body, old.valid_to) == (cu_chi.commune, JUNE_30)
    assert (new.body.name, new.valid_from, new.role) == ("Xã Trung Lập", JULY_1, Role.CLERK)
    assert (new.taken_over_from, new.handover_basis) == (old, DECREE.legal_basis)
    old, new = head.memberships.order_by("pk")
    assert new.body.name == old.body.name
    assert new.body != old.body


def test_people_who_were_not_chosen_keep_their_role_to_the_last_day(cu_chi, administrator):
    clerk, head = (person(role, cu_chi.commune) for role in (Role.CLERK, Role.UNIT_HEAD))
    done = rename(
        cu_chi.commune,
        into=NewBody(name="Xã Trung Lập"),
        decree=DECREE,
        people={clerk.memberships.get().pk: 0},
        actor=administrator,
    )
    assert [role.user for role in done.handed_over] == [clerk]
    assert [role.user for role in done.ended_roles] == [head]
    assert head.memberships.get().valid_to == JUNE_30


def test_a_role_at_a_body_below_that_ends_does_not_become_one_at_the_successor(
    cu_chi, administrator
):
    head = person(Role.UNIT_HEAD, cu_chi.first_school)
    rename(
        cu_chi.education,
        into=NewBody(name="Phòng Văn hóa - Xã hội"),
        decree=DECREE,
        below={},
        actor=administrator,
    )
    assert [row.body for row in head.memberships.all()] == [cu_chi.first_school]


def test_who_held_one_role_at_two_bodies_that_merge_holds_it_once(cu_chi, other, administrator):
    clerk = person(Role.CLERK, cu_chi.commune)
    Membership.objects.create(user=clerk, body=other, role=Role.CLERK)
    done = merge(
        [cu_chi.commune, other], into=NewBody(name="Xã"), decree=DECREE, actor=administrator
    )
    assert clerk.memberships.filter(body=done.successors[0]).count() == 1
    assert clerk.memberships.valid_on(JULY_1).count() == 1


# --- In a campaign that runs ---------------------------------------------------------------------


def test_the_successor_receives_the_plans_that_run_and_the_old_row_stays(cu_chi, administrator):
    running, closed = (PlanFactory(issuing_body=cu_chi.district) for _ in range(2))
    type(closed).objects.filter(pk=closed.pk).update(status="closed")
    for plan in (running, closed):
        RecipientFactory(
            plan=plan,
            body=cu_chi.commune,
            status="acknowledged",
            acknowledged_at=NOON,
            consolidates=True,
            must_register=False,
        )
    new = rename(
        cu_chi.commune, into=NewBody(name="Xã"), decree=DECREE, actor=administrator
    ).successors[0]
    row = Recipient.objects.get(body=new)
    assert (row.plan, row.status) == (running, "sent")
    assert (row.must_register, row.consolidates) == (False, True)
    assert Recipient.objects.filter(body=cu_chi.commune, status="acknowledged").count() == 2


def test_a_successor_that_was_sent_the_plan_keeps_its_own_row(cu_chi, other, administrator):
    plan = PlanFactory(issuing_body=cu_chi.district)
    RecipientFactory(plan=plan, body=cu_chi.commune)
    RecipientFactory(plan=plan, body=other, status="acknowledged", acknowledged_at=NOON)
    done = merge([cu_chi.commune], into=other, decree=DECREE, actor=administrator)
    assert done.passed_on == []
    assert Recipient.objects.get(body=other).status == "acknowledged"


@pytest.mark.parametrize(
    ("ends_on", "receives"),
    [
        pytest.param(date(2020, 11, 30), True, id="while the campaign runs"),
        pytest.param(date(2020, 6, 30), False, id="after the campaign"),
    ],
)
def test_a_plan_issued_between_the_record_and_the_day_reaches_the_successor_too(
    cu_chi, administrator, working_day, ends_on, receives
):
    working_day("2020-05-08")
    new = rename(
        cu_chi.commune, into=NewBody(name="Xã"), decree=DECREE, actor=administrator
    ).successors[0]
    plan = PlanFactory(
        issuing_body=cu_chi.district, status="draft", number="", issued_on=None, ends_on=ends_on
    )
    RecipientFactory(plan=plan, body=cu_chi.commune)
    issue(
        plan,
        actor=person(Role.LEADER, cu_chi.district),
        number="12",
        issued_on=date(2020, 5, 8),
    )
    assert plan.recipients.filter(body=new).exists() is receives
    assert plan.recipients.filter(body=cu_chi.commune).exists()


# --- Refusals ------------------------------------------------------------------------------------


def refused(act):
    """What an act is refused with; it must have written nothing."""
    before = list(IssuingBody.objects.values()), Membership.objects.count()
    with pytest.raises(ValidationError) as refusal:
        act()
    assert (list(IssuingBody.objects.values()), Membership.objects.count()) == before
    assert not Reorganisation.objects.exists()
    return " ".join(refusal.value.messages)


def test_nobody_but_an_administrator_reorganises(cu_chi):
    leader = person(Role.LEADER, cu_chi.city)
    with pytest.raises(Refused, match="Chỉ quản trị hệ thống"):
        abolish(cu_chi.commune, decree=DECREE, actor=leader)
    assert reread(cu_chi.commune).valid_to is None


def test_a_legal_basis_must_be_given(cu_chi, administrator):
    said = refused(lambda: abolish(cu_chi.commune, decree=Decree(JULY_1, " "), actor=administrator))
    assert said == "Hãy ghi căn cứ pháp lý: số, ngày của nghị quyết hoặc quyết định."


def test_a_body_ends_once(cu_chi, administrator):
    IssuingBody.objects.filter(pk=cu_chi.commune.pk).update(valid_to="2020-01-31")
    said = refused(lambda: abolish(cu_chi.commune, decree=DECREE, actor=administrator))
    assert said == "Ủy ban nhân dân xã Trung Lập Hạ đã chấm dứt từ sau ngày 31/01/2020."


def test_a_body_does_not_end_before_it_began(cu_chi, administrator):
    IssuingBody.objects.filter(pk=cu_chi.commune.pk).update(valid_from=JULY_1)
    said = refused(lambda: abolish(cu_chi.commune, decree=DECREE, actor=administrator))
    assert "phải sau ngày Ủy ban nhân dân xã Trung Lập Hạ bắt đầu hoạt động (01/07/2020)" in said


def test_a_body_does_not_end_before_what_stands_below_it_begins(cu_chi, administrator):
    IssuingBody.objects.filter(pk=cu_chi.first_school.pk).update(valid_from="2020-09-05")
    said = refused(lambda: abolish(cu_chi.education, decree=DECREE, actor=administrator))
    assert "Trường Tiểu học Thử nhất" in said
    assert "Hãy xử lý đơn vị này trước." in said


def test_one_body_alone_does_not_merge(cu_chi, administrator):
    said = refused(
        lambda: merge(
            [cu_chi.commune, cu_chi.commune],
            into=NewBody(name="Xã"),
            decree=DECREE,
            actor=administrator,
        )
    )
    assert said == "Hãy chọn ít nhất hai đơn vị để sáp nhập thành đơn vị mới."


def test_a_body_does_not_merge_into_itself_nor_into_what_stands_below_it(cu_chi, administrator):
    for successor, sentence in (
        (cu_chi.education, "không thể vừa chấm dứt vừa là đơn vị kế thừa"),
        (cu_chi.first_school, "đang trực thuộc một đơn vị bị chấm dứt nên không thể kế thừa"),
    ):
        said = refused(
            lambda successor=successor: merge(
                [cu_chi.education], into=successor, decree=DECREE, actor=administrator
            )
        )
        assert sentence in said


def test_a_successor_must_exist_on_the_day(cu_chi, other, administrator):
    IssuingBody.objects.filter(pk=other.pk).update(valid_to="2020-01-31")
    said = refused(lambda: merge([cu_chi.commune], into=other, decree=DECREE, actor=administrator))
    assert "không tồn tại vào ngày 01/07/2020 nên không thể kế thừa" in said


def test_a_new_body_does_not_stand_under_one_that_ends(cu_chi, administrator):
    said = refused(
        lambda: rename(
            cu_chi.education,
            into=NewBody(name="Phòng", superior=cu_chi.first_school),
            decree=DECREE,
            actor=administrator,
        )
    )
    assert "thuộc đơn vị bị chấm dứt. Hãy chọn đơn vị khác." in said


def test_a_code_that_another_body_holds_on_the_day_is_refused(cu_chi, other, administrator):
    IssuingBody.objects.filter(pk=other.pk).update(code="27496")
    said = refused(
        lambda: rename(
            cu_chi.commune,
            into=NewBody(name="Xã", code="27496"),
            decree=DECREE,
            actor=administrator,
        )
    )
    assert said == (
        "Mã hành chính 27496 đang dùng cho Ủy ban nhân dân xã Trung Lập Thượng vào ngày 01/07/2020."
    )


def test_a_renaming_that_changes_nothing_is_refused(cu_chi, administrator):
    same = NewBody(name=cu_chi.commune.name.upper())
    said = refused(lambda: rename(cu_chi.commune, into=same, decree=DECREE, actor=administrator))
    assert "vẫn như cũ" in said


def test_two_new_bodies_do_not_bear_one_name(cu_chi, administrator):
    parts = [(NewBody(name="Xã Một"), WHOLE), (NewBody(name="xã  một"), PART)]
    said = refused(lambda: split(cu_chi.commune, into=parts, decree=DECREE, actor=administrator))
    assert "Hai đơn vị mới cùng tên" in said


def test_a_new_body_has_a_name(cu_chi, administrator):
    said = refused(
        lambda: rename(cu_chi.commune, into=NewBody(name="  "), decree=DECREE, actor=administrator)
    )
    assert said == "Hãy ghi tên đơn vị mới."


@pytest.mark.parametrize(
    ("parts", "goes_on", "sentence"),
    [
        pytest.param([PART], False, "Hãy ghi ít nhất hai đơn vị mới sau khi chia.", id="one part"),
        pytest.param([], True, "Hãy ghi ít nhất một đơn vị tách ra.", id="nothing taken off"),
        pytest.param(
            [WHOLE, WHOLE], False, "Chỉ một đơn vị kế thừa được toàn bộ", id="the whole twice"
        ),
        pytest.param([WHOLE], True, "chỉ chuyển một phần, vì vẫn tồn tại", id="whole and goes on"),
    ],
)
def test_a_split_that_is_none_is_refused(cu_chi, administrator, parts, goes_on, sentence):
    said = refused(
        lambda: split(
            cu_chi.commune,
            into=[(NewBody(name=f"Xã {n}"), extent) for n, extent in enumerate(parts)],
            goes_on=goes_on,
            decree=DECREE,
            actor=administrator,
        )
    )
    assert sentence in said


def test_what_would_be_done_is_told_without_doing_it(cu_chi, other, administrator):
    clerk = person(Role.CLERK, cu_chi.commune)
    before = list(IssuingBody.objects.values())
    told = rehearse(
        lambda: merge(
            [cu_chi.commune, other], into=NewBody(name="Xã"), decree=DECREE, actor=administrator
        )
    )
    assert [body.name for body in told.begun] == ["Xã"]
    assert [role.user for role in told.handed_over] == [clerk]
    assert list(IssuingBody.objects.values()) == before
    assert not Reorganisation.objects.exists()
    assert clerk.memberships.get().valid_to is None
