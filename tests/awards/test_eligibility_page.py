"""Who would qualify today: shown before the plan is issued, and made into dossiers after."""

from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import strip_tags

from awards.dossiers.selection import candidate_key
from awards.models import Dossier, Requirement
from awards.rules.findings import Candidate
from campaigns.models import Plan
from organisation.models.bodies import Level
from tests.awards.factories import DecisionFactory, QuotaFactory, awarding
from tests.campaigns.factories import BodyFactory, RecipientFactory
from tests.registrations.factories import RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    place = awarding()
    Requirement.objects.create(award_form=place.form, text="Có đăng ký", rule="registered")
    RegistrationFactory(plan=place.plan, body=place.communes[0], status="accepted")
    return place


@pytest.fixture
def page(place, client):
    client.force_login(place.staff)
    address = reverse("awards:qualifying_candidates", args=[place.form.pk])

    def look(**asked):
        return unescape(client.get(address, asked).content.decode())

    return look


def test_each_candidate_is_shown_with_the_answer_and_the_reason(place, page):
    said = page()
    first, second = (commune.name for commune in place.communes)
    assert said.index(first) < said.index(second)
    assert f"{first} đã đăng ký, được tiếp nhận." in said
    assert f"{second} chưa có bản đăng ký được tiếp nhận." in said


def test_it_is_narrowed_by_answer_and_by_name(place, page):
    first, second = (commune.name for commune in place.communes)
    assert first in page(**{"ket-qua": "dat"})
    assert second not in page(**{"ket-qua": "dat"})
    assert second in page(**{"ket-qua": "chua-dat"})
    assert first not in page(tim="thu 2")


def test_it_is_tried_before_the_plan_is_issued_and_then_opens_no_dossier(place, page):
    Plan.objects.filter(pk=place.plan.pk).update(status="draft")
    assert place.communes[0].name in page()
    assert "Lập hồ sơ cho những nơi đã chọn" not in page()


def test_the_places_left_are_shown(place, page):
    QuotaFactory(award_form=place.form, limit=3)
    place.dossier("decided", decision=DecisionFactory(plan=place.plan), register_number=1)
    assert "03 tập thể (toàn kế hoạch) còn 2" in " ".join(strip_tags(page()).split())


def test_the_office_opens_dossiers_for_those_it_chooses(place, client):
    client.force_login(place.staff)
    signs = [
        candidate_key(Candidate("collective", commune.name, "", commune.pk))
        for commune in place.communes
    ]
    outsider = BodyFactory(name="Ủy ban nhân dân xã Khác", level=Level.COMMUNE)
    signs.append(candidate_key(Candidate("collective", outsider.name, "", outsider.pk)))
    answer = client.post(
        reverse("awards:qualifying_candidates", args=[place.form.pk]),
        {"chon": signs, "thanh-tich": "Đã có thành tích xuất sắc"},
    )
    assert answer.status_code == 302
    opened = Dossier.objects.order_by("awardee_body__path")
    assert [(one.awardee_body, one.proposed_by, one.status) for one in opened] == [
        (commune, commune, "draft") for commune in place.communes
    ]


def test_a_commune_is_proposed_by_its_district_where_the_plan_went_to_districts(place, client):
    client.force_login(place.staff)
    office = BodyFactory(name="Phòng Kinh tế", under=place.communes[0], kind="office")
    place.plan.groups.create(name="Các phòng", kind="collective").bodies.set([office])
    sign = candidate_key(Candidate("collective", office.name, "", office.pk))
    client.post(
        reverse("awards:qualifying_candidates", args=[place.form.pk]),
        {"chon": [sign], "thanh-tich": "Thành tích"},
    )
    assert Dossier.objects.get().proposed_by == place.communes[0]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"thanh-tich": "Thành tích"}, "Hãy chọn ít nhất một tập thể hoặc cá nhân."),
        ({"chon": "mine", "thanh-tich": " "}, "Hãy ghi thành tích"),
    ],
)
def test_without_a_choice_or_an_achievement_nothing_is_opened(place, client, sent, said):
    client.force_login(place.staff)
    first = place.communes[0]
    mine = candidate_key(Candidate("collective", first.name, "", first.pk))
    sent = {**sent, "chon": mine} if "chon" in sent else sent
    page = client.post(reverse("awards:qualifying_candidates", args=[place.form.pk]), sent)
    assert said in unescape(page.content.decode())
    assert not Dossier.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_candidates(place, client):
    client.force_login(place.staff)
    address = reverse("awards:qualifying_candidates", args=[place.form.pk])
    client.get(address)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
        for number in range(3):
            more = BodyFactory(name=f"Xã {number}", under=place.district, level=Level.COMMUNE)
            RecipientFactory(plan=place.plan, body=more)
    assert counts[0] == counts[1] <= 45


def test_where_nobody_registers_the_people_at_the_bodies_are_listed(place, page):
    assert place.head.full_name not in page()
    Plan.objects.filter(pk=place.plan.pk).update(registration_form="none")
    assert place.head.full_name in page()
