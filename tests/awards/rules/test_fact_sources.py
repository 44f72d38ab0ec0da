"""Evidence as it is gathered out of the database: through successors, fields, decisions; only what
is read."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit import clock
from awards.models import Requirement, Violation
from awards.rules.candidates import candidates_under
from awards.rules.evaluation import findings_for
from awards.rules.findings import Answer, Candidate
from organisation.models import BodySuccession, IssuingBody
from organisation.models.bodies import Level
from rankings.models import Ranking, RankingEntry
from recognition.models import Author, Recognition, RecognitionDecision
from tests.accounts.factories import UserFactory
from tests.awards.factories import AwardFormFactory, awarding
from tests.campaigns.factories import BodyFactory, PlanFactory
from tests.recognition.factories import council
from tests.register.factories import entered
from tests.registrations.factories import RegistrationFactory, registered

pytestmark = pytest.mark.django_db

MET, MISSED, OPEN = Answer.MET, Answer.NOT_MET, Answer.NEEDS_PERSON
TODAY = date(2020, 12, 15)


def ask(form, candidate: Candidate, rule: str, /, **parameters) -> Answer:
    """What one rule answers."""
    form.requirements.all().delete()
    Requirement.objects.create(award_form=form, text="Thử", rule=rule, parameters=parameters)
    (finding,) = findings_for(form, [candidate], on=TODAY)[candidate]
    return finding.answer


def collective(body) -> Candidate:
    return Candidate("collective", body.name, "", body.pk)


def successor_of(*bodies: IssuingBody) -> IssuingBody:
    """A body that began as the successor of these."""
    first = IssuingBody.objects.get_parent(bodies[0])
    new = BodyFactory(
        name="Ủy ban nhân dân xã Mới",
        under=first,
        level=Level.COMMUNE,
        valid_from=date(2020, 12, 1),
    )
    for old in bodies:
        BodySuccession.objects.create(
            predecessor=old, successor=new, effective_on=date(2020, 12, 1)
        )
    return new


@pytest.fixture
def place(working_day):
    working_day("2020-12-15")
    return awarding()


def test_what_a_body_began_from_counts_as_its_own(place):
    old = place.communes[0]
    RegistrationFactory(plan=place.plan, body=old, status="accepted")
    entered(place.district, plan=place.plan, awardee_body=old, awardee_name=old.name)
    ranking = Ranking.objects.create(
        publisher=place.district,
        year=2020,
        kind="communes",
        title="Xếp hạng",
        status="published",
        published_on=date(2020, 12, 1),
    )
    RankingEntry.objects.create(ranking=ranking, body=old, rank=1, group="Tốt")
    new = collective(successor_of(old, place.communes[1]))
    assert ask(place.form, new, "registered") == MET
    assert ask(place.form, new, "ranked_at_most", rank=1) == MET
    held = {"form": "giay_khen", "authority": "issuer", "under": "this"}
    assert ask(place.form, new, "holds_award", **held) == MET
    assert ask(place.form, new, "participates") == MET
    Violation.objects.create(
        body=old,
        kind="conduct",
        happened_on=date(2020, 6, 1),
        source="KL",
        recorded_by=UserFactory(),
        recorded_at=clock.now(),
    )
    assert ask(place.form, new, "no_violation", year=2020) == MISSED


def test_what_another_body_registered_does_not_count(place):
    RegistrationFactory(plan=place.plan, body=place.communes[1], status="accepted")
    assert ask(place.form, collective(place.communes[0]), "registered") == MISSED


def test_recognised_by_a_decision_in_a_field_and_by_whom():
    around = council()
    form = AwardFormFactory(plan=around.place.plan)
    unit = around.place.communes[0]
    line = registered(around.place.plan, unit, "1").initiatives.get()
    Author.objects.create(initiative=line, full_name="Lê Thị Hoa")
    one = {"count": 1, "how_far": "recognised"}
    assert ask(form, collective(unit), "initiatives", **one) == MISSED
    decision = RecognitionDecision.objects.create(
        council=around.council, status="issued", number="5012", issued_on=date(2020, 10, 15)
    )
    Recognition.objects.create(
        council=around.council, initiative=line, status="recognised", decision=decision
    )
    assert ask(form, collective(unit), "initiatives", **one) == MET
    area = line.area.position
    assert ask(form, collective(unit), "initiatives", **one, areas=[area]) == MET
    assert ask(form, collective(unit), "initiatives", **one, areas=[area % 7 + 1]) == MISSED
    assert ask(form, collective(unit), "initiatives", **{**one, "count": 2}) == MISSED
    author = Candidate("individual", "Lê Thị Hoa", "", unit.pk)
    other = Candidate("individual", "Trần Nam", "", unit.pk)
    assert ask(form, author, "initiatives", **one) == MET
    assert ask(form, other, "initiatives", **one) == MISSED


def test_authors_who_differ_by_a_tone_are_each_listed_and_credit_nobody_else():
    around = council()
    form = AwardFormFactory(plan=around.place.plan)
    unit = around.place.communes[0]
    line = registered(around.place.plan, unit, "1").initiatives.get()
    for name in ("Nguyễn Thị Thúy", "Nguyễn Thị Thùy"):
        Author.objects.create(initiative=line, full_name=name)
    people = {one.name for one in candidates_under(form, on=TODAY) if one.kind == "individual"}
    assert people >= {"Nguyễn Thị Thúy", "Nguyễn Thị Thùy"}
    another = Candidate("individual", "Nguyễn Thị Thủy", "", unit.pk)
    assert ask(form, another, "initiatives", count=1, how_far="registered") == OPEN


def test_an_award_under_the_parent_plan_of_the_parents_body(place):
    commune = place.communes[0]
    entered(place.district, plan=place.plan, awardee_body=commune, awardee_name=commune.name)
    own = AwardFormFactory(plan=PlanFactory(issuing_body=commune, under=place.plan))
    held = {"form": "giay_khen", "whose": "issuer", "authority": "parent"}
    person = Candidate("individual", "Lê Thị Hoa", "", commune.pk)
    assert ask(own, person, "holds_award", **held, under="this_or_parent") == MET
    assert ask(own, person, "holds_award", **held, under="this") == MISSED
    assert ask(own, person, "holds_award", **{**held, "authority": "issuer"}, under="any") == MISSED


def test_only_what_the_rules_read_is_asked_of_the_database(place):
    candidate = collective(place.communes[0])
    Requirement.objects.create(
        award_form=place.form, text="Thử", rule="rated", parameters={"grade": "good"}
    )
    with CaptureQueriesContext(connection) as queries:
        findings_for(place.form, [candidate], on=TODAY)
    asked = " ".join(query["sql"] for query in queries)
    assert "awards_yearrating" in asked
    for table in ("awards_violation", "rankings_rankingentry", "register_awardrecord"):
        assert f'FROM "{table}"' not in asked
