"""Loader of laws by date, base salaries and bonus rates, for a new portal and for the
demonstration."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import models, transaction

from awards.models import BaseSalary, BonusRate, LawVersion
from awards.models.law import BonusAwardee
from dashboard.demonstration.fixture_files import (
    FIXTURES,
    Entry,
    checked,
    entry,
    numbered,
    only,
    read,
)
from decisions.legal_texts import LegalText

TIME = ("from", "through", "source", "uncertain", "note")


def load_law() -> int:
    """Write what is not there yet, and give its number; what an administrator entered for a day
    stays. Raises FixtureError, with nothing written, for an error in the file."""
    path = FIXTURES / "law.yaml"
    given = read(path)
    rows: list[Any] = []
    for kind, model, words in (
        ("laws", LawVersion, ("law", "decree", "circular", "rounding")),
        ("base_salaries", BaseSalary, ("amount",)),
    ):
        for number, told in numbered(given[kind]):
            with entry(path, f"{kind}, number {number}"):
                values = only(told, *words, *TIME)
                rows.append(checked(model(**_in_time(values))))
    for number, told in numbered(given["texts"]):
        with entry(path, f"texts, number {number}"):
            values = only(told, *("topic", "kind", "number", "issued_on", "issuer", "title"), *TIME)
            rows.append(checked(LegalText(**_in_time(values))))
    rows += _rates(path, given["bonus_rates"])
    with transaction.atomic():
        new = [row for row in rows if not _is_there(row)]
        for row in new:
            row.save()
    return len(new)


def _rates(path: Path, decrees: list[Entry]) -> Iterator[BonusRate]:
    for number, decree in numbered(decrees):
        with entry(path, f"bonus_rates, number {number}"):
            values = only(decree, *TIME, "rates")
            rates = values.pop("rates")
            for rate in rates:
                told = only(rate, "form", "level", "uncertain", "note", *BonusAwardee.values)
                for awardee in BonusAwardee.values:
                    if awardee in told:
                        yield checked(_rate(values, told, awardee))


def _rate(decree: Entry, told: Entry, awardee: str) -> BonusRate:
    uncertain = awardee in told.get("uncertain", ())
    return BonusRate(
        form_name=told["form"],
        authority_level=told["level"],
        awardee=awardee,
        multiple=Decimal(told[awardee]),
        **_in_time({**decree, "uncertain": uncertain, "note": told.get("note", "")}),
    )


def _in_time(values: Entry) -> Entry:
    return {
        "applies_from": values.pop("from"),
        "applies_through": values.pop("through", None),
        "is_uncertain": values.pop("uncertain", False),
        **values,
    }


def _is_there(row: models.Model) -> bool:
    """Whether something of its kind holds from the same day."""
    kind: dict[str, Any] = {"applies_from": row.applies_from}  # type: ignore[attr-defined]
    if isinstance(row, LegalText):
        kind = {name: getattr(row, name) for name in ("topic", "kind", "issued_on", "title")}
    if isinstance(row, BonusRate):
        names = ("form_name", "authority_level", "awardee")
        kind |= {name: getattr(row, name) for name in names}
    return type(row)._default_manager.filter(**kind).exists()
