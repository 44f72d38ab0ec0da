"""Who sees councils, meetings and decisions on awards: the same on lists and on their pages."""

import pytest

from awards.models import AwardCouncil, AwardDecision, Meeting
from awards.views.lookups import council_by, decision_by, meeting_by
from tests.house import small_world

pytestmark = pytest.mark.django_db

# How many there are, and how many of them each person sees; those not named see none.
SHOWN = (
    (AwardCouncil, council_by, 1, {"office": 1, "staff": 1, "leader": 1}),
    (Meeting, meeting_by, 3, {"office": 3, "staff": 3, "leader": 3}),
    (
        AwardDecision,
        decision_by,
        3,
        {"head": 1, "sister": 1, "office": 1, "staff": 3, "leader": 3},
    ),
)


def test_lists_and_pages_agree_for_everybody():
    people = {name: user for name, user in small_world.build().people.items() if user}
    for model, find, count, sees in SHOWN:
        things = list(model.objects.all())
        assert len(things) == count
        for name, user in people.items():
            listed = set(model.objects.visible_to(user))
            assert len(listed) == sees.get(name, 0), (model.__name__, name)
            opened = set()
            for thing in things:
                try:
                    opened.add(find(user, thing.pk))
                except model.DoesNotExist:
                    continue
            assert listed == opened, (model.__name__, name)
