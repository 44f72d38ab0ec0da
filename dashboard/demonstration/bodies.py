"""The tree of bodies with their successions, and the lookups by which fixture files name them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from accounts.models import User
from campaigns.models import Plan, ReformAreaSet
from dashboard.demonstration.fixture_files import (
    FIXTURES,
    Entry,
    checked,
    entry,
    files_in,
    only,
    read,
)
from dashboard.demonstration.provinces import load_provinces
from organisation.models import BodySuccession, IssuingBody
from paperwork.vietnamese import fold

FIELDS = (
    "name",
    "short_name",
    "level",
    "kind",
    "code",
    "symbol",
    "place_name",
    "head_title",
    "valid_from",
    "valid_to",
)
INHERITED = ("valid_from", "valid_to")
STRUCTURE = ("key", "acts_for", "below", "bodies", "communes", "noi_vu")
UNIT_WORDS = ("xã ", "phường ", "thị trấn ")


class Bodies:
    """The bodies that were written, by key, and the bodies that a list in a fixture file means."""

    def __init__(self) -> None:
        self.by_key: dict[str, IssuingBody] = {}

    def __getitem__(self, key: str) -> IssuingBody:
        if key not in self.by_key:
            raise ValueError(f"no body has the key “{key}”")
        return self.by_key[key]

    def meant_by(self, entries: Iterable[str | Entry]) -> list[IssuingBody]:
        """The bodies of a list: keys, and choices such as {under: cuchi, level: commune}.

        `under` takes the direct children of a body, `below` everything beneath it; `kind` (a
        list), `level`, `day` (on which it exists) and `except` (keys) narrow the choice.
        """
        found: dict[int, IssuingBody] = {}
        for given in entries:
            chosen = [self[given]] if isinstance(given, str) else self._chosen(given)
            found.update((body.pk, body) for body in chosen)
        return sorted(found.values(), key=lambda body: body.path)

    def _chosen(self, given: Entry) -> list[IssuingBody]:
        choice = only(given, "under", "below", "kind", "level", "day", "except")
        top = self[choice["under"] if "under" in choice else choice["below"]]
        left_out = {self[key].pk for key in choice.get("except", [])}
        found = [
            body
            for body in self.by_key.values()
            if body.path.startswith(top.path)
            and body.pk != top.pk
            and body.pk not in left_out
            and ("below" in choice or body.depth == top.depth + 1)
            and ("kind" not in choice or body.kind in choice["kind"])
            and ("level" not in choice or body.level == choice["level"])
            and ("day" not in choice or body.exists_on(choice["day"]))
        ]
        if not found:
            raise ValueError(f"no body is meant by {given}")
        return found


def load_bodies() -> Bodies:
    """Write the provinces, what stands below some of them, which office acts for which body, then
    the successions."""
    bodies = Bodies()
    bodies.by_key.update(load_provinces().by_key)
    acting: list[tuple[Path, str, str]] = []
    for path in files_in("bodies"):
        for given in read(path):
            _below_a_province(path, given, bodies, acting)
    for path, key, represented in acting:
        with entry(path, key):
            body = bodies[key]
            body.acts_for = bodies[represented]
            body.save(update_fields=("acts_for",))
    _load_successions(bodies)
    return bodies


def _below_a_province(
    path: Path, given: Entry, bodies: Bodies, acting: list[tuple[Path, str, str]]
) -> None:
    """Write what stands below one of the provinces, which it names by key."""
    with entry(path, str(given.get("key"))):
        words = only(given, "key", "below", "bodies", "communes")
        province = bodies[words["key"]]
        children = _children(words)
    for child in children:
        _place(path, child, province, bodies, acting)


def _place(
    path: Path,
    given: Entry,
    parent: IssuingBody,
    bodies: Bodies,
    acting: list[tuple[Path, str, str]],
) -> None:
    """Write one entry under its parent, then what stands below it."""
    name = str(given.get("key") or given.get("name"))
    with entry(path, name):
        words = only(given, *FIELDS, *STRUCTURE)
        key = words["key"]
        if key in bodies.by_key:
            raise ValueError("another body has this key")
        values = {field: words[field] for field in FIELDS if field in words}
        for field in INHERITED:
            values.setdefault(field, getattr(parent, field))
        body = checked(IssuingBody(**values))
        IssuingBody.objects.add_child(parent, instance=body)
        bodies.by_key[key] = body
        if "acts_for" in words:
            acting.append((path, key, words["acts_for"]))
        children = _children(words)
    for child in children:
        _place(path, child, body, bodies, acting)


def _children(words: Entry) -> list[Entry]:
    """The entries below a body, the short forms written out."""
    children = [{**words.get("below", {}), **child} for child in words.get("bodies", [])]
    if "noi_vu" in words:
        children.insert(0, _noi_vu(words["key"], words["noi_vu"]))
    children += [_commune(words["key"], commune) for commune in words.get("communes", [])]
    return children


def _noi_vu(parent_key: str, district: str) -> Entry:
    """The Phòng Nội vụ of "huyện Giồng Riềng", which acts for its people's committee."""
    return {
        "key": f"{parent_key}/noi-vu",
        "name": f"Phòng Nội vụ {district}",
        "short_name": f"Phòng Nội vụ {district}",
        "level": "district",
        "kind": "office",
        "symbol": "PNV",
        "head_title": "Trưởng phòng",
        "acts_for": parent_key,
    }


def _commune(parent_key: str, commune: str | Entry) -> Entry:
    """The people's committee of "xã Thái Mỹ", given by name or with its code."""
    given = {"name": commune} if isinstance(commune, str) else only(commune, "name", "code")
    unit = given.pop("name")
    word = next((word for word in UNIT_WORDS if unit.startswith(word)), None)
    if word is None:
        raise ValueError(f"“{unit}” does not begin with xã, phường or thị trấn")
    return {
        "key": f"{parent_key}/{fold(unit).replace(' ', '-')}",
        "name": f"Ủy ban nhân dân {unit}",
        "short_name": f"UBND {unit}",
        "level": "commune",
        "kind": "peoples_committee",
        "symbol": "UBND",
        "place_name": unit.removeprefix(word),
        "head_title": "Chủ tịch",
        **given,
    }


def _load_successions(bodies: Bodies) -> None:
    path = FIXTURES / "successions.yaml"
    for given in read(path):
        for extent in (BodySuccession.Extent.WHOLE, BodySuccession.Extent.PART):
            for old, new in given.get(extent.value, {}).items():
                for successor in [new] if isinstance(new, str) else new:
                    with entry(path, f"{old} → {successor}"):
                        checked(
                            BodySuccession(
                                predecessor=bodies[old],
                                successor=bodies[successor],
                                extent=extent,
                                effective_on=given["effective_on"],
                                legal_basis=given["legal_basis"],
                            )
                        ).save()


@dataclass(slots=True)
class Surroundings:
    """What plans point at, and the plans written so far, by key."""

    bodies: Bodies
    area_sets: dict[str, ReformAreaSet]
    people: dict[str, User]
    actor: User
    plans: dict[str, Plan] = field(default_factory=dict)
