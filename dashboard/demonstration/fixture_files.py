"""Reader of fixtures/: YAML to plain data, with errors that name file and entry."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import yaml
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models

FIXTURES = settings.BASE_DIR / "fixtures"
Thing = TypeVar("Thing", bound=models.Model)
# An entry of a fixture file, as YAML gives it: whoever reads it knows its words.
Entry = dict[str, Any]


class FixtureError(Exception):
    """An error in a fixture file; its text names the file and the entry."""


class _OnceOnly(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader (in C where PyYAML has it: ten times as quick), which also refuses a word
    said twice in one entry."""


def _mapping_without_repeats(loader: _OnceOnly, node: yaml.MappingNode) -> dict[object, object]:
    found: dict[object, object] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in found:
            raise yaml.constructor.ConstructorError(
                "a mapping", node.start_mark, f"“{key}” is said twice", key_node.start_mark
            )
        found[key] = loader.construct_object(value_node, deep=True)
    return found


_OnceOnly.add_constructor("tag:yaml.org,2002:map", _mapping_without_repeats)


def read(path: Path) -> Any:
    """The data of a fixture file. Raises FixtureError where it is missing or not YAML."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_OnceOnly)
    except OSError as trouble:
        raise FixtureError(f"{_shown(path)}: {trouble.strerror}") from trouble
    except yaml.YAMLError as trouble:
        raise FixtureError(f"{_shown(path)}: {trouble}") from trouble


def files_in(folder: str) -> list[Path]:
    """The fixture files of a folder, in alphabetical order."""
    return sorted((FIXTURES / folder).glob("*.yaml"))


@contextmanager
def entry(path: Path, name: str) -> Iterator[None]:
    """What goes wrong inside is an error of this entry of this file.

    Turns a missing or unknown word, a wrong value and a broken constraint into FixtureError; the
    innermost entry is the one named.
    """
    try:
        yield
    except KeyError as missing:
        raise FixtureError(f"{_shown(path)}, {name}: no “{missing.args[0]}”") from missing
    except ValidationError as trouble:
        said = getattr(trouble, "message_dict", None) or trouble.messages
        raise FixtureError(f"{_shown(path)}, {name}: {said}") from trouble
    except (AttributeError, TypeError, ValueError, IntegrityError) as trouble:
        raise FixtureError(f"{_shown(path)}, {name}: {trouble}") from trouble


def only(given: Entry, *known: str) -> Entry:
    """A copy of an entry. Raises ValueError for a word that is not one of `known`."""
    unknown = sorted(map(str, set(given) - set(known)))
    if unknown:
        raise ValueError(f"unknown words: {', '.join(unknown)}")
    return dict(given)


def checked(thing: Thing) -> Thing:
    """The thing, its plain fields cleaned: choices, lengths, types. Raises ValidationError.

    Relations are left to the database, which has the last word on them anyway.
    """
    skipped = {"path", "depth", "numchild"}
    skipped |= {field.name for field in thing._meta.fields if field.is_relation}
    skipped |= {field.name for field in thing._meta.fields if not field.editable}
    thing.clean_fields(exclude=skipped)
    return thing


def numbered(entries: Iterable[Any] | None) -> Iterator[tuple[int, Any]]:
    """Entries with their place in the list, from 1; nothing where there is no list."""
    return enumerate(entries or [], start=1)


def _shown(path: Path) -> str:
    return str(path.relative_to(FIXTURES.parent)) if path.is_relative_to(FIXTURES) else str(path)
