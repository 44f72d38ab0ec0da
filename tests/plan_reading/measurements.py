"""How well plans are read, as tables for docs/reading.md: `python -m
tests.plan_reading.measurements` prints them, `--write` puts them into the page."""

import sys
from collections.abc import Iterable

from plan_reading.reader import read_text
from plan_reading.serializers import as_json
from tests.plan_reading.phrases import FIRST, SECOND, Wording
from tests.plan_reading.phrases_unseen import UNSEEN
from tests.plan_reading.samples import EXPECTED, FOLDER, ROOT
from tests.plan_reading.scorer import Score, score_all
from tests.plan_reading.synthetic import variant

PAGE = ROOT / "docs" / "reading.md"
BEGIN, END = "<!-- tables: begin -->", "<!-- tables: end -->"
VARIANTS = 400
TABLES = {"first": FIRST, "second": SECOND, "third": UNSEEN}


def measured(wording: Wording, seeds: Iterable[int]) -> Score:
    """The score of the plans with these numbers."""
    whole = Score()
    for seed in seeds:
        plan = variant(seed, wording)
        said = as_json(read_text(plan.text))
        whole += score_all([plan.expected], said)
    return whole


def of_sample(name: str) -> Score:
    """The score of a sample plan."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return score_all(EXPECTED[name], as_json(read_text(text)))


def tables() -> str:
    """All tables, as they stand in the page."""
    parts = []
    if all((FOLDER / name).exists() for name in EXPECTED):
        whole = sum((of_sample(name) for name in EXPECTED), Score())
        parts.append(f"The five sample plans:\n\n{whole.table()}")
    parts += [
        f"{VARIANTS} synthetic plans, {name} table of phrases:\n\n"
        f"{measured(wording, range(VARIANTS)).table()}"
        for name, wording in TABLES.items()
    ]
    return "\n\n".join(parts)


def main() -> None:
    """Print the tables, or write them into the page."""
    said = tables()
    if "--write" not in sys.argv:
        sys.stdout.write(f"{said}\n")
        return
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    after = rest.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}\n\n{said}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
