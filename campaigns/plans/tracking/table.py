"""The tracking table: a plan's recipients with what each has done, late ones first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Count, Max

from accounts.models import User
from audit import clock
from campaigns.models import Plan, Recipient, Reminder
from campaigns.models.recipients import RecipientQuerySet
from campaigns.plans.succession import day_of_duty
from campaigns.plans.tracking.columns import Column, Done, Followed, Todo, columns_of
from campaigns.rules.due_dates import DueState
from organisation.models.memberships import ORGANISERS, UNIT_ROLES
from organisation.scope import scope_of


class State(StrEnum):
    """States of a cell."""

    DONE = "done"
    LATE = "late"
    WAITING = "waiting"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing asked of one recipient: done, late, waiting or not asked of it."""

    column: Column
    recipient: Recipient
    state: State
    done: Done | None = None
    due: DueState | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in (State.LATE, State.WAITING)

    @property
    def has_passed(self) -> bool:
        """Whether its last day has passed."""
        return bool(self.due and self.due.days_left is not None and self.due.days_left < 0)

    @property
    def words(self) -> str:
        """The state in a few words."""
        if self.done:
            return self.done.words
        return "–" if self.state == State.NOT_ASKED else self.column.undone

    @property
    def left(self) -> str:
        """The days left or passed, where a day is set."""
        if not self.is_open or self.due is None:
            return ""
        if self.column.voluntary and self.has_passed:
            return f"hạn {self.due.last_day:%d/%m/%Y} đã qua"
        return self.due.sentence

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        if self.state == State.DONE:
            return "good"
        if self.state == State.LATE:
            return "late"
        near = self.due is not None and self.due.tone == "waiting"
        return "waiting" if self.state == State.WAITING and near else "neutral"

    @property
    def todo(self) -> Todo:
        """Where the recipient does what is asked."""
        return self.column.todo(self.recipient)

    def link_for(self, user: User) -> str:
        """The URL where a representative of the recipient does what is asked; empty where it is
        done, or another person of the unit has to do it."""
        if not self.is_open:
            return ""
        todo = self.todo
        return todo.link if scope_of(user).acts_for(self.recipient.body, todo.roles) else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A recipient with a cell for each column; and the number of reminders it got."""

    recipient: Recipient
    has_ended: bool
    cells: list[Cell]
    times_reminded: int = 0
    last_reminded: datetime | None = None

    def cell(self, key: str) -> Cell | None:
        """The cell of a column."""
        return next((cell for cell in self.cells if cell.column.key == key), None)

    @property
    def late(self) -> int:
        """The number of late cells."""
        return sum(cell.state == State.LATE for cell in self.cells)

    @property
    def nearest(self) -> date:
        """The nearest last day among what is still open and in time."""
        days = (
            cell.due.last_day
            for cell in self.cells
            if cell.is_open and cell.due and cell.due.last_day and not cell.has_passed
        )
        return min(days, default=date.max)


@dataclass(frozen=True, slots=True)
class Figure:
    """The share of recipients that have done what a column asks."""

    column: Column
    done: int
    asked: int
    late: int

    @property
    def percent(self) -> int:
        """The share in whole percent; 100 only where all have done it."""
        return 100 * self.done // self.asked if self.asked else 0

    @property
    def tone(self) -> str:
        """The tone of its tile."""
        if self.late:
            return "late"
        return "good" if self.asked and self.done == self.asked else "neutral"


@dataclass(frozen=True, slots=True)
class Table:
    """The tracking table of a plan."""

    plan: Plan
    columns: list[Column]
    rows: list[Row]
    figures: list[Figure] = field(default_factory=list)

    def column(self, key: str) -> Column | None:
        """A column by its key."""
        return next((column for column in self.columns if column.key == key), None)

    def narrowed(self, key: str, state: str) -> list[Row]:
        """The rows of which one column, or any, is in a state: "done", "late" or "open"."""
        if state not in ("done", "late", "open"):
            return self.rows
        return [
            row
            for row in self.rows
            if any(_is(cell, state) for cell in row.cells if cell.column.key == key or not key)
        ]

    @property
    def most_late(self) -> str:
        """The key of the column with the most late recipients; empty where none is late."""
        worst = max(self.figures, key=lambda figure: figure.late, default=None)
        return worst.column.key if worst and worst.late else ""

    @property
    def late_rows(self) -> int:
        """The number of recipients that are late with something."""
        return sum(bool(row.late) for row in self.rows)


def follow(plan: Plan, recipients: RecipientQuerySet | None = None) -> Table:
    """The recipients of an issued plan, or some of them, with what each has done.

    Most late things first, then the nearest deadline, then the order of the tree. A number of
    queries that does not grow with the recipients.
    """
    found: RecipientQuerySet = plan.recipients.all() if recipients is None else recipients
    followed = Followed(plan, found.with_own_plan().select_related("body").order_by("body__path"))
    columns = columns_of(followed) if followed.recipients else []
    reminded = _reminders_of(followed.recipients)
    rows = [_row(followed, recipient, columns, reminded) for recipient in followed.recipients]
    rows.sort(key=lambda row: (-row.late, row.nearest, row.recipient.body.path))
    figures = [_figure(column, rows) for column in columns]
    # A column that nobody is asked for and nobody did says nothing under this plan.
    said = [figure for figure in figures if figure.asked]
    kept = {figure.column.key for figure in said}
    rows = [_without(row, kept) for row in rows]
    return Table(plan, [figure.column for figure in said], rows, said)


@dataclass(frozen=True, slots=True)
class OwnPart:
    """A unit that the person represents, with what it has done and links to do the rest."""

    row: Row
    tasks: list[tuple[Cell, str]]


def own_parts(plan: Plan, user: User) -> list[OwnPart]:
    """What an issued plan asks of the recipients that the person represents."""
    own = scope_of(user).represented_as(*UNIT_ROLES, *ORGANISERS)
    if not plan.is_published or not own:
        return []
    here = plan.get_absolute_url()

    def task(cell: Cell) -> tuple[Cell, str]:
        # The plan's page says on top what is to be done on it: a link to it leads nowhere else.
        link = cell.link_for(user)
        return cell, "" if link == here else link

    return [
        OwnPart(row, [task(cell) for cell in row.cells if cell.state != State.NOT_ASKED])
        for row in follow(plan, plan.recipients.filter(body__in=own)).rows
    ]


def _row(
    followed: Followed,
    recipient: Recipient,
    columns: Iterable[Column],
    reminded: dict[int, tuple[int, datetime]],
) -> Row:
    has_ended = not recipient.body.exists_on(day_of_duty(followed.plan))
    cells = [_cell(followed, recipient, column, has_ended) for column in columns]
    times, last = reminded.get(recipient.pk, (0, None))
    return Row(recipient, has_ended, cells, times, last)


def _cell(followed: Followed, recipient: Recipient, column: Column, has_ended: bool) -> Cell:
    done = _done(followed, recipient, column)
    if done is not None:
        return Cell(column, recipient, State.DONE, done)
    if has_ended or not column.asks(recipient):
        return Cell(column, recipient, State.NOT_ASKED)
    deadline = column.deadline(recipient)
    due = followed.timetable.due(deadline, recipient.body) if deadline else None
    if due is None or due.last_day is None:
        return Cell(column, recipient, State.WAITING)
    is_late = due.last_day < clock.today() and not column.voluntary
    return Cell(column, recipient, State.LATE if is_late else State.WAITING, due=due)


def _done(followed: Followed, recipient: Recipient, column: Column) -> Done | None:
    """What the recipient did itself, else what a body did whose duties it took over. Receipt is
    confirmed by each body for itself."""
    own = column.done.get(recipient.body_id)
    if own is not None or column.about == Reminder.About.ACKNOWLEDGE:
        return own
    keys = sorted(followed.keys[recipient.body_id])
    return next((column.done[key] for key in keys if key in column.done), None)


def _reminders_of(recipients: list[Recipient]) -> dict[int, tuple[int, datetime]]:
    rows = (
        Reminder.objects.filter(recipient__in=[recipient.pk for recipient in recipients])
        .order_by()
        .values_list("recipient")
        .annotate(Count("pk"), Max("sent_at"))
    )
    return {key: (times, last) for key, times, last in rows}


def _figure(column: Column, rows: Iterable[Row]) -> Figure:
    cells = [cell for row in rows if (cell := row.cell(column.key))]
    return Figure(
        column,
        done=sum(cell.state == State.DONE for cell in cells),
        asked=sum(cell.state != State.NOT_ASKED for cell in cells),
        late=sum(cell.state == State.LATE for cell in cells),
    )


def _without(row: Row, kept: set[str]) -> Row:
    cells = [cell for cell in row.cells if cell.column.key in kept]
    return Row(row.recipient, row.has_ended, cells, row.times_reminded, row.last_reminded)


def _is(cell: Cell, state: str) -> bool:
    return cell.is_open if state == "open" else cell.state == state
