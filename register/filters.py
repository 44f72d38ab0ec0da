"""The filter of the register, among the awards that the person may see."""

from collections.abc import Mapping

from django import forms
from django.db.models import Q
from django_filters import ChoiceFilter

from accounts.models import User
from organisation.models import IssuingBody
from organisation.models.bodies import under_any
from organisation.scope import scope_of
from register.models import AwardRecord, FormKind, RegisterYear
from register.models.records import AwardRecordQuerySet
from screens.filters import ListFilter, WordsFilter


class RecordFilter(ListFilter):
    """The awards that a person may see, the latest first: by words, body, year, form and number.
    Its choices cost two queries."""

    words = WordsFilter(
        label="Tên người, tập thể, đơn vị",
        method="filter_words",
        wide=True,
        widget=forms.SearchInput({"placeholder": "có dấu hay không dấu đều được"}),
    )
    body = ChoiceFilter(label="Cơ quan khen thưởng", field_name="issuing_body")
    year = ChoiceFilter(label="Năm")
    form_kind = ChoiceFilter(label="Hình thức", choices=FormKind.choices)
    number = WordsFilter(
        label="Số vào sổ, số quyết định",
        method="filter_number",
        max_length=40,
        widget=forms.TextInput,
    )

    parameters = {
        "words": "tim",
        "body": "co-quan",
        "year": "nam",
        "form_kind": "hinh-thuc",
        "number": "so",
    }

    def __init__(self, query: Mapping[str, str], user: User) -> None:
        rows = AwardRecord.objects.visible_to(user).with_bodies().order_by("-decided_on", "-pk")
        super().__init__(query, rows)
        bodies = _with_a_register(user)
        of_years = RegisterYear.objects.filter(issuing_body__in=bodies).order_by()
        years = sorted(set(of_years.values_list("year", flat=True)), reverse=True)
        self.offer("body", ((body.pk, body.called) for body in bodies))
        self.offer("year", ((year, str(year)) for year in years))

    def filter_words(self, rows: AwardRecordQuerySet, name: str, words: str) -> AwardRecordQuerySet:
        """Those in which each of the words stands."""
        return rows.matching_words(words)

    def filter_number(
        self, rows: AwardRecordQuerySet, name: str, number: str
    ) -> AwardRecordQuerySet:
        """Those under a number of the register, or decided under it."""
        return rows.filter(_numbered(number))


def _with_a_register(user: User) -> list[IssuingBody]:
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
