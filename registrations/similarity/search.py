"""Search for initiatives similar to some names: candidates by terms, then scores."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass

from django.db import connection
from django.db.models import BooleanField, F, FloatField, Func, QuerySet, TextField, Value
from django.db.models.functions import Concat

from registrations.models import Initiative
from registrations.similarity.candidates import Sieve, any_of, as_tsquery, sieve_for
from registrations.similarity.score import THRESHOLD, is_specific_enough, likeness
from registrations.similarity.terms import terms_of

SHOWN = 5
# So many of the rows that share most terms are compared closely.
COMPARED = 100


@dataclass(frozen=True, slots=True)
class Similar:
    """An initiative similar to a name, with the score from 0 to 1."""

    initiative: Initiative
    likeness: float


def similar_to(
    names: Mapping[Hashable, str],
    among: QuerySet,
    *,
    shown: int = SHOWN,
    fetch: QuerySet | None = None,
) -> dict[Hashable, list[Similar]]:
    """For each name the initiatives of `among` most like it, the likest first, in two queries.

    A name under the key of an initiative is that initiative's own, which is not like itself. A name
    that says too little is like nothing. Those found are read by `fetch`, else with their origin.
    """
    asked = {
        key: terms for key, name in names.items() if is_specific_enough(terms := terms_of(name))
    }
    best: dict[Hashable, list[tuple[float, int]]] = defaultdict(list)
    for key, pk, held in _candidates(asked, among) if asked else ():
        score = likeness(asked[key], held.split())
        if score >= THRESHOLD and pk != key:
            best[key].append((score, pk))
    chosen = {key: sorted(best[key], reverse=True)[:shown] for key in names}
    keys = {pk for rows in chosen.values() for _, pk in rows}
    rows = Initiative.objects.with_origin() if fetch is None else fetch
    found = rows.in_bulk(keys) if keys else {}
    return {key: [Similar(found[pk], score) for score, pk in rows] for key, rows in chosen.items()}


def newest_with_terms(words: str, among: QuerySet, *, shown: int) -> list[int]:
    """The keys of the newest initiatives that contain every term of the words, in any spelling: for
    searches too short to be an idea. One query."""
    terms = sorted(terms_of(words))
    if not terms:
        return []
    if connection.vendor == "postgresql":
        asked = " & ".join(f"'{term}'" for term in terms)
        found = among.filter(Answers(F("terms"), Value(asked, TextField())))
    else:
        found = among.annotate(
            padded=Concat(Value(" "), "terms", Value(" "), output_field=TextField())
        )
        for term in terms:
            found = found.filter(padded__contains=f" {term} ")
    return list(found.order_by("-pk").values_list("pk", flat=True)[:shown])


def _candidates(
    asked: Mapping[Hashable, Collection[str]], among: QuerySet
) -> Iterator[tuple[Hashable, int, str]]:
    """Candidate rows for each name: its key, the row's key and terms. One query."""
    sieves = {key: sieve_for(terms) for key, terms in asked.items()}
    if connection.vendor == "postgresql":
        yield from _candidates_by_index(sieves, among)
        return
    # A trial has some thousands of rows: reading them is quicker than asking for each.
    for pk, terms in among.order_by("-pk").values_list("pk", "terms"):
        held = frozenset(terms.split())
        for key, sieve in sieves.items():
            if sieve.lets_through(held):
                yield key, pk, terms


def _candidates_by_index(
    sieves: Mapping[Hashable, Sieve], among: QuerySet
) -> Iterator[tuple[Hashable, int, str]]:
    order = list(sieves)
    each = [
        among.filter(Answers(F("terms"), Value(as_tsquery(sieves[key]), TextField())))
        .annotate(
            asked=Value(number),
            shared=Rank(F("terms"), Value(any_of(sieves[key].terms), TextField())),
        )
        .order_by("-shared", "-pk")
        .values_list("asked", "pk", "terms")[:COMPARED]
        for number, key in enumerate(order)
    ]
    for number, pk, terms in each[0].union(*each[1:], all=True) if each[1:] else each[0]:
        yield order[number], pk, terms


class Answers(Func):
    """Whether the terms match a tsquery. The expression before @@ is exactly that of the index."""

    template = "array_to_tsvector(string_to_array(%(expressions)s::tsquery"
    arg_joiner = ", ' ')) @@ "
    output_field = BooleanField()


class Rank(Func):
    """How many of the terms a tsquery of alternatives names, for how many there are (the 2)."""

    template = "ts_rank(array_to_tsvector(string_to_array(%(expressions)s::tsquery, 2)"
    arg_joiner = ", ' ')), "
    output_field = FloatField()
