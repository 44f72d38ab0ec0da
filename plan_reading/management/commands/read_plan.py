"""manage.py read_plan: print what the portal reads from a plan's file; nothing is saved."""

import json
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from plan_reading.files.upload import NotReadable, text_of_file
from plan_reading.reader import read_text
from plan_reading.serializers import Json, as_json


class Command(BaseCommand):
    help = "Đọc một tệp kế hoạch (.docx, .pdf, .txt, .md, ảnh) và in ra những gì đọc được."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="tệp cần đọc")
        parser.add_argument("--json", action="store_true", help="in ra dạng JSON")

    def handle(self, *args: object, file: Path, json: bool, **options: object) -> None:
        try:
            text = text_of_file(file)
        except NotReadable as refusal:
            raise CommandError(str(refusal)) from refusal
        told = as_json(read_text(text))
        self.stdout.write(_as_json(told) if json else "\n".join(_lines(told)))


def _as_json(told: dict) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2)


def _lines(told: Json) -> Iterator[str]:
    """For a reader at the terminal: a line for each value that was found."""
    for number, document in enumerate(told["documents"], start=1):
        yield f"Văn bản {number}"
        for name, value in document.items():
            if value in (None, [], ""):
                continue
            if isinstance(value, list):
                yield f"  {name}:"
                yield from (f"    - {_said(one)}" for one in value)
            else:
                yield f"  {name}: {value}"


def _said(one: object) -> str:
    if not isinstance(one, dict):
        return str(one)
    return ", ".join(f"{name} {value}" for name, value in one.items() if value not in (None, []))
