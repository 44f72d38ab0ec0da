"""What each recipient of a plan has done: cell by cell, late ones first, counted and narrowed."""

from datetime import date, datetime
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from campaigns.plans.extensions import extend
from campaigns.plans.publication import acknowledge
from campaigns.plans.tracking.table import follow, own_parts
from campaigns.plans.tracking.workbook import tracking_workbook
from organisation.models import BodySuccession
from organisation.models.bodies import BodyKind
from organisation.models.memberships import Role
from registrations.models import ProgressReport
from tests.awards.factories import AwardFormFactory, DossierFactory
from tests.campaigns.factories import (
    BodyFactory,
    DeadlineFactory,
    PhaseFactory,
    PlanFactory,
    RecipientFactory,
    person,
    school,
)
from tests.registrations.factories import ConsolidationFactory, registered

pytestmark = pytest.mark.django_db

MOMENT = timezone.make_aware(datetime(2020, 5, 11, 9))


@pytest.fixture(autouse=True)
def on_13_may_2020(working_day):
    working_day("2020-05-13")


@pytest.fixture
def plan(cu_chi):
    """The district's plan; registration was due on 11/5."""
    plan = PlanFactory(
        issuing_body=cu_chi.district, receiving_body=cu_chi.home_affairs, number="3925"
    )
    DeadlineFactory(plan=plan)
    RecipientFactory(plan=plan, body=cu_chi.commune)
    return plan


def cell(plan, body, key):
    row = next(row for row in follow(plan).rows if row.recipient.body_id == body.pk)
    return row.cell(key)


def stands(plan, body, key) -> str:
    """How something stands for a body; empty where nobody is asked for it."""
    found = cell(plan, body, key)
    return str(found.state) if found else ""


def interim(plan, day, **values):
    return DeadlineFactory(plan=plan, kind="interim_report", due_on=day, **values)


def report(plan, body, **values):
    values = {"kind": "interim_report", "status": "sent", "sent_at": MOMENT, "version": 1, **values}
    if values["status"] == "accepted":
        values["accepted_version"] = 1
    return ProgressReport.objects.create(
        plan=plan, body=body, received_by=plan.issuing_body, **values
    )


# --- Receiving, and plans of their own ------------------------------------------------------------


def test_a_recipient_waits_until_it_confirms_that_it_received_the_plan(plan, cu_chi):
    assert cell(plan, cu_chi.commune, "acknowledge").words == "Chưa xác nhận"
    acknowledge(plan.recipients.get(), actor=person(Role.UNIT_HEAD, cu_chi.commune))
    done = cell(plan, cu_chi.commune, "acknowledge").done
    assert (done.on, done.words) == (date(2020, 5, 13), "Đã nhận")


def test_a_plan_of_its_own_counts_from_when_it_is_issued(plan, cu_chi):
    draft = PlanFactory(issuing_body=cu_chi.commune, under=plan, status="draft")
    assert stands(plan, cu_chi.commune, "own_plan") == "waiting"
    draft.delete()
    own = PlanFactory(issuing_body=cu_chi.commune, under=plan, number="99")
    done = cell(plan, cu_chi.commune, "own_plan").done
    assert done.link == reverse("campaigns:plan_detail", args=[own.pk])


def test_a_plan_of_its_own_is_asked_of_committees_and_of_those_with_units_not_of_schools(
    plan, cu_chi
):
    for body in (cu_chi.education, cu_chi.first_school):
        body.refresh_from_db()
        RecipientFactory(plan=plan, body=body)
    assert stands(plan, cu_chi.commune, "own_plan") == "waiting"
    assert stands(plan, cu_chi.education, "own_plan") == "waiting"
    assert stands(plan, cu_chi.first_school, "own_plan") == "not_asked"


# --- Registering ----------------------------------------------------------------------------------


def test_who_has_not_registered_after_the_last_day_is_late_by_so_many_days(plan, cu_chi):
    found = cell(plan, cu_chi.commune, "register")
    assert (found.state, found.left) == ("late", "quá hạn 2 ngày")


def test_a_registration_counts_once_it_is_submitted_and_not_while_it_is_returned(plan, cu_chi):
    registration = registered(plan, cu_chi.commune, "1", "draft")
    assert stands(plan, cu_chi.commune, "register") == "late"
    registration.delete()
    registration = registered(plan, cu_chi.commune, "1", "submitted")
    found = cell(plan, cu_chi.commune, "register").done
    assert found.words == "Đã gửi"
    assert found.link == reverse("registrations:registration_detail", args=[registration.pk])
    registration.delete()
    registered(plan, cu_chi.commune, "1", "returned")
    assert stands(plan, cu_chi.commune, "register") == "late"


def test_more_time_for_one_unit_keeps_it_in_time_and_its_neighbour_late(plan, cu_chi):
    RecipientFactory(plan=plan, body=cu_chi.education)
    extend(
        plan.deadlines.get(),
        body=cu_chi.commune,
        last_day=date(2020, 5, 20),
        reason="Mưa bão",
        actor=person(Role.NOI_VU_STAFF, cu_chi.home_affairs),
    )
    assert cell(plan, cu_chi.commune, "register").left == "còn 7 ngày"
    assert stands(plan, cu_chi.education, "register") == "late"


def test_who_consolidates_has_done_it_when_its_consolidation_was_sent(plan, cu_chi):
    RecipientFactory(plan=plan, body=cu_chi.education, consolidates=True)
    letter = PlanFactory(issuing_body=cu_chi.education, under=plan, kind="letter")
    registered(plan, cu_chi.education, "1")
    consolidation = ConsolidationFactory(plan=letter)
    assert stands(plan, cu_chi.education, "register") == "late"
    desk = reverse("registrations:desk_detail", args=[letter.pk, cu_chi.education.pk])
    assert cell(plan, cu_chi.education, "register").todo.link == desk
    consolidation.delete()
    consolidation = ConsolidationFactory(plan=letter, status="sent", sent_at=MOMENT, is_late=True)
    done = cell(plan, cu_chi.education, "register").done
    assert (done.on, done.is_late) == (date(2020, 5, 11), True)
    assert done.link == reverse("registrations:consolidation_detail", args=[consolidation.pk])


def test_who_consolidates_may_have_longer_than_who_registers(plan, cu_chi):
    RecipientFactory(plan=plan, body=cu_chi.education, consolidates=True)
    DeadlineFactory(plan=plan, kind="consolidation", due_on=date(2020, 5, 15), boundary="through")
    assert cell(plan, cu_chi.education, "register").left == "còn 2 ngày"


def test_of_a_pledge_each_registers_for_itself_also_who_consolidates(cu_chi):
    plan = PlanFactory(issuing_body=cu_chi.district, registration_form="pledge")
    RecipientFactory(plan=plan, body=cu_chi.education, consolidates=True)
    registered(plan, cu_chi.education)
    assert stands(plan, cu_chi.education, "register") == "done"
    assert stands(plan, cu_chi.education, "consolidate") == "waiting"
    ConsolidationFactory(
        plan=plan, body=cu_chi.education, sent_under=plan, status="sent", sent_at=MOMENT
    )
    assert stands(plan, cu_chi.education, "consolidate") == "done"


def test_who_received_the_plan_only_to_know_of_it_is_asked_to_confirm_and_nothing_else(
    plan, cu_chi
):
    interim(plan, date(2020, 6, 8))
    RecipientFactory(plan=plan, body=cu_chi.neighbour, must_register=False)
    row = next(row for row in follow(plan).rows if row.recipient.body_id == cu_chi.neighbour.pk)
    assert {cell.column.key: str(cell.state) for cell in row.cells} == {
        "acknowledge": "waiting",
        "own_plan": "not_asked",
        "register": "not_asked",
        "interim_report": "not_asked",
    }


def test_a_plan_that_gathers_no_registrations_has_no_such_column(cu_chi):
    plan = PlanFactory(issuing_body=cu_chi.district, registration_form="none")
    RecipientFactory(plan=plan, body=cu_chi.commune, must_register=False)
    interim(plan, date(2020, 5, 8))
    assert [column.key for column in follow(plan).columns] == [
        "acknowledge",
        "own_plan",
        "interim_report",
    ]
    assert stands(plan, cu_chi.commune, "interim_report") == "late"


# --- Reporting, proposing -------------------------------------------------------------------------


def test_a_report_counts_from_when_it_is_sent(plan, cu_chi):
    interim(plan, date(2020, 5, 8), boundary="through")
    draft = report(plan, cu_chi.commune, status="draft", sent_at=None)
    assert cell(plan, cu_chi.commune, "interim_report").left == "quá hạn 5 ngày"
    draft.delete()
    report(plan, cu_chi.commune, status="accepted")
    assert cell(plan, cu_chi.commune, "interim_report").words == "Đã tiếp nhận"


def test_each_phase_that_asks_for_a_report_has_a_column(plan, cu_chi):
    phases = [PhaseFactory(plan=plan, name=name) for name in ("Đợt 1", "Đợt 2")]
    for phase in phases:
        interim(plan, date(2020, 6, 8), phase=phase)
    report(plan, cu_chi.commune, phase=phases[0])
    columns = [column for column in follow(plan).columns if column.about == "report"]
    assert [column.heading for column in columns] == [
        "Báo cáo sơ kết, Đợt 1",
        "Báo cáo sơ kết, Đợt 2",
    ]
    assert [stands(plan, cu_chi.commune, column.key) for column in columns] == ["done", "waiting"]


def test_who_proposed_somebody_has_nominated_and_who_did_not_is_never_late(plan, cu_chi):
    form = AwardFormFactory(plan=plan)
    DeadlineFactory(plan=plan, kind="dossier", due_on=date(2020, 5, 8), boundary="through")
    found = cell(plan, cu_chi.commune, "nominate")
    assert (found.state, found.left) == ("waiting", "hạn 08/05/2020 đã qua")
    DossierFactory(award_form=form, proposed_by=cu_chi.commune)
    assert stands(plan, cu_chi.commune, "nominate") == "waiting"
    for name in ("Nguyễn Văn A", "Trần Văn B"):
        DossierFactory(
            award_form=form,
            proposed_by=cu_chi.commune,
            awardee_name=name,
            status="submitted",
            received_on=date(2020, 5, 7),
        )
    assert cell(plan, cu_chi.commune, "nominate").words == "2 hồ sơ"


# --- Bodies that ended, and those that followed them ----------------------------------------------


def test_what_a_body_did_counts_for_the_one_that_began_with_its_duties(plan, cu_chi, working_day):
    registered(plan, cu_chi.commune, "1", "submitted")
    cu_chi.commune.valid_to = date(2020, 5, 31)
    cu_chi.commune.save()
    merged = BodyFactory(
        name="Ủy ban nhân dân xã Mới", under=cu_chi.district, valid_from=date(2020, 6, 1)
    )
    BodySuccession.objects.create(
        predecessor=cu_chi.commune,
        successor=merged,
        effective_on=date(2020, 6, 1),
        legal_basis="Nghị quyết 15/NQ-UBTVQH14",
    )
    RecipientFactory(plan=plan, body=merged)
    working_day("2020-06-02")
    assert stands(plan, merged, "register") == "done"
    assert stands(plan, merged, "acknowledge") == "waiting"
    assert stands(plan, cu_chi.commune, "acknowledge") == "not_asked"
    ended = next(row for row in follow(plan).rows if row.recipient.body_id == cu_chi.commune.pk)
    assert ended.has_ended


# --- The table ------------------------------------------------------------------------------------


def test_most_late_things_come_first_then_the_nearest_day_then_the_tree(plan, cu_chi):
    communes = [
        BodyFactory(name=f"Ủy ban nhân dân xã {name}", under=cu_chi.district) for name in "ABC"
    ]
    for body in communes:
        RecipientFactory(plan=plan, body=body)
        registered(plan, body, "1", "submitted")
    interim(plan, date(2020, 6, 8))
    DeadlineFactory(plan=plan, kind="interim_report", due_on=date(2020, 5, 20), body=communes[2])
    assert [row.recipient.body for row in follow(plan).rows] == [
        cu_chi.commune,
        communes[2],
        communes[0],
        communes[1],
    ]


def test_a_figure_says_how_many_of_those_asked_have_done_it(plan, cu_chi):
    RecipientFactory(plan=plan, body=cu_chi.education)
    RecipientFactory(plan=plan, body=cu_chi.neighbour, must_register=False)
    registered(plan, cu_chi.education, "1", "submitted")
    figure = next(one for one in follow(plan).figures if one.column.key == "register")
    assert (figure.done, figure.asked, figure.late, figure.percent) == (1, 2, 1, 50)


def test_the_table_is_narrowed_to_a_column_and_a_state(plan, cu_chi):
    RecipientFactory(plan=plan, body=cu_chi.education)
    registered(plan, cu_chi.education, "1", "submitted")
    table = follow(plan)

    def names(*given) -> list[str]:
        return [row.recipient.body.name for row in table.narrowed(*given)]

    assert names("register", "late") == [cu_chi.commune.name]
    assert names("register", "done") == [cu_chi.education.name]
    assert names("", "late") == [cu_chi.commune.name]
    assert len(names("acknowledge", "open")) == 2
    assert len(names("register", "khac")) == 2


def test_the_number_of_queries_does_not_grow_with_the_recipients(plan, cu_chi):
    AwardFormFactory(plan=plan)
    interim(plan, date(2020, 6, 8))
    with CaptureQueriesContext(connection) as few:
        follow(plan)
    for number in range(12):
        body = BodyFactory(name=f"Xã {number}", under=cu_chi.district, kind=BodyKind.OFFICE)
        RecipientFactory(plan=plan, body=body, consolidates=number % 2 == 0)
        registered(plan, body, "1", "submitted")
        report(plan, body)
    with CaptureQueriesContext(connection) as many:
        follow(plan)
    assert len(many) == len(few) <= 20


def test_the_sheet_says_what_the_page_says(plan, cu_chi):
    RecipientFactory(plan=plan, body=cu_chi.education)
    registered(plan, cu_chi.education, "1", "submitted")
    table = follow(plan)
    sheet = load_workbook(BytesIO(tracking_workbook(table, table.rows))).active
    rows = [[str(value or "") for value in row] for row in sheet.iter_rows(values_only=True)]
    commune = next(row for row in rows if cu_chi.commune.name in row)
    assert "Chưa gửi, quá hạn 2 ngày" in commune
    sums = next(row for row in rows if "Đã xong trên số phải làm" in row)
    assert "1/2" in sums


# --- The pages ------------------------------------------------------------------------------------


def test_the_page_shows_late_ones_first_and_their_figures(plan, cu_chi, client):
    RecipientFactory(plan=plan, body=cu_chi.education)
    registered(plan, cu_chi.education, "1", "submitted")
    client.force_login(person(Role.NOI_VU_STAFF, cu_chi.home_affairs))
    response = client.get(reverse("campaigns:plan_tracking", args=[plan.pk]))
    text = response.content.decode()
    assert text.index(cu_chi.commune.name) < text.index(cu_chi.education.name)
    assert "1 đơn vị có việc quá hạn" in text
    assert response.context["form"]["about"].value() == "register"


def test_the_page_is_narrowed_by_its_address(plan, cu_chi, client):
    RecipientFactory(plan=plan, body=cu_chi.education)
    registered(plan, cu_chi.education, "1", "submitted")
    client.force_login(person(Role.NOI_VU_STAFF, cu_chi.home_affairs))
    url = reverse("campaigns:plan_tracking", args=[plan.pk])
    page = client.get(url, {"viec": "register", "tinh-trang": "late"}).context["page"]
    assert [row.recipient.body for row in page] == [cu_chi.commune]
    empty = client.get(url, {"viec": "own_plan", "tinh-trang": "done"}).content.decode()
    assert "Không có đơn vị nào như vậy" in empty


def test_the_council_looks_on_and_reminds_nobody(plan, cu_chi, client):
    client.force_login(person(Role.COUNCIL_MEMBER, cu_chi.district))
    response = client.get(reverse("campaigns:plan_tracking", args=[plan.pk]))
    assert response.status_code == 200
    assert "Xem trước lời nhắc" not in response.content.decode()
    assert client.post(reverse("campaigns:plan_remind", args=[plan.pk])).status_code == 403


def test_the_table_comes_as_excel(plan, cu_chi, client):
    client.force_login(person(Role.NOI_VU_STAFF, cu_chi.home_affairs))
    response = client.get(reverse("campaigns:plan_tracking_workbook", args=[plan.pk]))
    assert load_workbook(BytesIO(response.content)).sheetnames == ["Theo dõi"]


def test_a_plan_without_recipients_says_so(cu_chi, client):
    plan = PlanFactory(issuing_body=cu_chi.district)
    client.force_login(person(Role.NOI_VU_STAFF, cu_chi.home_affairs))
    text = client.get(reverse("campaigns:plan_tracking", args=[plan.pk])).content.decode()
    assert "Kế hoạch không gửi đến đơn vị nào" in text


def test_the_plans_page_shows_its_organisers_how_far_it_has_come(plan, cu_chi, client):
    client.force_login(person(Role.NOI_VU_STAFF, cu_chi.home_affairs))
    text = client.get(reverse("campaigns:plan_detail", args=[plan.pk])).content.decode()
    assert f"{reverse('campaigns:plan_tracking', args=[plan.pk])}?viec=register" in text
    assert "Việc của đơn vị tôi" not in text


def test_the_plans_page_shows_a_unit_its_own_part_and_nobody_elses(plan, cu_chi, client):
    RecipientFactory(plan=plan, body=cu_chi.education)
    client.force_login(person(Role.UNIT_HEAD, cu_chi.commune))
    text = client.get(reverse("campaigns:plan_detail", args=[plan.pk])).content.decode()
    assert "Việc của đơn vị tôi" in text
    assert "quá hạn 2 ngày" in text
    assert reverse("registrations:registration_edit", args=[plan.pk, cu_chi.commune.pk]) in text
    assert cu_chi.education.name not in text
    assert "Theo dõi, nhắc việc" not in text


def test_a_link_stands_where_one_may_do_it_oneself_and_not_already_on_this_page(plan, cu_chi):
    staff = own_parts(plan, person(Role.NOI_VU_STAFF, cu_chi.commune))[0]
    head = own_parts(plan, person(Role.UNIT_HEAD, cu_chi.commune))[0]

    def leads(part) -> dict[str, bool]:
        return {cell.column.key: bool(link) for cell, link in part.tasks}

    assert leads(staff) == {"acknowledge": False, "own_plan": True, "register": False}
    assert leads(head) == {"acknowledge": False, "own_plan": False, "register": True}


def test_a_draft_is_not_followed(cu_chi, client):
    plan = PlanFactory(issuing_body=cu_chi.district, status="draft", number="", issued_on=None)
    RecipientFactory(plan=plan, body=cu_chi.commune)
    client.force_login(person(Role.NOI_VU_STAFF, cu_chi.home_affairs))
    text = client.get(reverse("campaigns:plan_detail", args=[plan.pk])).content.decode()
    assert "Theo dõi, nhắc việc" not in text
    assert own_parts(plan, person(Role.UNIT_HEAD, cu_chi.commune)) == []


def test_a_long_list_turns_its_pages(plan, cu_chi, client):
    for number in range(31):
        RecipientFactory(plan=plan, body=school(f"Trường {number}", cu_chi.education))
    client.force_login(person(Role.NOI_VU_STAFF, cu_chi.home_affairs))
    url = reverse("campaigns:plan_tracking", args=[plan.pk])
    assert len(client.get(url).context["page"]) == 30
    assert len(client.get(url, {"page": 2}).context["page"]) == 2
