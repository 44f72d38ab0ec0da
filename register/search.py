"""Finding in the register: words, body, year, form, number; among what the person may see."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import QueryDict

from accounts.models import User
from organisation.models import IssuingBody
from organisation.models.bodies import under_any
from organisation.scope import scope_of
from register.models import AwardRecord, FormKind, RegisterYear
from register.models.records import AwardRecordQuerySet


@dataclass(frozen=True, slots=True)
class RegisterSearch:
    """What was asked for, and what can be; a choice that is not on the list counts as none."""

    words: str
    number: str
    body: IssuingBody | None
    year: int | None
    form_kind: str
    bodies: list[IssuingBody]
    years: list[int]
    among: AwardRecordQuerySet

    @property
    def is_on(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.number or self.body or self.year or self.form_kind)

    def found(self) -> AwardRecordQuerySet:
        """The awards that fit, the latest first."""
        rows = self.among.with_bodies().order_by("-decided_on", "-pk")
        if self.words:
            rows = rows.holding(self.words)
        if self.body:
            rows = rows.of_authority(self.body)
        if self.year:
            rows = rows.filter(year=self.year)
        if self.form_kind:
            rows = rows.of_form_kind(self.form_kind)
        if self.number:
            rows = rows.filter(_numbered(self.number))
        return rows


def register_search(query: QueryDict, user: User) -> RegisterSearch:
    """What a page's address asks for. Two queries."""
    visible = AwardRecord.objects.visible_to(user)
    bodies = _keeping_a_register(user)
    of_years = RegisterYear.objects.filter(issuing_body__in=bodies).order_by()
    years = sorted(set(of_years.values_list("year", flat=True)), reverse=True)
    kind = query.get("hinh-thuc", "")
    return RegisterSearch(
        words=query.get("tim", "").replace("\x00", "").strip()[:250],
        number=query.get("so", "").replace("\x00", "").strip()[:40],
        body=next((body for body in bodies if str(body.pk) == query.get("co-quan", "")), None),
        year=next((year for year in years if str(year) == query.get("nam", "")), None),
        form_kind=kind if kind in FormKind.values else "",
        bodies=bodies,
        years=years,
        among=visible,
    )


def _keeping_a_register(user: User) -> list[IssuingBody]:
    """The bodies on the person's line, up and down the tree, that have given awards. Asked of the
    registers' years, which are few, and not of all awards."""
    scope = scope_of(user)
    near = (
        under_any(scope.desk_paths)
        | Q(path__in=scope.paths_upward)
        | Q(pk__in=[body.pk for body in scope.read_bodies])
    )
    keeping = RegisterYear.objects.order_by().values("issuing_body")
    return list(IssuingBody.objects.filter(near, pk__in=keeping))


def _numbered(asked: str) -> Q:
    """Under this number of the register ("45", "0045/2020"), printed with it, or decided under
    it."""
    number, _, year = asked.partition("/")
    condition = Q(printed_number__iexact=asked) | Q(decision_number__istartswith=asked)
    if _is_number(number):
        in_register = Q(number=int(number))
        if _is_number(year) and len(year) == 4:
            in_register &= Q(year=int(year))
        if not year or _is_number(year):
            condition |= in_register
    return condition


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10
