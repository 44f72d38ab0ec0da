"""Lines as a preview keeps them: plain values that JSON holds, and back."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any, get_type_hints

from paperwork.spreadsheet_import.problems import Place
from paperwork.spreadsheet_import.tables import AnyLine


def as_plain(lines: Iterable[AnyLine]) -> list[dict[str, Any]]:
    """Lines as mappings; days and decimals are left to the JSON encoder of the preview."""
    return [asdict(line) for line in lines]  # type: ignore[call-overload]


def from_plain(kind: type[AnyLine], plain: Iterable[Mapping[str, Any]]) -> list[AnyLine]:
    """Lines of a kind out of what JSON held."""
    hints = get_type_hints(kind)
    return [
        kind(**{name: _value(hints[name], value) for name, value in one.items()}) for one in plain
    ]


def _value(kind: Any, value: Any) -> Any:
    if kind is Place:
        return Place(**value)
    if kind is date:
        return date.fromisoformat(value)
    return Decimal(value) if kind is Decimal else value
