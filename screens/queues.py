"""Queues: what waits for a person, shown on the first page. Each app enters its own.

A `Queue` is a kind of thing that waits, each with a line of words; a `Panel` is a part of the page
of its own. The desk asks the entries in the order of their places and knows nothing else of them.
All queues are asked in one query, whatever they hold.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Model, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse

from accounts.models import User
from audit.registry import Registry
from audit.states import StatusChoices
from screens.steps import PageContext

# So many lines of a queue are shown; the number beside its title says how many there are.
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Line:
    """The text of an object in a queue."""

    words: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Queue:
    """One kind of thing that waits: `things(user)` are those that wait for a person, in `order`.

    `columns` are what the line needs, as paths from the thing; `line` puts their texts into words
    (a missing one is empty, a day is "2020-05-08"). `page` is the URL name of a thing's page,
    which takes `key`. `state` gives the state whose badge is shown, where it has one.
    """

    place: int
    title: str
    things: Callable[[User], "QuerySet[Any]"]
    columns: tuple[str, ...]
    line: Callable[..., Line]
    page: str
    key: str = "pk"
    order: str = "pk"
    state: Callable[[str], StatusChoices] | None = None
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the desk of its own: `context(user)` is what `template` shows, as `panel`; nothing
    is shown where it is empty. `waits`: whether what it shows is work that waits; `aside`: whether
    it stands beside the queues."""

    place: int
    template: str
    context: Callable[[User], PageContext]
    waits: bool = True
    aside: bool = False


@dataclass(frozen=True, slots=True)
class QueueItem:
    """An object in a queue: its line, URL and state."""

    words: str
    detail: str
    url: str
    state: Any


@dataclass(slots=True)
class Pile:
    """The contents of a queue: their number, and the first of them."""

    queue: Queue
    count: int = 0
    first: list[QueueItem] = field(default_factory=list)


queues: Registry[Queue] = Registry("what waits for a person")
panels: Registry[Panel] = Registry("the parts of the desk besides its queues")


def piles_for(user: User, entries: Iterable[Queue] = queues) -> list[Pile]:
    """The contents of all queues for a person, without empty ones. One query for all."""
    asked = sorted(entries, key=lambda queue: queue.place)
    width = max((len(queue.columns) for queue in asked), default=0)
    rows = [_rows(queue, number, user, width) for number, queue in enumerate(asked)]
    if not rows:
        return []
    found: list[Any] = list(rows[0].union(*rows[1:], all=True))
    piles = [Pile(queue) for queue in asked]
    # By queue, then in its order; a later key decides where two are equal.
    for number, _, key, count, state, *columns in sorted(found, key=lambda row: row[:3]):
        pile = piles[number]
        pile.count = count
        if len(pile.first) < SHOWN:
            pile.first.append(_queue_item(pile.queue, key, state, columns))
    return [pile for pile in piles if pile.count]


def _rows(queue: Queue, number: int, user: User, width: int) -> "QuerySet[Any, Any]":
    """The first rows of a queue, each with the total number, as plain columns."""
    things = queue.things(user)
    model: type[Model] = things.model
    first = things.order_by(queue.order, "pk").values("pk")[:SHOWN]
    in_all = things.order_by().annotate(any_row=Value(1)).values("any_row").annotate(n=Count("pk"))
    columns: list[Any] = [_as_text(F(path)) for path in queue.columns]
    columns += [Value("", TextField())] * (width - len(columns))
    named = {f"column_{place}": column for place, column in enumerate(columns)}
    return (
        model._default_manager.filter(pk__in=first)
        .order_by()
        .annotate(
            queue_number=Value(number),
            queue_order=_as_text(F(queue.order)),
            queue_key=F(queue.key),
            queue_count=Subquery(in_all.values("n")),
            queue_state=_as_text(F("status")) if queue.state else Value("", TextField()),
            **named,
        )
        .values_list(
            "queue_number", "queue_order", "queue_key", "queue_count", "queue_state", *named
        )
    )


def _as_text(column: F) -> Coalesce:
    return Coalesce(Cast(column, TextField()), Value("", TextField()))


def _queue_item(queue: Queue, key: int, state: str, columns: list[str]) -> QueueItem:
    line = queue.line(*columns[: len(queue.columns)])
    return QueueItem(
        words=line.words,
        detail=line.detail,
        url=reverse(queue.page, args=[key]),
        state=queue.state(state) if queue.state else None,
    )
