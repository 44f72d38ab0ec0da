"""A list shows a council, a meeting or a decision to exactly those whom its page lets in."""

import pytest

from awards.councils.permissions import may_see_council, may_see_meeting
from awards.decisions.permissions import may_see_decision
from awards.models import AwardCouncil, AwardDecision, Meeting
from tests.house import small_world

pytestmark = pytest.mark.django_db

SHOWN = (
    (AwardCouncil, may_see_council, 1),
    (Meeting, may_see_meeting, 3),
    (AwardDecision, may_see_decision, 3),
)


def test_lists_and_pages_agree_for_everybody():
    people = {name: user for name, user in small_world.build().people.items() if user}
    for model, may_see, count in SHOWN:
        things = list(model.objects.all())
        assert len(things) >= count
        for name, user in people.items():
            listed = set(model.objects.visible_to(user))
            opened = {thing for thing in things if may_see(user, thing)}
            assert listed == opened, (model.__name__, name)
        # Somebody sees one of them, and somebody none: it is a rule that is tested.
        seen = {name: model.objects.visible_to(user).count() for name, user in people.items()}
        assert max(seen.values()) > 0 == seen["stranger"]
