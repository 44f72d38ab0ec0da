"""manage.py draw_rules: docs/rules.md, drawn from the catalogue and the sample plans."""

import json
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from awards.models import Quota
from awards.models.award_forms import Awardee
from awards.rules.catalogue import CATALOGUE
from awards.rules.rule import Rule
from dashboard.demonstration.awards import group_names, requirement_of
from dashboard.demonstration.fixture_files import FIXTURES, Entry, read
from organisation.models.bodies import Level

PAGE = Path(settings.BASE_DIR) / "docs" / "rules.md"
PLANS = (
    ("Kiên Giang, Kế hoạch 34/KH-UBND ngày 03/3/2020", "kien_giang_34"),
    ("Củ Chi, Kế hoạch 3925/KH-UBND ngày 05/5/2020", "cu_chi_3925"),
    ("Văn Giáo, Kế hoạch 99/KH-UBND ngày 26/4/2024", "van_giao_99"),
    ("Tân Châu, Kế hoạch (để trống số) ngày 04/3/2020", "tan_chau_2020"),
    ("Thanh tra tỉnh Bình Phước, Kế hoạch 19/KH-T.Tr ngày 28/7/2021", "thanh_tra_binh_phuoc_19"),
)
INTRODUCTION = """\
# Rules, and the sentences that they carry

Drawn by `script/manage draw_rules` from the catalogue (`awards/rules/`) and the sample plans
(`fixtures/plans/`); do not edit this page by hand. `script/manage draw_rules --check` says whether
it is out of date, and a test holds that it is not. How rules are asked is told in
[architecture.md](architecture.md).
"""
BY_A_PERSON = "người xác nhận"


def rules_page() -> str:
    """The whole page: the catalogue, then each plan's sentences with what carries them."""
    lines = [INTRODUCTION, *_catalogue()]
    for heading, name in PLANS:
        lines += _plan(heading, read(FIXTURES / "plans" / f"{name}.yaml"))
    return "\n".join(lines)


def _catalogue() -> Iterator[str]:
    yield "## The catalogue"
    yield ""
    yield "| rule | on screen | parameters | evidence it reads |"
    yield "|---|---|---|---|"
    for rule in CATALOGUE.values():
        yield f"| `{rule.key}` | {rule.label} | {_parameters_of(rule)} | {', '.join(rule.reads)} |"
    yield ""


def _parameters_of(rule: Rule) -> str:
    return ", ".join(
        f"`{one.name}`{'' if one.required else '?'} ({one.takes.value})" for one in rule.parameters
    )


def _plan(heading: str, given: Entry) -> Iterator[str]:
    yield f"## {heading}"
    yield ""
    groups = group_names(given)
    for form in given.get("award_forms", ()):
        yield f"### {form['printed_as']} ({form['authority_title']})"
        yield ""
        yield from _requirements(form, groups)
        yield from _quotas(form)
    if not given.get("award_forms"):
        yield "The plan names no form of award, no number and no dossier. What it says of awards:"
        yield ""
        said = [
            section["text"]
            for section in given["sections"]
            if section["kind"] == "awards" or "khen thưởng" in section["text"]
        ]
        yield "| sentence | carried by |"
        yield "|---|---|"
        for text in said:
            yield f"| {_cell(text)} | {BY_A_PERSON}, kế hoạch không có hình thức để xét |"
        yield ""


def _requirements(form: Entry, groups: dict[str, str]) -> Iterator[str]:
    if not form.get("requirements"):
        yield f"{form.get('note', 'No requirement.')}"
        yield ""
        return
    yield "| sentence | kind, for whom | rule | parameters | read back |"
    yield "|---|---|---|---|---|"
    for given in form["requirements"]:
        one = requirement_of(given, groups)
        place = f", {one.alternative}: {one.branch or 'một'}" if one.alternative else ""
        rule = f"`{one.rule}`" if one.rule else BY_A_PERSON
        parameters = json.dumps(one.parameters, ensure_ascii=False) if one.parameters else ""
        yield (
            f"| {_cell(one.text)} | {one.get_kind_display()}, "
            f"{one.get_awardee_display().lower()}{place} | {rule} | "
            f"{f'`{parameters}`' if parameters else ''} | "
            f"{_cell(one.read_back) if one.rule else ''} |"
        )
    yield ""


def _quotas(form: Entry) -> Iterator[str]:
    if not form.get("quotas"):
        return
    yield "| number | for whom | counted | level | exceptions |"
    yield "|---|---|---|---|---|"
    for quota in form["quotas"]:
        exceptions = ", ".join(f"{key}: {n:02d}" for key, n in quota.get("exceptions", {}).items())
        counted = Quota.Per(quota["per"]).label
        chosen = ", chỉ khi tập thể được chọn" if quota.get("chosen_only") else ""
        level = Level(quota["level"]).label if quota.get("level") else "mọi cấp"
        yield (
            f"| {quota['limit']:02d} | {Awardee(quota['awardee']).label} | {counted}{chosen} | "
            f"{level} | {exceptions} |"
        )
    yield ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


class Command(BaseCommand):
    """Write docs/rules.md, or with --check say whether it is up to date."""

    help = "Vẽ lại docs/rules.md từ danh mục quy tắc và các kế hoạch mẫu."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the page and whether to check only."""
        parser.add_argument("--page", type=Path, default=PAGE)
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: object, page: Path, check: bool, **options: object) -> None:
        """Write the page; with `check`, raise CommandError where it is missing or stale."""
        fresh = rules_page()
        kept = page.read_text(encoding="utf-8") if page.exists() else None
        if check and kept != fresh:
            raise CommandError(f"{page} is out of date: run script/manage draw_rules")
        if not check and kept != fresh:
            page.write_text(fresh, encoding="utf-8")
