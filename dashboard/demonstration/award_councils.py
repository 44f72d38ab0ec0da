"""The award councils of the sample bodies, set up through the same verb as anybody's."""

from audit import clock
from awards.councils.councils import set_up
from awards.models import AwardCouncil
from councils.membership import Seat
from dashboard.demonstration.fixture_files import FIXTURES, entry, only, read
from dashboard.demonstration.surroundings import Surroundings

PATH = FIXTURES / "award_councils.yaml"
WORDS = ("body", "made_by", "name", "basis", "valid_from", "valid_to", "members")


def load_award_councils(around: Surroundings) -> None:
    """Set up each council on the day from which it works."""
    for given in read(PATH):
        with entry(PATH, str(given.get("body"))):
            words = only(given, *WORDS)
            with clock.standing_on(words["valid_from"]):
                set_up(
                    AwardCouncil(body=around.bodies[words["body"]]),
                    actor=around.people[words["made_by"]],
                    values={
                        name: words[name] for name in ("name", "basis", "valid_from", "valid_to")
                    },
                    seats=[
                        Seat(around.people[one["user"]].pk, one["role"]) for one in words["members"]
                    ],
                )
