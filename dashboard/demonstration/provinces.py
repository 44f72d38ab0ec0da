"""Loader of provinces by name and code with their predecessors: reference data for any portal."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction

from audit import clock
from dashboard.demonstration.fixture_files import FIXTURES, Entry, checked, entry, only, read
from organisation.models import BodySuccession, IssuingBody, Reorganisation, ReorganisationKind
from organisation.models.bodies import BodyKind, Level
from paperwork.vietnamese import fold

PROVINCES = FIXTURES / "provinces.yaml"
UNIT_WORDS = ("tỉnh ", "thành phố ")


@dataclass
class Provinces:
    """What is there after loading: the bodies by the key under which other files name them, how
    many were new, and which of those found ought to have ended."""

    by_key: dict[str, IssuingBody] = field(default_factory=dict)
    added: int = 0
    still_running: list[str] = field(default_factory=list)
    # By code, the one that holds on the day up to which the file has been read.
    current: dict[str, IssuingBody] = field(default_factory=dict)


def load_provinces() -> Provinces:
    """Write the provinces that are not there yet, and who became whom. One that is there, known
    by code and first day, is kept as it is. Raises FixtureError, with nothing written."""
    with transaction.atomic():
        provinces = Provinces()
        file = read(PROVINCES)
        for given in file["before"]:
            _write(provinces, given, None)
        for change in file["changes"]:
            predecessors = dict(provinces.current)
            for given in change["bodies"]:
                body = _write(provinces, given, change["effective_on"])
                _note(provinces, body, [predecessors[code] for code in given["from"]], change)
    return provinces


def _write(provinces: Provinces, given: Entry, day: date | None) -> IssuingBody:
    with entry(PROVINCES, given["unit"]):
        words = only(given, "code", "unit", "key", "from")
        body = IssuingBody.objects.filter(code=words["code"], valid_from=day).first()
        if body is None:
            body = checked(_province(words["code"], words["unit"], day))
            IssuingBody.objects.add_root(instance=body)
            provinces.added += 1
        key = words.get("key") or _key(words["unit"], day)
        provinces.by_key[key] = provinces.current[words["code"]] = body
    return body


def _province(code: str, unit: str, day: date | None) -> IssuingBody:
    return IssuingBody(
        name=f"Ủy ban nhân dân {unit}",
        short_name="UBND Thành phố" if unit.startswith("Thành phố") else f"UBND {unit}",
        level=Level.PROVINCE,
        kind=BodyKind.PEOPLES_COMMITTEE,
        code=code,
        symbol="UBND",
        place_name=_place(unit),
        head_title="Chủ tịch",
        valid_from=day,
    )


def _note(
    provinces: Provinces,
    body: IssuingBody,
    predecessors: list[IssuingBody],
    change: Entry,
) -> None:
    """End the old ones and write what became of them, unless that is known already."""
    if body.origins.exists():
        return
    act = Reorganisation.objects.create(
        kind=ReorganisationKind.MERGE if len(predecessors) > 1 else ReorganisationKind.RENAME,
        effective_on=change["effective_on"],
        legal_basis=change["legal_basis"],
        recorded_at=clock.now(),
    )
    IssuingBody.objects.filter(pk=body.pk).update(begun_by=act)
    for old in predecessors:
        BodySuccession.objects.create(
            predecessor=old,
            successor=body,
            effective_on=change["effective_on"],
            legal_basis=change["legal_basis"],
            reorganisation=act,
        )
        if old.valid_to is None and not old.is_leaf():
            # Where work goes on below it, its end is the administrator's to guide.
            provinces.still_running.append(old.name)
        elif old.valid_to is None:
            old.valid_to = change["effective_on"] - timedelta(days=1)
            old.ended_by = act
            old.save(update_fields=("valid_to", "ended_by"))


def _place(unit: str) -> str:
    word = next((word for word in UNIT_WORDS if unit.startswith(word)), "")
    return unit.removeprefix(word)


def _key(unit: str, day: date | None) -> str:
    plain = "".join(letter for letter in fold(_place(unit)) if letter.isalnum())
    return f"{plain}-{day.year}" if day else plain
