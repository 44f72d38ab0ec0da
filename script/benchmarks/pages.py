"""Whether a page costs more where there is more: the same pages among 1,000 and among 500,000
initiatives of the same nation; and Biểu 1 of a province and of the nation beside the same sum as
one statement of SQL.

Pages are asked for as a browser does, through every middleware, signed in; each is warmed and then
timed in turns. The small nation lives in a database of its own, in a process of its own.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from figures import Figure
from sessions import signed_in

from accounts.models import User
from campaigns.models import Plan
from organisation.models import IssuingBody
from registrations.count_sheet import at_desk, count_sheet
from registrations.models import Consolidation, Registration

FEW = 1_000
TURNS = 15
# The same sum by hand, from the source: every line accepted under a plan and those below it.
FROM_THE_SOURCE = """
SELECT i.area_id, count(*) FROM registrations_initiative i
JOIN registrations_registration r ON r.id = i.registration_id
JOIN campaigns_plan p ON p.id = r.plan_id
WHERE p.path LIKE %(path)s AND r.status = 'accepted'
GROUP BY i.area_id
"""
# And from what was sent up to the body, as the page itself counts.
FROM_WHAT_WAS_SENT = """
SELECT l.area_id, count(*) FROM registrations_consolidatedline l
JOIN registrations_consolidation c ON c.id = l.consolidation_id
WHERE c.sent_under_id = %(plan)s AND c.received_by_id = %(body)s
  AND l.version = c.accepted_version
GROUP BY l.area_id
"""


def measure() -> list[Figure]:
    """The ratios of Biểu 1, and the growth of the worst page."""
    many = timed_pages()
    few = _in_another_process()
    growth = {name: many[name]["ms"] / few[name]["ms"] for name in many}
    worst = max(growth, key=lambda name: growth[name])
    queries = {name: many[name]["queries"] - few[name]["queries"] for name in many}
    figures = [
        Figure(
            "page_time_growth",
            round(growth[worst], 2),
            "times",
            f"the worst page ({worst}) at 500,000 initiatives against {FEW:,}",
        ),
        Figure(
            "page_query_growth",
            max(queries.values(), key=abs),
            "",
            "the largest difference in the number of queries of a page",
        ),
    ]
    for name in many:
        said = f"{name}; {round(few[name]['ms'])} ms at {FEW:,}; {many[name]['queries']} queries"
        figures.append(Figure(f"page_{name}_ms", round(many[name]["ms"]), "ms", said))
    return figures + _count_sheets()


def timed_pages() -> dict[str, dict[str, float]]:
    """The median time and the number of queries of each page."""
    found = {}
    for name, (who, url) in _pages().items():
        client = _signed_in(who)
        for _ in range(2):
            _get(client, url)
        with CaptureQueriesContext(connection) as asked:
            _get(client, url)
        queries = len(asked)  # the log is emptied by the next request
        found[name] = {"ms": _median_ms(lambda c=client, u=url: _get(c, u)), "queries": queries}
    return found


def _pages() -> dict[str, tuple[str, str]]:
    """Who opens what, by a name for it."""
    province, commune = (
        User.objects.get(username=name).memberships.get().body for name in ("province", "commune")
    )
    unit = User.objects.get(username="unit").memberships.get().body
    newest = Plan.objects.filter(issued_on__year=2026)
    of_commune, of_province = (newest.get(issuing_body=body) for body in (commune, province))
    registration = Registration.objects.filter(plan=of_commune, status="accepted").first()
    own = Registration.objects.get(plan=of_commune, body=unit)
    centre = User.objects.get(username="centre").memberships.get().body
    return {
        "my_desk_of_a_unit": ("unit", "/"),
        "my_desk_of_a_province": ("province", "/"),
        "list_of_a_unit": ("unit", reverse("registrations:registration_list")),
        "list_of_a_province": ("province", reverse("registrations:registration_list")),
        "detail": ("commune", reverse("registrations:registration_detail", args=[registration.pk])),
        "detail_of_ones_own": (
            "unit",
            reverse("registrations:registration_detail", args=[own.pk]),
        ),
        "desk_of_a_commune": ("commune", _desk(of_commune, commune)),
        "desk_of_a_province": ("province", _desk(of_province, province)),
        "consolidation_of_a_commune": ("province", _consolidation(of_commune)),
        "consolidation_of_a_province": ("centre", _consolidation(of_province)),
        "desk_of_the_centre": ("centre", _desk(newest.get(depth=1), centre)),
    }


def _count_sheets() -> list[Figure]:
    figures = []
    for name, who in (("province", "province"), ("nation", "centre")):
        body = User.objects.get(username=who).memberships.get().body
        plan = Plan.objects.get(issued_on__year=2026, issuing_body=body)
        client, url = _signed_in(who), _counts_page(plan, body)
        shown = {row.area.pk: row.count for row in count_sheet(plan, at_desk(plan, body))}
        if not shown == _sum(FROM_THE_SOURCE, plan, body) == _sum(FROM_WHAT_WAS_SENT, plan, body):
            raise RuntimeError(f"Biểu 1 of the {name} is not what SQL makes of it.")
        _get(client, url)
        page, source, sent = _in_turns(
            lambda c=client, u=url: _get(c, u),
            lambda p=plan, b=body: _sum(FROM_THE_SOURCE, p, b),
            lambda p=plan, b=body: _sum(FROM_WHAT_WAS_SENT, p, b),
        )
        figures += [
            Figure(
                f"count_sheet_{name}_vs_sql",
                round(page / source, 2),
                "times",
                f"Biểu 1 of the {name} as a page, against the same sum as one statement of SQL",
            ),
            Figure(f"count_sheet_{name}_ms", round(page, 1), "ms", "that page"),
            Figure(f"count_sheet_{name}_sql_ms", round(source, 1), "ms", "that statement"),
            Figure(
                f"count_sheet_{name}_sql_sent_ms",
                round(sent, 1),
                "ms",
                "one statement over what was sent up, which the page counts",
            ),
        ]
    return figures


def _in_another_process() -> dict[str, dict[str, float]]:
    """The same pages in a nation of few initiatives."""
    address = os.environ["DATABASE_URL"]
    environment = {**os.environ, "DATABASE_URL": f"{address}_few"}
    asked = [sys.executable, __file__.replace("pages.py", "run.py"), "--timed-pages"]
    done = subprocess.run(
        [*asked, "--initiatives", str(FEW)],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, dict[str, float]] = json.loads(done.stdout.splitlines()[-1])
    return found


def _signed_in(username: str) -> Client:
    user = User.objects.get(username=username)
    client = Client(raise_request_exception=True)
    client.cookies[settings.SESSION_COOKIE_NAME] = signed_in([user])[user.pk]
    return client


def _get(client: Client, url: str) -> None:
    response = client.get(url)
    if response.status_code != 200:
        raise RuntimeError(f"{url} answered {response.status_code}")


def _consolidation(plan: Plan) -> str:
    sent = Consolidation.objects.get(plan=plan)
    return reverse("registrations:consolidation_detail", args=[sent.pk])


def _desk(plan: Plan, body: IssuingBody) -> str:
    return reverse("registrations:desk_detail", args=[plan.pk, body.pk])


def _counts_page(plan: Plan, body: IssuingBody) -> str:
    return reverse("registrations:desk_count_sheet", args=[plan.pk, body.pk])


def _sum(statement: str, plan: Plan, body: IssuingBody) -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"path": f"{plan.path}%", "plan": plan.pk, "body": body.pk})
        return dict(cursor.fetchall())


def _median_ms(act: Callable[[], None]) -> float:
    return _in_turns(act)[0]


def _in_turns(*acts: Callable[[], None]) -> list[float]:
    """The median milliseconds of each act, done in turns."""
    taken: list[list[float]] = [[] for _ in acts]
    for _ in range(TURNS):
        for place, act in enumerate(acts):
            start = perf_counter()
            act()
            taken[place].append((perf_counter() - start) * 1000)
    return [median(each) for each in taken]
