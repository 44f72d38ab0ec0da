"""What was decided before there was a register enters it by a migration."""

from importlib import import_module

import pytest
from django.apps import apps

from register.models import AwardRecord, Honoree
from tests.accounts.factories import UserFactory
from tests.awards.factories import DecisionFactory, DossierFactory, in_register
from tests.campaigns.factories import PlanFactory

pytestmark = pytest.mark.django_db

migration = import_module("awards.migrations.0007_earlier_awards_in_the_register")


def test_earlier_awards_enter_in_the_order_of_their_decision_once_and_after_what_is_there():
    plan = PlanFactory()
    actor = UserFactory()
    decision = DecisionFactory(plan=plan)
    common = {"status": "decided", "decision": decision, "award_form__plan": plan}
    there = DossierFactory(register_number=1, **common)
    in_register(there)
    later = DossierFactory(register_number=3, individual=True, **common)
    earlier = DossierFactory(register_number=2, **common)
    DossierFactory(award_form__plan=plan, status="appraised")
    for _ in range(2):
        migration.enter_earlier_awards(apps, None)
    rows = AwardRecord.objects.order_by("number")
    assert [(row.number, row.source_key) for row in rows] == [
        (1, f"dossier:{there.pk}"),
        (2, f"dossier:{earlier.pk}"),
        (3, f"dossier:{later.pk}"),
    ]
    last = rows[2]
    assert last.honoree == Honoree.objects.get()
    assert (last.form_name, last.decision_number) == ("Giấy khen", decision.reference)
    assert last.folded_name.startswith("le thi thu")
    assert last.entered_by_id <= actor.pk
    assert len({row.check_code for row in rows}) == 3
