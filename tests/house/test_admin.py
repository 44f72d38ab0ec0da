"""The administrator's door: every page opens, in Vietnamese, and an issued plan is only read."""

from datetime import date, timedelta
from itertools import count

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from audit import clock, transitions
from audit.models import Event
from awards.models import AwardForm, BaseSalary, BonusRate, LawVersion, Quota
from campaigns.models import DayOff, Plan, ReformAreaSet
from decisions.legal_texts import LegalText
from notifications.models import Mail
from organisation.models import IssuingBody, Membership
from organisation.models.memberships import Role
from organisation.reorganisation.acts import abolish
from organisation.reorganisation.decree import Decree
from tests.accounts.factories import UserFactory
from tests.awards.factories import AwardFormFactory
from tests.campaigns.factories import (
    BodyFactory,
    DeadlineFactory,
    PhaseFactory,
    PlanFactory,
    RecipientFactory,
    seven_areas,
)

# The templates here are Django's and its packages'; they name variables that are not always there.
pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

DAYS = (date(2020, 9, 1) + timedelta(days=number) for number in count())

# What stands behind the administrator's door; a model added to it must be added here, with a maker.
MAKERS = {
    "accounts.user": UserFactory,
    "audit.event": lambda: transitions.record_creation(
        PlanFactory(), actor=UserFactory(), label="Lập dự thảo"
    ),
    "awards.awardform": AwardFormFactory,
    "awards.basesalary": lambda: BaseSalary.objects.create(
        amount=1_490_000, applies_from=next(DAYS), source="Nghị định thử"
    ),
    "awards.bonusrate": lambda: BonusRate.objects.create(
        form_name="giay_khen",
        authority_level="commune",
        awardee="individual",
        multiple="0.3",
        applies_from=next(DAYS),
        source="Nghị định thử",
    ),
    "awards.lawversion": lambda: LawVersion.objects.create(
        law="Luật thử", decree="1/2020/NĐ-CP", applies_from=next(DAYS), source="Công báo"
    ),
    "decisions.legaltext": lambda: LegalText.objects.create(
        topic="emulation_law",
        kind="Luật",
        title="thử",
        issued_on=next(DAYS),
        applies_from=next(DAYS),
        source="Công báo",
    ),
    "awards.quota": lambda: Quota.objects.create(
        award_form=AwardFormFactory(), awardee="collective", limit=1
    ),
    "campaigns.dayoff": lambda: DayOff.objects.create(
        day=next(DAYS), kind="holiday", name="Quốc khánh", source="Thông báo thử"
    ),
    "notifications.mail": lambda: Mail.objects.create(
        recipient=UserFactory(),
        address="a@example.vn",
        text="Kế hoạch chờ ký",
        created_at=clock.now(),
        next_try_at=clock.now(),
    ),
    "organisation.issuingbody": BodyFactory,
    "organisation.membership": lambda: Membership.objects.create(
        user=UserFactory(), body=BodyFactory(), role=Role.LEADER
    ),
    "campaigns.plan": lambda: PlanFactory(status="draft"),
    "campaigns.reformareaset": seven_areas,
    "organisation.reorganisation": lambda: (
        abolish(
            BodyFactory(),
            decree=Decree(date(2020, 7, 1), "Nghị quyết 15/NQ-UBTVQH14"),
            actor=UserFactory(is_superuser=True),
        ).reorganisation
    ),
}
OURS = sorted(set(MAKERS))
WITHOUT_ADDING = {
    "audit.event",
    "campaigns.plan",
    "notifications.mail",
    "organisation.reorganisation",
}
ENGLISH_WORDS_OF_THE_ADMIN = ("Save", "Delete", "Add another", "Search", "Import", "Export")


@pytest.fixture
def office(client):
    """Signed in as an administrator."""
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    return client


def page(label, view, *args):
    return reverse(f"admin:{label.replace('.', '_')}_{view}", args=args)


def visible_text(response):
    assert response.status_code == 200
    content = response.content.decode()
    assert '<html lang="vi"' in content
    return content


def test_every_model_behind_the_door_is_tested_here():
    registered = {model._meta.label_lower for model in admin.site._registry}
    assert {label for label in registered if not label.startswith("axes.")} == set(OURS)


@pytest.mark.parametrize("label", OURS)
def test_the_list_opens_and_is_searched(office, label):
    MAKERS[label]()
    content = visible_text(office.get(page(label, "changelist")))
    assert not any(f">{word}<" in content for word in ENGLISH_WORDS_OF_THE_ADMIN)
    assert office.get(page(label, "changelist"), {"q": "cu chi"}).status_code == 200


@pytest.mark.parametrize("label", OURS)
def test_the_page_of_one_thing_opens(office, label):
    content = visible_text(office.get(page(label, "change", MAKERS[label]().pk)))
    assert not any(f">{word}<" in content for word in ENGLISH_WORDS_OF_THE_ADMIN)


@pytest.mark.parametrize("label", OURS)
def test_the_page_for_adding_opens_where_things_are_added(office, label):
    response = office.get(page(label, "add"))
    if label in WITHOUT_ADDING:
        assert response.status_code == 403
    else:
        visible_text(response)


WITH_IMPORTS = ["organisation.issuingbody", "accounts.user", "campaigns.dayoff"]


@pytest.mark.parametrize("label", WITH_IMPORTS)
def test_import_and_export_speak_vietnamese(office, label):
    content = visible_text(office.get(page(label, "changelist")))
    assert "Nhập từ Excel" in content
    assert "Xuất ra Excel" in content
    content = visible_text(office.get(page(label, "import")))
    assert "Excel" in content
    assert not any(word in content for word in ("Submit", "Format", "This importer"))
    assert office.get(page(label, "import_template"))["Content-Type"].endswith("sheet")


@pytest.mark.parametrize("label", WITH_IMPORTS)
@pytest.mark.parametrize("view", ["import", "import_template"])
def test_who_may_not_add_by_hand_may_not_by_a_sheet(client, label, view):
    client.force_login(UserFactory(is_staff=True))
    assert client.get(page(label, view)).status_code == 403


def test_the_index_names_everything_in_vietnamese(office):
    content = visible_text(office.get(reverse("admin:index")))
    for model in (IssuingBody, Membership, Plan, ReformAreaSet, AwardForm, Event):
        assert str(model._meta.verbose_name_plural).lower() in content.lower()


@pytest.mark.parametrize("label", OURS)
def test_the_list_asks_no_more_of_the_database_for_three_than_for_one(office, label):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            office.get(page(label, "changelist"))
        return len(asked)

    MAKERS[label]()
    queries()
    one = queries()
    MAKERS[label]()
    MAKERS[label]()
    assert queries() == one


# --- Bodies and roles ----------------------------------------------------------------------------

INLINES = {
    f"{prefix}-{name}": value
    for prefix in ("memberships", "successions")
    for name, value in {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}.items()
}


def body_form(**values):
    return {
        "name": "Phòng Tư pháp",
        "level": "district",
        "kind": "office",
        **INLINES,
        **values,
    }


def test_a_new_body_is_put_under_its_superior(office):
    district = BodyFactory(name="Huyện Củ Chi")
    assert office.post(page("organisation.issuingbody", "add"), body_form(superior=district.pk)).url
    body = IssuingBody.objects.get(name="Phòng Tư pháp")
    assert IssuingBody.objects.get_parent(body) == district
    assert body.folded_name == "phong tu phap"


def test_a_new_body_without_a_superior_is_a_root(office):
    office.post(page("organisation.issuingbody", "add"), body_form())
    assert IssuingBody.objects.get(name="Phòng Tư pháp").depth == 1


def test_a_body_keeps_its_place_when_it_is_changed(office):
    district = BodyFactory()
    body = BodyFactory(under=district, name="Phòng Tư pháp")
    form = body_form(name="Phòng Tư pháp huyện Củ Chi")
    assert office.post(page("organisation.issuingbody", "change", body.pk), form).status_code == 302
    body.refresh_from_db()
    assert body.name == "Phòng Tư pháp huyện Củ Chi"
    assert IssuingBody.objects.get_parent(body) == district


def test_days_of_a_body_in_the_wrong_order_get_a_sentence(office):
    form = body_form(valid_from="02/01/2020", valid_to="01/01/2020")
    content = visible_text(office.post(page("organisation.issuingbody", "add"), form))
    assert "Ngày hết hiệu lực phải sau ngày có hiệu lực." in content
    assert 'value="Phòng Tư pháp"' in content


def test_a_person_added_by_an_administrator_can_sign_in(office, client):
    response = office.post(
        page("accounts.user", "add"),
        {
            "username": "moi",
            "full_name": "Lê Thị Mới",
            "usable_password": "true",
            "password1": "ThiDua@2020",
            "password2": "ThiDua@2020",
        },
    )
    assert response.status_code == 302
    client.logout()
    signed_in = client.post(
        reverse("accounts:login"), {"username": "moi", "password": "ThiDua@2020"}
    )
    assert signed_in.url == reverse("desk")


# --- What was issued, and the log ----------------------------------------------------------------


def counts_of_inlines(response):
    """The hidden counts that the browser sends back with each table of parts."""
    return {
        f"{inline.formset.prefix}-{name}": value
        for inline in response.context["inline_admin_formsets"]
        for name, value in inline.formset.management_form.initial.items()
    }


def test_an_issued_plan_is_read_and_not_changed(office):
    plan = PlanFactory(title="Phát động thi đua")
    phase = PhaseFactory(plan=plan)
    DeadlineFactory(plan=plan)
    RecipientFactory(plan=plan)
    url = page("campaigns.plan", "change", plan.pk)
    shown = office.get(url)
    content = visible_text(shown)
    assert 'name="title"' not in content
    assert 'name="phases-0-name"' not in content
    forged = {
        **counts_of_inlines(shown),
        "title": "Tên khác",
        "status": "draft",
        "phases-0-id": phase.pk,
        "phases-0-plan": plan.pk,
        "phases-0-name": "Đợt khác",
        "phases-0-DELETE": "on",
    }
    assert office.post(url, forged).status_code == 302
    plan.refresh_from_db()
    phase.refresh_from_db()
    assert (plan.title, plan.status, phase.name) == ("Phát động thi đua", "issued", "Đợt 1")


def test_nothing_is_added_to_an_issued_plan(office):
    plan = PlanFactory()
    url = page("campaigns.plan", "change", plan.pk)
    forged = {
        **counts_of_inlines(office.get(url)),
        "phases-TOTAL_FORMS": 1,
        "phases-0-name": "Đợt lén",
        "phases-0-position": 1,
        "phases-0-starts_on": "05/05/2020",
        "phases-0-ends_on": "31/05/2020",
    }
    office.post(url, forged)
    assert not plan.phases.exists()


def test_an_issued_plan_is_not_deleted(office):
    plan = PlanFactory()
    response = office.post(page("campaigns.plan", "delete", plan.pk), {"post": "yes"})
    assert response.status_code == 403
    office.post(
        page("campaigns.plan", "changelist"),
        {"action": "delete_selected", "_selected_action": [plan.pk], "post": "yes"},
    )
    assert Plan.objects.filter(pk=plan.pk).exists()


def test_in_a_draft_phases_and_deadlines_can_be_written(office):
    plan = PlanFactory(status="draft")
    content = visible_text(office.get(page("campaigns.plan", "change", plan.pk)))
    for prefix in ("phases", "deadlines", "recipients", "groups", "bases", "sections"):
        assert f'name="{prefix}-TOTAL_FORMS"' in content


def test_what_happened_is_read_here_and_recorded_on_the_plans_page_only(office):
    plan = PlanFactory()
    plan.events.create(kind="ranking_published", happened_on=date(2020, 12, 20))
    url = page("campaigns.plan", "change", plan.pk)
    response = office.get(url)
    assert "công bố kết quả xếp hạng CCHC" in visible_text(response)
    written = {
        **counts_of_inlines(response),
        "events-TOTAL_FORMS": 1,
        "events-0-kind": "decision_issued",
        "events-0-happened_on": "21/12/2020",
    }
    office.post(url, written)
    assert [event.kind for event in plan.events.all()] == ["ranking_published"]


def test_days_off_are_listed_by_year(office):
    for day in (date(2019, 9, 2), date(2020, 9, 2)):
        DayOff.objects.create(day=day, kind="holiday", name="Quốc khánh", source="thử")
    url = page("campaigns.dayoff", "changelist")
    listed = office.get(url, {"year": "2019"}).context["cl"].result_list
    assert [row.day for row in listed] == [date(2019, 9, 2)]
    assert "thứ Hai" in visible_text(office.get(url, {"year": "2019"}))
    assert office.get(url, {"year": "không phải năm"}).status_code == 200


def test_the_log_is_read_only_even_for_a_superuser(office):
    event = MAKERS["audit.event"]()
    assert office.post(page("audit.event", "delete", event.pk), {"post": "yes"}).status_code == 403
    assert office.post(page("audit.event", "change", event.pk), {"reason": "x"}).status_code == 403
    assert Event.objects.get(pk=event.pk).reason == ""


def test_bodies_are_completed_by_name_with_or_without_diacritics(office):
    BodyFactory(name="Ủy ban nhân dân huyện Củ Chi")
    response = office.get(
        reverse("admin:autocomplete"),
        {
            "term": "huyen cu chi",
            "app_label": "organisation",
            "model_name": "membership",
            "field_name": "body",
        },
    )
    assert [row["text"] for row in response.json()["results"]] == ["Ủy ban nhân dân huyện Củ Chi"]
