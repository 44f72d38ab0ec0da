"""manage.py draw_states: the state diagrams of docs/states.md, drawn from the workflows."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from audit.workflow import Transition, Workflow
from awards.councils.workflow import MEETING
from awards.decisions.workflow import AWARD_DECISION
from awards.workflow import DOSSIER
from campaigns.workflow import PLAN, RECIPIENT
from rankings.workflow import RANKING
from recognition.workflow import COUNCIL, DECISION, LIBRARY, RECOGNITION
from register.workflow import RECORD
from registrations.workflow import CONSOLIDATION, PROGRESS, REGISTRATION, REPORT

PAGE = Path(settings.BASE_DIR) / "docs" / "states.md"

# Heading, workflow, and the file that holds its table.
DRAWN = (
    ("Plan (kế hoạch)", PLAN, "campaigns/workflow.py"),
    ("Recipient of a plan (đơn vị nhận kế hoạch)", RECIPIENT, "campaigns/workflow.py"),
    ("Registration (bản đăng ký)", REGISTRATION, "registrations/workflow.py"),
    ("Consolidation (bản tổng hợp)", CONSOLIDATION, "registrations/workflow.py"),
    ("Progress of an initiative (tiến độ)", PROGRESS, "registrations/workflow.py"),
    ("Progress report (báo cáo sơ kết, tổng kết)", REPORT, "registrations/workflow.py"),
    ("Ranking (bảng xếp hạng)", RANKING, "rankings/workflow.py"),
    ("Initiative council (hội đồng sáng kiến)", COUNCIL, "recognition/workflow.py"),
    ("Recognition of an initiative (công nhận sáng kiến)", RECOGNITION, "recognition/workflow.py"),
    ("Recognition decision (quyết định công nhận)", DECISION, "recognition/workflow.py"),
    ("Library entry (bài trong thư viện)", LIBRARY, "recognition/workflow.py"),
    ("Dossier (hồ sơ khen thưởng)", DOSSIER, "awards/workflow.py"),
    ("Meeting of an award council (phiên họp hội đồng)", MEETING, "awards/councils/workflow.py"),
    (
        "Award decision (quyết định khen thưởng)",
        AWARD_DECISION,
        "awards/decisions/workflow.py",
    ),
    ("Award in the register (khen thưởng trong sổ)", RECORD, "register/workflow.py"),
)

INTRODUCTION = """\
# States and the steps between them

Drawn by `script/manage draw_states` from the tables in each app's `workflow.py`; do not edit this
page by hand. `script/manage draw_states --check` says whether it is out of date, and a test holds
that it is not. An arrow carries what the step is called on screen; the first state of a table is
the one in which a thing is made. How a step is taken is told in [architecture.md](architecture.md).
"""


def states_page() -> str:
    """The whole page: for each workflow a mermaid diagram and a table of its steps."""
    parts = [INTRODUCTION]
    parts += ["\n".join(_section(*drawn)) for drawn in DRAWN]
    return "\n".join(parts)


def _section(heading: str, workflow: Workflow, source: str) -> Iterator[str]:
    yield f"## {heading}"
    yield ""
    yield f"Table: [{source}](../{source})."
    yield ""
    yield from _diagram(workflow)
    yield ""
    yield "| step | on screen | from | to | who may | what must be given |"
    yield "|---|---|---|---|---|---|"
    for step in workflow.transitions.values():
        yield _row(step)
    yield ""


def _diagram(workflow: Workflow) -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    for state in workflow.states.values():
        yield f'    state "{state.label}" as {state.value}'
    yield f"    [*] --> {next(iter(workflow.states))}"
    for step in workflow.transitions.values():
        for source in step.sources:
            for target in step.targets:
                yield f"    {source} --> {target}: {step.label}"
    for value in workflow.states:
        if not workflow.steps_from(value):
            yield f"    {value} --> [*]"
    yield "```"


def _row(step: Transition) -> str:
    cells = (
        f"`{step.verb}`",
        step.label,
        ", ".join(f"`{source}`" for source in step.sources),
        ", ".join(f"`{target}`" for target in step.targets),
        f"`{step.permission.__name__}`",
        ", ".join(f"`{name}`" for name in step.needs) or "–",
    )
    return f"| {' | '.join(cells)} |"


class Command(BaseCommand):
    """Write the page, or with --check only say whether it is the one that would be written."""

    help = "Draw the workflows into docs/states.md; with --check, fail where the page is stale."

    def add_arguments(self, parser: CommandParser) -> None:
        """--check, and --page for another place than docs/states.md."""
        parser.add_argument("--check", action="store_true", help="write nothing, exit 1 if stale")
        parser.add_argument("--page", type=Path, default=PAGE, help="the file to write or check")

    def handle(self, *args: object, page: Path, check: bool, **options: object) -> None:
        """Write or compare. Raises CommandError (exit 1) for a page missing or out of date."""
        drawn = states_page()
        if not check:
            page.write_text(drawn, encoding="utf-8")
            self.stdout.write(f"Drawn: {page}")
        elif not page.exists() or page.read_text(encoding="utf-8") != drawn:
            raise CommandError(f"{page} is out of date: run script/manage draw_states.")
