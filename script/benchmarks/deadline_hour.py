"""The last hour before a deadline: 50 units submit at once for two minutes, through gunicorn.

Each of the 50 opens the form of a unit that has not registered, fills in five lines, presses "Lưu
và nộp", and goes on to the next unit. What was answered as done is then looked for in the database:
it must be there exactly once, with its five lines. The load comes from this machine too, so the
figures are of half of it.
"""

import http.client
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Count
from django.urls import reverse
from figures import Figure, percentile
from names import Names
from sessions import signed_in

from accounts.models import User
from campaigns.models import Plan, Recipient
from organisation.models import IssuingBody, Membership
from organisation.models.memberships import Role
from registrations.models import Registration

UNITS_AT_ONCE = 50
SECONDS = 120
LINES = 5
PREPARED = 12_000
TELLINGS = 5_000
A_BATCH = 5_000
YEAR = 2025
HEAD = "head-"
MOST_BYTES = 2**22
TOKEN = "b" * 32
MARK = "Đăng ký trong giờ cuối"


@dataclass(slots=True)
class Submission:
    """One unit that has not registered yet: its form, its session, and how it went."""

    plan_id: int
    body_id: int
    url: str
    session: str
    seconds: float = 0.0
    done: bool = False
    answered: str = ""


@dataclass(slots=True)
class Hour:
    """The submissions to be made, handed out one by one."""

    waiting: list[Submission]
    tellings: list[str]
    made: list[Submission] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next(self) -> Submission | None:
        """The next unit; None where none is left."""
        with self.lock:
            return self.waiting.pop() if self.waiting else None


def measure() -> list[Figure]:
    """Submissions a second, the slowest hundredth, what was lost or doubled."""
    names = Names(seed=1_000)
    hour = Hour(_prepared(), [names.description() for _ in range(TELLINGS)])
    port = _free_port()
    server = _gunicorn(port)
    try:
        _wait_for(port)
        started = time.perf_counter()
        workers = [
            threading.Thread(target=_submit_on, args=(hour, port, started + SECONDS))
            for _ in range(UNITS_AT_ONCE)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        took = time.perf_counter() - started
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)
    done = [one for one in hour.made if one.done]
    refused = len(hour.made) - len(done)
    if not done or not hour.waiting:
        raise RuntimeError(f"Nothing to tell: {len(done)} done, {refused} refused, none left.")
    lost, doubled = _held_against_the_database(done)
    slowest = percentile([one.seconds for one in done], 0.99)
    of_two_minutes = f"{UNITS_AT_ONCE} units submitting at once for {SECONDS} s"
    return [
        Figure("deadline_hour_per_s", round(len(done) / took, 1), "1/s", of_two_minutes),
        Figure("deadline_hour_p99_s", round(slowest, 2), "s", "the slowest hundredth of them"),
        Figure("deadline_hour_done", len(done), "", "submissions that were answered as done"),
        Figure("deadline_hour_refused", refused, "", "those answered otherwise"),
        Figure("deadline_hour_lost", lost, "", "answered as done and not there, or not whole"),
        Figure("deadline_hour_doubled", doubled, "", "there more than once"),
    ]


def _submit_on(hour: Hour, port: int, until: float) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while time.perf_counter() < until and (one := hour.next()) is not None:
        cookie = f"{settings.SESSION_COOKIE_NAME}={one.session}; csrftoken={TOKEN}"
        start = time.perf_counter()
        try:
            _submit(connection, one, cookie, hour.tellings)
        except (OSError, http.client.HTTPException) as failure:
            one.answered = repr(failure)
            connection.close()
        one.seconds = time.perf_counter() - start
        with hour.lock:
            hour.made.append(one)
    connection.close()


def _submit(
    connection: http.client.HTTPConnection, one: Submission, cookie: str, tellings: list[str]
) -> None:
    connection.request("GET", one.url, headers={"Cookie": cookie})
    response = connection.getresponse()
    page = response.read(MOST_BYTES).decode()
    areas = re.findall(r'id="linh-vuc-(\d+)"', page)
    opened = re.search(r'name="opened"\s+value="([^"]*)"', page)
    if response.status != 200 or opened is None:
        one.answered = f"GET {response.status}"
        return
    typed = [("csrfmiddlewaretoken", TOKEN), ("opened", ""), ("note", MARK), ("submit", "1")]
    for number in range(LINES):
        token = f"n{number}"
        typed += [
            ("order", token),
            (f"line-{token}-line", ""),
            (f"line-{token}-area", areas[number % len(areas)]),
            (f"line-{token}-kind", "initiative"),
            (f"line-{token}-name", random.choice(tellings)),
            (f"line-{token}-expected_completion", "quý III/2026"),
            (f"line-{token}-note", ""),
        ]
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", one.url, urlencode(typed), headers)
    response = connection.getresponse()
    response.read(MOST_BYTES)
    one.answered = f"POST {response.status}"
    one.done = response.status == 302


def _held_against_the_database(done: list[Submission]) -> tuple[int, int]:
    """How many of these are not there whole, and how many more than once."""
    asked = {(one.plan_id, one.body_id) for one in done}
    there: dict[tuple[int, int], list[tuple[str, int]]] = {}
    rows = Registration.objects.filter(note=MARK).annotate(lines=Count("initiatives"))
    for plan, body, status, lines in rows.order_by().values_list("plan", "body", "status", "lines"):
        there.setdefault((plan, body), []).append((status, lines))
    lost = sum(("submitted", LINES) not in there.get(key, []) for key in asked)
    return lost, sum(len(there.get(key, [])) > 1 for key in asked)


def _prepared() -> list[Submission]:
    """Units that were sent a plan of last year and have not registered under it, each with its head
    signed in. What an earlier run submitted is taken away first."""
    Registration.objects.filter(note=MARK).delete()
    if not User.objects.filter(username__startswith=HEAD).exists():
        _call_units()
    plans = {plan.issuing_body_id: plan.pk for plan in Plan.objects.filter(issued_on__year=YEAR)}
    rows = User.objects.filter(username__startswith=HEAD).values_list(
        "pk", "memberships__body", "memberships__body__path"
    )
    communes = dict(IssuingBody.objects.filter(pk__in=plans).values_list("path", "pk"))
    sessions = signed_in(list(User.objects.filter(username__startswith=HEAD)))
    found = []
    for user, body, path in rows:
        plan = plans[communes[path[: -IssuingBody.steplen]]]
        url = reverse("registrations:registration_edit", args=[plan, body])
        found.append(Submission(plan, body, url, sessions[user]))
    return found


def _call_units() -> None:
    """Send last year's plans to the last units of the nation, and give each a head."""
    units = list(IssuingBody.objects.filter(depth=3).order_by("-path")[:PREPARED])
    plans = {
        plan.issuing_body.path: plan
        for plan in Plan.objects.filter(issued_on__year=YEAR).select_related("issuing_body")
    }
    Recipient.objects.bulk_create(
        [Recipient(plan=plans[unit.path[: -IssuingBody.steplen]], body=unit) for unit in units],
        batch_size=A_BATCH,
    )
    users = User.objects.bulk_create(
        [
            User(username=f"{HEAD}{unit.pk}", full_name=f"Người thử {unit.pk}", password="!")
            for unit in units
        ],
        batch_size=A_BATCH,
    )
    Membership.objects.bulk_create(
        [
            Membership(user=user, body=unit, role=Role.UNIT_HEAD)
            for user, unit in zip(users, units, strict=True)
        ],
        batch_size=A_BATCH,
    )


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _gunicorn(port: int) -> subprocess.Popen[bytes]:
    """The portal as script/server starts it, with a worker more."""
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "config.wsgi:application"),
            *("--bind", f"127.0.0.1:{port}", "--worker-class", "gthread"),
            *("--workers", "3", "--threads", "4", "--timeout", "120", "--log-level", "error"),
        ],
        env={**os.environ, "DJANGO_ALLOWED_HOSTS": "127.0.0.1"},
    )


def _wait_for(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("gunicorn did not come up.")
