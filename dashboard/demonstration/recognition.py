"""Loader of a sample initiative council, through the functions that the views call."""

from decimal import Decimal

from audit import clock
from councils.membership import Seat
from dashboard.demonstration.bodies import Surroundings
from dashboard.demonstration.fixture_files import FIXTURES, Entry, entry, only, read
from recognition import appraisal, councils, decisions, library_publication
from recognition.authorship import Named, write_authors
from recognition.models import InitiativeCouncil, Recognition, RecognitionDecision
from registrations.models import Initiative

PATH = FIXTURES / "recognition.yaml"
WORDS = (
    *("plan", "made_by", "made_on", "name", "basis", "pass_mark", "members", "criteria"),
    *("cases", "decision"),
)
CASE_WORDS = (
    *("body", "line", "filed_by", "authors", "appraisals", "concluded_by", "scope"),
    *("recognised", "library"),
)
HEAD = (
    *("number", "symbol", "issued_on", "place"),
    *("signer_capacity", "signer_title", "signer_name"),
)


def load_recognition(around: Surroundings) -> None:
    """Set the sample council up and lay before it what the file names."""
    for given in read(PATH):
        with entry(PATH, str(given.get("plan"))):
            words = only(given, *WORDS)
            with clock.override_day(words["made_on"]):
                council = _council(words, around)
                cases = [
                    (case, _case(council, only(case, *CASE_WORDS), words, around))
                    for case in words["cases"]
                ]
            with clock.override_day(words["decision"]["issued_on"]):
                _decide(council, cases, words, around)


def _council(words: Entry, around: Surroundings) -> InitiativeCouncil:
    actor = around.people[words["made_by"]]
    council = councils.set_up(
        InitiativeCouncil(plan=around.plans[words["plan"]]),
        actor=actor,
        values={
            "name": words["name"],
            "basis": words["basis"],
            "pass_mark": Decimal(words["pass_mark"]),
        },
        seats=[Seat(around.people[one["user"]].pk, one["role"]) for one in words["members"]],
        measures=[
            councils.Measure(one["name"], Decimal(one["max_score"]), one["guidance"])
            for one in words["criteria"]
        ],
    )
    councils.open_council(council, actor=actor)
    return InitiativeCouncil.objects.with_plan().get(pk=council.pk)


def _case(
    council: InitiativeCouncil, words: Entry, all_words: Entry, around: Surroundings
) -> Recognition:
    lines = Initiative.objects.accepted().filter(registration__body=around.bodies[words["body"]])
    initiative = lines.with_origin().order_by("pk")[words["line"] - 1]
    authors = [only(one, "full_name", "job_title", "share", "user") for one in words["authors"]]
    write_authors(
        initiative,
        actor=around.people[words["filed_by"]],
        authors=[
            Named(
                full_name=one["full_name"],
                job_title=one["job_title"],
                unit=initiative.registration.body.name,
                share=one.get("share"),
                user_id=around.people[one["user"]].pk if "user" in one else None,
            )
            for one in authors
        ],
    )
    councils.take_in(
        council, actor=around.people[all_words["made_by"]], initiatives=[initiative.pk]
    )
    case = Recognition.objects.with_origin().get(council=council, initiative=initiative)
    criteria = list(council.criteria.all())
    for one in words.get("appraisals", []):
        appraisal.appraise(
            case,
            actor=around.people[one["by"]],
            scores={
                criterion.pk: Decimal(points)
                for criterion, points in zip(criteria, one["points"], strict=True)
            },
            in_favour=one.get("in_favour", True),
            opinion=one["opinion"],
        )
    if "concluded_by" in words:
        appraisal.conclude(
            case,
            actor=around.people[words["concluded_by"]],
            favours=True,
            scope=words["scope"],
            conclusion="",
        )
    return case


def _decide(
    council: InitiativeCouncil,
    cases: list[tuple[Entry, Recognition]],
    words: Entry,
    around: Surroundings,
) -> None:
    head = only(words["decision"], *HEAD, "issued_by")
    decided = [(given, case) for given, case in cases if given.get("recognised")]
    decision = decisions.draft(
        RecognitionDecision(council=council),
        actor=around.people[words["made_by"]],
        values=head,
        chosen=[case.pk for _, case in decided],
    )
    decisions.issue(decision, actor=around.people[head["issued_by"]])
    for given, case in decided:
        actor = around.people[given["filed_by"]]
        fresh = Recognition.objects.with_origin().get(pk=case.pk)
        kept = library_publication.write(fresh, actor=actor, values=given["library"])
        library_publication.publish(kept, actor=actor)
