"""Two communes merge in the middle of a campaign: nothing is lost, everything stays attributed.

On 8/5/2020 commune 1 has registered and been accepted, and has a dossier with the district and a
decided award; commune 2 had its registration returned. The district has sent its consolidation
up. From 15/5/2020 both are the commune Thử Mới; its clerk is who was clerk of commune 2.
"""

from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from awards.models import Dossier
from campaigns.models import Deadline, Recipient
from organisation.models import IssuingBody
from organisation.models.memberships import Role
from organisation.reorganisation.acts import merge
from organisation.reorganisation.decree import Decree, NewBody
from register.certificates import certificate_of
from registrations import count_sheet, review, submission
from registrations.consolidation import consolidation_steps
from registrations.desks import Desk
from registrations.models import Consolidation, Registration
from registrations.papers import registration_pdf
from registrations.participation import last_day_for, open_to_register, takes_part
from tests.accounts.factories import UserFactory
from tests.awards.factories import AwardFormFactory, DossierFactory, given_by, in_register
from tests.campaigns.factories import DeadlineFactory, PlanFactory, person
from tests.paperwork.pdf_reading import text_of
from tests.registrations.factories import District, district, line, registered

pytestmark = pytest.mark.django_db

BASIS = "Nghị quyết 1111/NQ-UBTVQH14"


@dataclass
class Merger:
    """The district's campaign, before and after."""

    place: District
    first: IssuingBody
    second: IssuingBody
    new: IssuingBody
    accepted: Registration
    returned: Registration
    consolidation: Consolidation
    dossier: Dossier
    award: Dossier
    clerk: User
    head: User
    staff: User
    administrator: User
    sums_before: list[int]


def sums(plan, desk) -> list[int]:
    return [row.count for row in count_sheet.count_sheet(plan, count_sheet.at_desk(plan, desk))]


@pytest.fixture
def merger(working_day) -> Merger:
    place = district()
    first, second = place.communes
    head, clerk = person(Role.UNIT_HEAD, first), person(Role.CLERK, second)
    staff, city_staff = place.staff(), place.city_staff()
    DeadlineFactory(plan=place.plan, due_on=date(2020, 5, 12))
    DeadlineFactory(plan=place.plan, body=second, due_on=date(2020, 5, 31), boundary="through")
    accepted = registered(place.plan, first, "1200000", "submitted")
    review.accept(accepted, actor=staff)
    returned = registered(place.plan, second, "0010000", "submitted")
    review.give_back(returned, actor=staff, reason="Thiếu tiến độ")
    consolidation = consolidation_steps.gather(place.plan, place.body, actor=staff)
    consolidation_steps.send(consolidation, actor=staff, covering_text="Báo cáo")
    consolidation_steps.accept(consolidation, actor=city_staff)
    form = AwardFormFactory(plan=place.plan)
    dossier = DossierFactory(award_form=form, proposed_by=first, status="submitted")
    award = given_by(form, proposed_by=second)[0]
    sums_before = sums(place.plan, place.body)
    administrator = UserFactory(is_staff=True, is_superuser=True)
    working_day("2020-05-14")
    done = merge(
        [first, second],
        into=NewBody(name="Ủy ban nhân dân xã Thử Mới", place_name="Thử Mới"),
        decree=Decree(date(2020, 5, 15), BASIS),
        people={clerk.memberships.get().pk: 0},
        actor=administrator,
    )
    working_day("2020-05-15")
    return Merger(
        place=place,
        first=IssuingBody.objects.get(pk=first.pk),
        second=IssuingBody.objects.get(pk=second.pk),
        new=done.successors[0],
        accepted=accepted,
        returned=returned,
        consolidation=consolidation,
        dossier=dossier,
        award=award,
        # As they sign in on the next day: nothing that was known of them before is kept.
        clerk=User.objects.get(pk=clerk.pk),
        head=User.objects.get(pk=head.pk),
        staff=User.objects.get(pk=staff.pk),
        administrator=administrator,
        sums_before=sums_before,
    )


def page(user, name, *args) -> str:
    client = Client()
    client.force_login(user)
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return response.content.decode()


def status(user, name, *args) -> int:
    client = Client()
    client.force_login(user)
    return client.get(reverse(name, args=args)).status_code


def test_what_was_done_before_shows_the_body_of_its_day(merger):
    shown = page(merger.staff, "registrations:registration_detail", merger.accepted.pk)
    assert "Ủy ban nhân dân xã Thử 1" in shown
    assert "Thử Mới" not in shown
    shown = page(merger.staff, "awards:dossier_detail", merger.dossier.pk)
    assert "Ủy ban nhân dân xã Thử 1" in shown
    shown = page(merger.staff, "registrations:consolidation_detail", merger.consolidation.pk)
    assert "Ủy ban nhân dân xã Thử 1" in shown


def test_papers_print_the_body_of_their_day(merger):
    printed = text_of(registration_pdf(Registration.objects.get(pk=merger.accepted.pk)))
    assert "XÃ THỬ 1" in printed.upper()
    assert "THỬ MỚI" not in printed.upper()
    assert certificate_of(in_register(merger.award)).awardee == "Ủy ban nhân dân xã Thử 2"


def test_the_sums_stay_the_same(merger):
    plan, desk = merger.place.plan, merger.place.body
    assert merger.sums_before == [1, 2, 0, 0, 0, 0, 0]
    assert sums(plan, desk) == merger.sums_before
    sent = count_sheet.count_sheet(plan, count_sheet.of_consolidation(merger.consolidation))
    assert [row.count for row in sent] == merger.sums_before
    by_body = count_sheet.count_by_body(count_sheet.at_desk(plan, desk))
    assert by_body == {merger.first.pk: 3}


def test_the_successors_clerk_reads_all_that_both_communes_had(merger):
    for name, thing in (
        ("registrations:registration_detail", merger.accepted),
        ("registrations:registration_detail", merger.returned),
        ("awards:dossier_detail", merger.dossier),
        ("awards:dossier_detail", merger.award),
        ("campaigns:plan_detail", merger.place.plan),
    ):
        assert status(merger.clerk, name, thing.pk) == 200
    assert set(Registration.objects.visible_to(merger.clerk)) == {merger.accepted, merger.returned}
    assert set(Dossier.objects.visible_to(merger.clerk)) == {merger.dossier, merger.award}


def test_the_successors_clerk_finishes_what_was_returned_under_its_own_name(merger):
    submission.save_draft(
        merger.returned,
        actor=merger.clerk,
        values={},
        lines=[line(merger.place.plan, 3, "Một cửa liên thông", expected_completion="Tháng 9")],
    )
    submission.submit(merger.returned, actor=merger.clerk)
    review.accept(merger.returned, actor=merger.staff)
    merger.returned.refresh_from_db()
    assert (merger.returned.status, merger.returned.body) == ("accepted", merger.second)
    assert sums(merger.place.plan, merger.place.body) == [1, 2, 1, 0, 0, 0, 0]
    actors = {
        event.label: event.actor for event in Event.objects.about(merger.returned).order_by("pk")
    }
    assert actors["Nộp bản đăng ký"] == merger.clerk
    assert actors["Tiếp nhận"] == merger.staff


def test_the_deadline_that_one_of_them_had_holds_for_the_successor(merger):
    assert last_day_for(merger.place.plan, merger.new, "registration") == date(2020, 5, 31)


def test_the_desk_misses_neither_the_old_communes_nor_the_new_one(merger):
    desk = Desk(merger.place.plan, merger.place.body)
    assert list(desk.missing_bodies()) == [merger.place.office]
    assert desk.tally() == {"accepted": 1, "returned": 1}


def test_the_clerk_is_invited_to_finish_what_is_open_and_to_nothing_twice(merger):
    invitations = open_to_register([merger.first, merger.second, merger.new])
    assert [(one.body, one.registration) for one in invitations] == [
        (merger.second, merger.returned)
    ]


def test_the_successor_may_register_anew_and_its_predecessor_may_not(merger):
    assert takes_part(merger.place.plan, merger.new)
    assert not takes_part(merger.place.plan, merger.first)


def test_had_neither_registered_the_successor_alone_is_missing(merger):
    plan = merger.place.plan
    Registration.objects.filter(plan=plan).update(status="draft")
    assert list(Desk(plan, merger.place.body).missing_bodies()) == [merger.place.office, merger.new]
    assert [one.body for one in open_to_register([merger.new])] == [merger.new]


def test_a_plan_that_a_body_made_is_its_successors_own(merger):
    made = PlanFactory(issuing_body=merger.second, under=merger.place.plan)
    rows = Recipient.objects.filter(plan=merger.place.plan).with_own_plan()
    own = {row.body: row.own_plan_id for row in rows}
    assert (own[merger.second], own[merger.new], own[merger.first]) == (made.pk, made.pk, None)


def test_the_plan_went_on_to_the_successor_and_the_old_rows_stay(merger):
    received = Recipient.objects.filter(plan=merger.place.plan)
    assert {row.body for row in received} == {
        merger.place.office,
        merger.first,
        merger.second,
        merger.new,
    }


def test_the_role_was_handed_over_and_the_other_ended_with_the_commune(merger):
    old, new = merger.clerk.memberships.order_by("pk")
    assert (old.body, old.valid_to) == (merger.second, date(2020, 5, 14))
    assert (new.body, new.valid_from) == (merger.new, date(2020, 5, 15))
    assert (new.taken_over_from, new.handover_basis) == (old, BASIS)
    assert merger.head.memberships.get().valid_to == date(2020, 5, 14)
    assert status(merger.head, "registrations:registration_detail", merger.accepted.pk) == 404


def test_a_stranger_gains_nothing_by_the_merger(merger):
    stranger = person(Role.CLERK, merger.place.schools[0])
    assert not Registration.objects.visible_to(stranger).exists()
    assert status(stranger, "awards:dossier_detail", merger.dossier.pk) == 404


def test_before_its_day_the_merger_changes_nothing_for_anybody(merger, working_day):
    working_day("2020-05-14")
    head, clerk = (User.objects.get(pk=user.pk) for user in (merger.head, merger.clerk))
    assert status(head, "registrations:registration_detail", merger.accepted.pk) == 200
    assert status(clerk, "registrations:registration_detail", merger.accepted.pk) == 404
    assert takes_part(merger.place.plan, merger.second)
    assert not takes_part(merger.place.plan, merger.new)


def test_it_is_on_record_who_merged_them_by_what(merger):
    record = merger.new.begun_by
    assert (record.kind, record.legal_basis, record.recorded_by) == (
        "merge",
        BASIS,
        merger.administrator,
    )
    assert set(record.ended.all()) == {merger.first, merger.second}
    assert not any(IssuingBody.objects.find_problems())
    assert Deadline.objects.filter(body=merger.second).exists()
