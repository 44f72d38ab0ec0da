"""Runs the measures that are named, prints and writes what they found. See script/bench."""

import argparse
import importlib
import json
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import django
import psycopg2

# Each is a module beside this one with `measure() -> list[Figure]`; one that says
# `NEEDS_NATION = False` touches no database.
MEASURES = ("pages", "sheets", "similarity", "certificates", "deadline_hour", "reading")
RESULTS = Path("bench.json")
INITIATIVES = 500_000


def main() -> int:
    """Fill the database where that is needed, measure, tell."""
    parser = argparse.ArgumentParser(prog="script/bench")
    parser.add_argument("measures", nargs="*", metavar="measure", help=", ".join(MEASURES))
    parser.add_argument("--anew", action="store_true", help="drop the database and fill it again")
    parser.add_argument("--initiatives", type=int, default=INITIATIVES, help="how many to fill in")
    parser.add_argument("--timed-pages", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if unknown := set(given.measures) - set(MEASURES):
        parser.error(f"no measure named {', '.join(sorted(unknown))}; there are: {MEASURES}")
    django.setup()
    if given.timed_pages:  # asked for by the measure of pages, of another nation
        make_database(os.environ["DATABASE_URL"], anew=given.anew)
        importlib.import_module("nation").fill(given.initiatives)
        sys.stdout.write(json.dumps(importlib.import_module("pages").timed_pages()))
        return 0
    measures = [importlib.import_module(name) for name in given.measures or MEASURES]
    if any(getattr(measure, "NEEDS_NATION", True) for measure in measures):
        if os.environ["DATABASE_URL"].startswith("sqlite"):
            parser.error("no PostgreSQL lets us in; give one in BENCH_DATABASE_URL")
        make_database(os.environ["DATABASE_URL"], anew=given.anew)
        importlib.import_module("nation").fill(given.initiatives)
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    for measure in measures:
        for figure in measure.measure():
            kept[figure.name] = {"value": figure.value, "unit": figure.unit, "what": figure.what}
            sys.stdout.write(f"{figure.name:<34}{figure.value:>10} {figure.unit:<6}{figure.what}\n")
    text = json.dumps(kept, ensure_ascii=False, indent=2, sort_keys=True)
    RESULTS.write_text(f"{text}\n", encoding="utf-8")
    return 0


def make_database(address: str, *, anew: bool) -> None:
    """Make the database at `address` unless it is there; with `anew` drop it first."""
    name = urlsplit(address).path.lstrip("/")
    connection = psycopg2.connect(urlunsplit(urlsplit(address)._replace(path="/postgres")))
    connection.autocommit = True
    with connection.cursor() as cursor:
        if anew:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            cursor.execute(f'CREATE DATABASE "{name}"')
    connection.close()


if __name__ == "__main__":
    sys.exit(main())
