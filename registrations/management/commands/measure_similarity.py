"""manage.py measure_similarity: precision and recall of similar initiatives, on labelled pairs."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from registrations.similarity.quality import ALIKE, LABELS, Pair, pairs_in, quality
from registrations.similarity.score import THRESHOLD

PAIRS = Path(settings.BASE_DIR) / "tests/registrations/similarity/pairs.yaml"
CURVE = [step / 20 for step in range(6, 17)]


class Command(BaseCommand):
    """Prints quality by label, at the threshold and around it, for both halves of the pairs."""

    help = "Measure precision and recall of similar initiatives on labelled pairs."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file of pairs, and whether to name the pairs that are judged wrongly."""
        parser.add_argument("path", nargs="?", type=Path, default=PAIRS)
        parser.add_argument("--mistakes", action="store_true", help="name each mistaken pair")

    def handle(self, *args: object, path: Path, mistakes: bool, **options: object) -> None:
        """Print."""
        pairs = list(pairs_in(path))
        for title, half in (
            ("Looked at while tuning", [pair for pair in pairs if not pair.held_out]),
            ("Held out", [pair for pair in pairs if pair.held_out]),
            ("All", pairs),
        ):
            self.stdout.write(f"\n{title}: {len(half)} pairs")
            for line in (*_by_label(half), *_curve(half)):
                self.stdout.write(line)
        if mistakes:
            for line in _mistakes(pairs):
                self.stdout.write(line)


def _by_label(pairs: list[Pair]) -> Iterator[str]:
    yield f"  {'label':<12}{'pairs':>6}{'shown':>7}{'precision':>11}{'recall':>8}{'F1':>7}"
    for label in LABELS:
        ours = [pair for pair in pairs if pair.label == label]
        shown = sum(pair.likeness >= THRESHOLD for pair in ours)
        line = f"  {label:<12}{len(ours):>6}{shown:>7}"
        if label in ALIKE:
            found = quality(pairs, THRESHOLD, [label])
            line += f"{found.precision:>11.3f}{found.recall:>8.3f}{found.f1:>7.3f}"
        yield line


def _curve(pairs: list[Pair]) -> Iterator[str]:
    yield f"  {'threshold':<25}{'precision':>11}{'recall':>8}{'F1':>7}"
    for threshold in CURVE:
        found = quality(pairs, threshold)
        chosen = "chosen" if threshold == THRESHOLD else ""
        yield (
            f"  {threshold:<12.2f}{chosen:<13}"
            f"{found.precision:>11.3f}{found.recall:>8.3f}{found.f1:>7.3f}"
        )


def _mistakes(pairs: list[Pair]) -> Iterator[str]:
    for pair in pairs:
        if (pair.likeness >= THRESHOLD) != (pair.label in ALIKE):
            half = "held out" if pair.held_out else "tuning"
            yield f"\n{pair.likeness:.2f} {pair.label} ({half})\n  {pair.one}\n  {pair.other}"
