"""Registries: an app enters in the registry of an app below what it adds there."""

from collections.abc import Iterator
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


class Registry(Generic[Entry]):
    """The entries that apps above have made in one place below, in the order of their entering.

    The app below keeps the registry and says what an entry is; an app above enters its own from
    `ready()` of its configuration, which imports the module that holds them. The app below then
    asks its entries, and knows nothing of who made them.
    """

    def __init__(self, purpose: str) -> None:
        self.purpose = purpose
        self._entries: list[Entry] = []

    def register(self, entry: Entry) -> Entry:
        """Enter something; serves as a decorator. Entering the same thing twice changes nothing."""
        if entry not in self._entries:
            self._entries.append(entry)
        return entry

    def unregister(self, entry: Entry) -> None:
        """Take an entry out again. Raises ValueError where there is none."""
        self._entries.remove(entry)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __repr__(self) -> str:
        return f"<Registry: {self.purpose}>"
