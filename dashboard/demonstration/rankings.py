"""Loader of sample rankings by the reform index, through the functions that the views call."""

from decimal import Decimal

from audit import clock
from dashboard.demonstration.bodies import Surroundings
from dashboard.demonstration.fixture_files import FIXTURES, Entry, checked, entry, only, read
from rankings import drafts, publication
from rankings.arithmetic import BandOf
from rankings.models import Ranking

PATH = FIXTURES / "rankings.yaml"
FIELDS = ("year", "kind", "title", "reference", "basis", "tie_rule", "note")
WORDS = ("publisher", "made_by", "published_on", "bands", "scores", "stated_ranks")


def load_rankings(around: Surroundings) -> None:
    """Make the sample rankings and publish each on the day that it names."""
    for given in read(PATH):
        with entry(PATH, str(given.get("title"))):
            words = only(given, *FIELDS, *WORDS)
            with clock.override_day(words["published_on"]):
                _publish(words, around)


def _publish(words: Entry, around: Surroundings) -> None:
    actor = around.people[words["made_by"]]
    ranking = Ranking(
        publisher=around.bodies[words["publisher"]],
        **{name: words[name] for name in FIELDS if name in words},
    )
    bands = [BandOf(name, Decimal(score)) for name, score in words["bands"].items()]
    drafts.begin(checked(ranking), actor=actor, bands=bands)
    scores = {around.bodies[key]: score for key, score in words["scores"].items()}
    stated = {around.bodies[key].pk: rank for key, rank in words.get("stated_ranks", {}).items()}
    drafts.choose_bodies(ranking, actor=actor, bodies=scores)
    results = [
        drafts.Result(body.pk, Decimal(str(score)), stated.get(body.pk))
        for body, score in scores.items()
    ]
    drafts.enter(ranking, actor=actor, results=results)
    publication.publish(ranking, actor=actor, published_on=words["published_on"], seen=True)
