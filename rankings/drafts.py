"""Drafting a ranking: its head, its bodies, their scores."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import Refused
from accounts.models import User
from audit import transitions
from audit.transitions import Values
from campaigns.plans.drafts.fingerprints import fingerprint, refuse_changed
from organisation.models import IssuingBody
from rankings.arithmetic import BandOf, objections_to
from rankings.models import Ranking, RankingBand, RankingEntry
from rankings.models.entries import reckon
from rankings.permissions import may_edit_ranking

FIELDS = ("year", "kind", "title", "reference", "basis", "tie_rule", "note")


@dataclass(frozen=True, slots=True)
class Result:
    """The result of one body: its score and, where the document states them, rank and group."""

    body_id: int
    score: Decimal | None = None
    stated_rank: int | None = None
    stated_group: str = ""


def begin(ranking: Ranking, *, actor: User, bands: Iterable[BandOf]) -> Ranking:
    """Begin a ranking with all bodies of its kind, and with its scheme.

    Takes an unsaved ranking. Raises Refused where the person does not work for the publisher, and
    ValidationError where the bands are ambiguous.
    """
    answer = may_edit_ranking(actor, ranking)
    if not answer:
        raise Refused(answer.reason)
    bands = _checked(bands)
    with transaction.atomic():
        ranking.save()
        _write_bands(ranking, bands)
        RankingEntry.objects.bulk_create(
            RankingEntry(ranking=ranking, body=body) for body in ranking.candidates()
        )
        transitions.record_creation(ranking, actor=actor, label="Lập bảng xếp hạng")
    return ranking


def update(
    ranking: Ranking,
    *,
    actor: User,
    values: Values,
    bands: Iterable[BandOf],
    seen: int | None = None,
) -> None:
    """Change a draft's head and scheme; ranks and groups follow. `seen` is the revision that was
    shown. Raises Refused, EditedMeanwhile, and ValidationError where the bands are ambiguous."""
    bands = _checked(bands)

    def change(locked: Ranking) -> None:
        for name in FIELDS:
            if name in values:
                setattr(locked, name, values[name])
        locked.bands.all().delete()
        _write_bands(locked, bands)
        _reckon(locked)

    transitions.revise(ranking, actor=actor, permission=may_edit_ranking, change=change, seen=seen)


def choose_bodies(
    ranking: Ranking, *, actor: User, bodies: Collection[IssuingBody], seen: str = ""
) -> None:
    """Set the bodies of a draft; a body that stays keeps what was entered for it. `seen` is the
    fingerprint of the bodies that were shown. Raises Refused and EditedMeanwhile."""

    def change(locked: Ranking) -> None:
        refuse_changed(locked, seen=seen, now=fingerprint_of_bodies(locked))
        there = set(locked.entries.values_list("body", flat=True))
        chosen = {body.pk for body in bodies}
        locked.entries.exclude(body__in=chosen).delete()
        RankingEntry.objects.bulk_create(
            RankingEntry(ranking=locked, body_id=key) for key in sorted(chosen - there)
        )
        _reckon(locked)

    transitions.revise(
        ranking, actor=actor, permission=may_edit_ranking, change=change, edits=False
    )


def fingerprint_of_bodies(ranking: Ranking) -> str:
    """The fingerprint of a ranking's bodies."""
    return fingerprint(ranking.entries.order_by("body").values_list("body", flat=True))


def fingerprint_of_results(ranking: Ranking) -> str:
    """The fingerprint of a ranking's results."""
    entries = ranking.entries.order_by("body")
    return fingerprint(entries.values_list("body", "score", "stated_rank", "stated_group"))


def enter(ranking: Ranking, *, actor: User, results: Iterable[Result], seen: str = "") -> None:
    """Write results of bodies that stand in a draft; the others keep theirs. All or nothing.

    `seen` is the fingerprint of the results that were shown. Raises Refused, EditedMeanwhile, and
    ValidationError where a body does not stand in it any more.
    """
    by_body = {result.body_id: result for result in results}

    def change(locked: Ranking) -> None:
        refuse_changed(locked, seen=seen, now=fingerprint_of_results(locked))
        entries = {entry.body_id: entry for entry in locked.entries.filter(body__in=by_body)}
        if len(entries) < len(by_body):
            raise ValidationError(
                "Danh sách đơn vị vừa được sửa ở nơi khác; hãy tải lại trang rồi nhập tiếp."
            )
        for key, entry in entries.items():
            result = by_body[key]
            entry.score = result.score
            entry.stated_rank = result.stated_rank
            entry.stated_group = result.stated_group.strip()
        RankingEntry.objects.bulk_update(entries.values(), ["score", "stated_rank", "stated_group"])
        _reckon(locked)

    transitions.revise(
        ranking, actor=actor, permission=may_edit_ranking, change=change, edits=False
    )


def _checked(bands: Iterable[BandOf]) -> list[BandOf]:
    bands = list(bands)
    objections = objections_to(bands)
    if objections:
        raise ValidationError(objections)
    return bands


def _write_bands(ranking: Ranking, bands: Iterable[BandOf]) -> None:
    RankingBand.objects.bulk_create(
        RankingBand(ranking=ranking, name=band.name.strip(), from_score=band.from_score)
        for band in bands
    )


def _reckon(ranking: Ranking) -> None:
    entries = list(ranking.entries.all())
    reckon(entries, ranking)
    RankingEntry.objects.bulk_update(
        entries, ["computed_rank", "computed_group", "rank", "group"], batch_size=500
    )
