"""Merge of two people's changes to one list of lines, from the version that both saw. Pure.

Pure: lines are known by their keys, what they say by a fingerprint.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

Fingerprint = str


class Note(Enum):
    """A note for the person about a line in the merged list."""

    ADDED_BY_OTHER = auto()
    CHANGED_BY_OTHER = auto()
    CHANGED_BY_BOTH = auto()  # one's own words stand, the other's are shown beside
    REMOVED_BY_OTHER = auto()  # and changed by oneself: one's own words stand
    CHANGED_THOUGH_REMOVED = auto()  # one removed what the other changed: it stands again


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line on somebody's page: its token there, the key of the saved line that it mends, if any,
    and what it says."""

    token: str
    key: int | None
    says: Fingerprint


@dataclass(frozen=True, slots=True)
class MergedLine:
    """A line of the merged list: the typed line by its token, or the saved line by its key;
    `beside` is the key of the saved line to be shown beside the typed one."""

    token: str = ""
    key: int | None = None
    note: Note | None = None
    beside: int | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged list, and the keys of the lines that only the other removed."""

    lines: list[MergedLine]
    gone: list[int]


def merge(
    typed: Iterable[TypedLine],
    seen: Mapping[int, Fingerprint],
    saved: Mapping[int, Fingerprint],
) -> Merged:
    """Put together what is typed here with what somebody else has saved meanwhile.

    `seen` is what this page showed when it was opened, `saved` what is stored now, in its order.
    Where only one of the two changed a line, that change stands. Where both did, the words typed
    here stand, and the other's are shown beside; nothing is lost in silence.
    """
    lines: list[MergedLine] = []
    gone: list[int] = []
    here = set()
    for line in typed:
        if line.key is not None:
            here.add(line.key)
        if line.key is None or line.key not in seen:
            lines.append(MergedLine(line.token))
        elif line.key not in saved:
            if line.says == seen[line.key]:
                gone.append(line.key)
            else:
                lines.append(MergedLine(line.token, note=Note.REMOVED_BY_OTHER))
        else:
            lines.append(_of_both(line, seen[line.key], saved[line.key]))
    for key, says in saved.items():
        if key in here or seen.get(key) == says:
            continue
        note = Note.CHANGED_THOUGH_REMOVED if key in seen else Note.ADDED_BY_OTHER
        lines.append(MergedLine(key=key, note=note))
    return Merged(lines, gone)


def _of_both(line: TypedLine, seen: Fingerprint, saved: Fingerprint) -> MergedLine:
    if saved in (seen, line.says):
        return MergedLine(line.token)
    if line.says == seen:
        return MergedLine(key=line.key, note=Note.CHANGED_BY_OTHER)
    return MergedLine(line.token, note=Note.CHANGED_BY_BOTH, beside=line.key)
