"""The timeline of a campaign: phases as bars, deadlines as marks, today as a line. Pure: days in,
positions on a sheet 1000 units wide out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from campaigns.rules.conflicts import Span

WIDTH = 1000
LEFT, RIGHT = 12, 988
TOP = 34  # the months stand above
ROW = 26
HALF_THE_WORD = 60  # units that half of “hôm nay 13/05” takes, and some air
A_LABEL = 62  # characters; what is longer is cut, and told in full in the list below the drawing
NEAR_TODAY = timedelta(days=60)
MOST_MONTHS = 14
# Days beyond these are mistyped; they are drawn at the edge.
EARLIEST, LATEST = date(1990, 1, 1), date(2110, 12, 31)


@dataclass(frozen=True, slots=True)
class Dot:
    """A deadline to draw: its last day, what is due, and the tone of its badge."""

    day: date
    label: str
    tone: str


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month."""

    x: int
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A phase."""

    x: int
    y: int
    width: int
    label: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn deadline; its label is on the side where there is room."""

    x: int
    y: int
    text_x: int
    anchor: str
    day: date
    label: str
    tone: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing. `today_x` is None where today is far outside."""

    height: int
    ticks: Sequence[Tick]
    bars: Sequence[Bar]
    marks: Sequence[Mark]
    today_x: int | None
    today: date

    @property
    def today_anchor(self) -> str:
        """The side of today's line on which its label has room."""
        x = self.today_x or 0
        if x < LEFT + HALF_THE_WORD:
            return "start"
        return "end" if x > RIGHT - HALF_THE_WORD else "middle"


def draw(phases: Iterable[Span], dots: Iterable[Dot], *, today: date) -> Timeline | None:
    """Lay phases and deadlines out, each on a row of its own, by their days; None where there is
    no day to show. Whole months are shown, from that of the first day to that of the last."""
    spans = [phase for phase in phases if phase.starts_on and phase.ends_on]
    marks = sorted(dots, key=lambda dot: dot.day)
    days = [_in_sight(dot.day) for dot in marks]
    days += [_in_sight(day) for span in spans for day in (span.starts_on, span.ends_on) if day]
    if not days:
        return None
    if min(days) - NEAR_TODAY <= today <= max(days) + NEAR_TODAY:
        days.append(today)
    scale = _Scale(min(days).replace(day=1), _first_of_next_month(max(days)))
    bars = [
        Bar(
            x=scale.x(span.starts_on),
            y=TOP + ROW * row,
            width=max(4, scale.x_after(span.ends_on) - scale.x(span.starts_on)),
            label=span.name,
        )
        for row, span in enumerate(spans)
        if span.starts_on and span.ends_on
    ]
    return Timeline(
        height=TOP + ROW * (len(spans) + len(marks)) + 10,
        ticks=scale.months(),
        bars=bars,
        marks=[_mark(dot, scale, TOP + ROW * row) for row, dot in enumerate(marks, len(spans))],
        today_x=scale.x(today) if today in days else None,
        today=today,
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to positions, from the first day shown to the day after the last."""

    first: date
    end: date

    def x(self, day: date) -> int:
        return self._at(_in_sight(day))

    def x_after(self, day: date) -> int:
        """The position of the end of a day."""
        return self._at(_in_sight(day) + timedelta(days=1))

    def _at(self, day: date) -> int:
        share = (day - self.first).days / (self.end - self.first).days
        return round(LEFT + share * (RIGHT - LEFT))

    def months(self) -> list[Tick]:
        starts, month = [], self.first
        while month < self.end:
            starts.append(month)
            month = _first_of_next_month(month)
        every = -(-len(starts) // MOST_MONTHS)
        return [Tick(self.x(day), f"{day.month}/{day.year}") for day in starts[::every]]


def _mark(dot: Dot, scale: _Scale, y: int) -> Mark:
    x = scale.x(dot.day)
    has_room_right = x < WIDTH * 0.55
    label = dot.label if len(dot.label) <= A_LABEL else f"{dot.label[: A_LABEL - 1].rstrip()}…"
    return Mark(
        x=x,
        y=y,
        text_x=x + 12 if has_room_right else x - 12,
        anchor="start" if has_room_right else "end",
        day=dot.day,
        label=label,
        tone=dot.tone,
    )


def _in_sight(day: date) -> date:
    return min(max(day, EARLIEST), LATEST)


def _first_of_next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
