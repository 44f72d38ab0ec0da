"""Matching of what was read with the database: the bodies and plans that a text names.

Nothing is decided here: matches are offered, best first, for a person to choose. The number of
queries does not grow with the text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from accounts.models import User
from audit import clock
from campaigns.models import Plan
from organisation.body_names import BodyNames
from organisation.models import IssuingBody
from organisation.models.bodies import BodyKind
from organisation.models.memberships import ORGANISERS
from organisation.scope import scope_of
from paperwork.vietnamese import fold
from plan_reading.fuzzy import Near, Shelf
from plan_reading.grammar.bodies import written_out
from plan_reading.values import Basis, DocumentRead, Reading

# No text names so many; what is beyond is left as words.
NAMES_AT_MOST = 400
# Spoiled names are looked for among so many bodies, and so many of them.
BODIES_AT_MOST, SPOILED_AT_MOST, NEAR_AT_MOST = 20_000, 20, 5
# The next body must be so much less like a name for the first to be meant.
_CLEARLY = 1.0
_COMMITTEE = "uy ban nhan dan"
_LEVELS = "thanh pho|thi xa|thi tran|dac khu|tinh|huyen|quan|xa|phuong"
# A place named alone is likelier the larger: "Giồng Riềng" the district, not its town.
_BY_RANK = (
    "tinh",
    "huyen",
    "quan",
    "thi xa",
    "thanh pho",
    "dac khu",
    "xa",
    "phuong",
    "thi tran",
)
_ENDS_WITH_LEVEL = re.compile(rf"(?:^| )(?P<level>{_LEVELS})$")
_PLACE = re.compile(rf"(?:^| )(?P<place>(?P<level>{_LEVELS}) (?P<name>.+))$")
_HEADS = re.compile(
    r"^(?:pho )?(?:chu tich|giam doc|truong phong|hieu truong|thu truong|truong ban|chanh van phong"
    r"|chanh thanh tra) "
)
_ABBREVIATIONS = (
    (r"\bubmttq(?:vn)?\b", "uy ban mat tran to quoc viet nam"),
    (r"\bgd\s?(?:&|va)?\s?dt\b", "giao duc va dao tao"),
    (r"\bp\. ?", "phong "),
    (r"\btp\. ?(?=\w)", "thanh pho "),
    (r"\bcchc\b", "cai cach hanh chinh"),
)
# Words under "Nơi nhận" that name all bodies of a kind; folded.
_ALL_OF = (
    (r"(?:uy ban nhan dan )?(?:cac )?(?:huyen|quan|thi xa)\b", BodyKind.PEOPLES_COMMITTEE),
    (r"(?:uy ban nhan dan )(?:cac )?(?:xa|phuong|thi tran|thanh pho)", BodyKind.PEOPLES_COMMITTEE),
    (r"cac xa\b", BodyKind.PEOPLES_COMMITTEE),
    (r"(?:cac )?so\b|cac co quan chuyen mon thuoc (?:uy ban nhan dan )?tinh", BodyKind.DEPARTMENT),
    (r"cac (?:phong|co quan chuyen mon)", BodyKind.OFFICE),
    (r"cac don vi su nghiep|cac don vi truc thuoc", BodyKind.SERVICE_UNIT),
    (r"(?:hieu truong )?cac truong|cac don vi truc thuoc", BodyKind.SCHOOL),
)


def spellings(name: str, near: str = "") -> list[str]:
    """How the portal may write a body's name, folded, the likeliest first. `near` is the body that
    the text is of: "Phòng Nội vụ huyện" in a text of Ủy ban nhân dân huyện Củ Chi is "phong noi vu
    huyen cu chi". Pure."""
    bare = _bare(name)
    if not bare:
        return []
    place = _PLACE.search(_bare(near))
    found = []
    ends = _ENDS_WITH_LEVEL.search(bare)
    if place and ends and ends["level"] == place["level"]:
        found.append(f"{bare} {place['name']}")
    found.append(bare)
    if place and not ends and place["name"] not in bare:
        found.append(f"{bare} {place['place']}")
    if _COMMITTEE not in bare and not ends and len(bare.split()) <= 4:
        found += [
            f"{_COMMITTEE} {level} {bare}".replace(f"{level} {level} ", f"{level} ")
            for level in _BY_RANK
        ]
        if _PLACE.match(bare):
            found.append(f"{_COMMITTEE} {bare}")
    return list(dict.fromkeys(found))


def kinds_named(line: str) -> set[str]:
    """The kinds of body of which a line under "Nơi nhận" names all. Pure."""
    said = _bare(line, keep_all=True)
    return {kind.value for pattern, kind in _ALL_OF if re.match(pattern, said)}


def _bare(name: str, *, keep_all: bool = False) -> str:
    said = fold(written_out(name)).strip(" .,;:-")
    for pattern, full in _ABBREVIATIONS:
        said = re.sub(pattern, full, said)
    if not keep_all:
        said = _HEADS.sub("", said)
    return " ".join(said.split())


def _is_near(body: IssuingBody, name: str) -> bool:
    """Whether a body has the name but for diacritics: Phú Thành is not Phú Thạnh."""
    return BodyNames.of([body]).meant_by(name).is_near


@dataclass(frozen=True, slots=True)
class Named:
    """The bodies that a name may mean, the likeliest first, and the one that it is taken for, if
    any. Not `is_exact`: none is spelt so, and the name may be a spoiled writing of theirs."""

    bodies: list[IssuingBody]
    chosen: IssuingBody | None
    is_exact: bool = True


class Holdings:
    """What the portal holds of what a text names, as one person may see it; asked once."""

    def __init__(self, reading: Reading, user: User) -> None:
        self.reading = reading
        self.user = user

    def bodies_named(self, name: str, document: DocumentRead) -> list[IssuingBody]:
        """The bodies that a name in a document may mean, which existed on its day: one spelt as
        the likeliest first, with its very diacritics, of those the nearest to where the person
        stands."""
        day = document.issued_on.value if document.issued_on else clock.today()
        near = document.issuing_body.value if document.issuing_body else ""
        found: dict[int, IssuingBody] = {}
        for spelling in spellings(name, near):
            alike = self._bodies.get(spelling, []) + self._above_that_begin_with(spelling)
            for body in sorted(alike, key=lambda one: (_is_near(one, name), self._distance(one))):
                if body.exists_on(day):
                    found.setdefault(body.pk, body)
        return list(found.values())

    def named(self, name: str, document: DocumentRead) -> Named:
        """The bodies that a name means, also where scanning spoiled it. A spoiled name is taken for
        a body only where no other is near, and its own words differ in the shapes of letters."""
        exact = self.bodies_named(name, document)
        if exact:
            return Named(exact, exact[0])
        day = document.issued_on.value if document.issued_on else clock.today()
        issuer = document.issuing_body.value if document.issuing_body else ""
        likely = [
            (one, body)
            for one in self._near.get((name, issuer), [])
            for body in self._spoiled.get(one.name, [])
            if body.exists_on(day)
        ]
        bodies = list(dict.fromkeys(body for _, body in likely))
        is_one = len(bodies) == 1 or (
            len(bodies) > 1 and likely[1][0].distance - likely[0][0].distance >= _CLEARLY
        )
        is_meant = is_one and likely[0][0].by_shape
        return Named(bodies, bodies[0] if is_meant else None, is_exact=not bodies)

    def plans_cited(self, basis: Basis) -> list[Plan]:
        """The plans of the portal that a citation may mean: of its number and symbol, and of no
        other day."""
        return [
            plan
            for plan in self._plans.get(_key(*_parted(basis.symbol)), [])
            if basis.issued_on is None or plan.issued_on in (None, basis.issued_on)
        ]

    def stored_plan(self, document: DocumentRead) -> Plan | None:
        """The plan of the portal that a document is, where it holds it already."""
        number = document.number.value if document.number else ""
        symbol = document.symbol.value if document.symbol else ""
        day = document.issued_on.value if document.issued_on else None
        bodies = (
            self.bodies_named(document.issuing_body.value, document)[:1]
            if (document.issuing_body)
            else []
        )
        for plan in self._plans.get(_key(number, symbol), []) if number else []:
            if plan.issuing_body in bodies and day in (None, plan.issued_on):
                return plan
        return None

    def directly_below(self, body: IssuingBody | None) -> list[IssuingBody]:
        """The bodies one step under one of the person's own, today."""
        if body is None:
            return []
        return [
            one
            for one in self._below
            if one.depth == body.depth + 1 and one.path.startswith(body.path)
        ]

    @cached_property
    def _own_paths(self) -> list[str]:
        return [place.body.path for place in scope_of(self.user).places]

    @cached_property
    def _bodies(self) -> dict[str, list[IssuingBody]]:
        wanted = {
            spelling
            for name, near in list(dict.fromkeys(self._names()))[:NAMES_AT_MOST]
            for spelling in spellings(name, near)
        }
        found: dict[str, list[IssuingBody]] = {}
        for body in IssuingBody.objects.filter(folded_name__in=wanted):
            found.setdefault(body.folded_name, []).append(body)
        return found

    @cached_property
    def _near(self) -> dict[tuple[str, str], list[Near]]:
        """For each name that no body bears those of bodies around the person which are near it."""
        unknown = [
            pair
            for pair in list(dict.fromkeys(self._names()))[:NAMES_AT_MOST]
            if not any(spelling in self._bodies for spelling in spellings(*pair))
        ]
        if not unknown:
            return {}
        tops = [path[: IssuingBody.steplen] for path in self._own_paths]
        around = IssuingBody.objects.under(tops).values_list("folded_name", flat=True)
        shelf = Shelf(set(around[:BODIES_AT_MOST]))
        found: dict[tuple[str, str], list[Near]] = {}
        for pair in unknown[:SPOILED_AT_MOST]:
            if told := spellings(*pair):
                found[pair] = shelf.near(told[0])[:NEAR_AT_MOST]
        return found

    @cached_property
    def _spoiled(self) -> dict[str, list[IssuingBody]]:
        wanted = {one.name for some in self._near.values() for one in some}
        found: dict[str, list[IssuingBody]] = {}
        for body in IssuingBody.objects.filter(folded_name__in=wanted):
            found.setdefault(body.folded_name, []).append(body)
        return found

    @cached_property
    def _above(self) -> list[IssuingBody]:
        return list(IssuingBody.objects.filter(path__in=scope_of(self.user).paths_upward))

    @cached_property
    def _below(self) -> list[IssuingBody]:
        own = {body.path: body.depth for body in scope_of(self.user).represented_as(*ORGANISERS)}
        below = IssuingBody.objects.under(own).filter(depth__in={step + 1 for step in own.values()})
        return list(below.valid_on(clock.today())) if own else []

    @cached_property
    def _plans(self) -> dict[tuple[str, str], list[Plan]]:
        keys = {_parted(basis.symbol) for one in self.reading.documents for basis in _cited(one)}
        keys |= {
            (one.number.value, one.symbol.value)
            for one in self.reading.documents
            if one.number and one.symbol
        }
        numbers = {form for number, _ in keys for form in (number, number.lstrip("0"))}
        visible = Plan.objects.visible_to(self.user).not_discarded().with_bodies()
        found: dict[tuple[str, str], list[Plan]] = {}
        for plan in visible.filter(number__in=numbers - {""}):
            found.setdefault(_key(plan.number, plan.symbol), []).append(plan)
        return found

    def _above_that_begin_with(self, spelling: str) -> list[IssuingBody]:
        """ "Ủy ban nhân dân Thành phố" without its name is the one above."""
        if not _ENDS_WITH_LEVEL.search(spelling):
            return []
        return [body for body in self._above if body.folded_name.startswith(f"{spelling} ")]

    def _distance(self, body: IssuingBody) -> int:
        """The farther from where the person stands, the more."""
        return -max((_shared(body.path, path) for path in self._own_paths), default=0)

    def _names(self) -> Iterator[tuple[str, str]]:
        """Every name of a body in the text, with the body that its document is of."""
        for document in self.reading.documents:
            near = document.issuing_body.value if document.issuing_body else ""
            for name in _names_in(document):
                yield name, near


def _names_in(document: DocumentRead) -> Iterator[str]:
    if document.issuing_body:
        yield document.issuing_body.value
    for deadline in document.deadlines:
        yield deadline.for_whom
    for award in document.awards:
        yield award.authority
    for quota in document.quotas:
        yield from (name for name, _ in quota.exceptions)
    yield from (read.value for read in document.recipients)
    yield from document.addressees


def _cited(document: DocumentRead) -> Iterable[Basis]:
    parent = (document.parent,) if document.parent else ()
    return (*document.bases, *parent)


def _parted(reference: str) -> tuple[str, str]:
    """ "1513/KH-UBND" is the number 1513 and the symbol KH-UBND."""
    number, _, symbol = reference.replace(" ", "").partition("/")
    return number, symbol


def _key(number: str, symbol: str) -> tuple[str, str]:
    return number.strip().lstrip("0"), fold(symbol).replace(" ", "")


def _shared(one: str, other: str) -> int:
    """How many signs two tree paths begin with alike."""
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1),
        min(len(one), len(other)),
    )
