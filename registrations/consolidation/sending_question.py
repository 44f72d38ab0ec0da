"""The question before a consolidation is sent: to whom, and who is not in it. Pure."""

from collections import defaultdict
from collections.abc import Iterable

from registrations.models import ConsolidatedUnit, Registration
from registrations.models.sendings import UnitState

# So many are named of each kind; of the rest, how many.
NAMED = 8
RETURNED = "Bị trả lại"


def sending_question(receiver: str, absent: Iterable[ConsolidatedUnit]) -> str:
    """What sending does, and by number and name the units without figures in it: those that have
    not registered, those that wait, and those whose registration was returned."""
    names: dict[str, list[str]] = defaultdict(list)
    for unit in absent:
        names[_state_of(unit)].append(unit.body.called)
    said = [f"Gửi bản tổng hợp đến {receiver}? Số liệu được chốt tại thời điểm gửi."]
    said += [f"{state}: {len(units)} ({_listed(units)})." for state, units in names.items()]
    if not names:
        said.append("Không thiếu đơn vị nào.")
    return " ".join(said)


def _state_of(unit: ConsolidatedUnit) -> str:
    source = unit.source
    if source is not None and source.status == Registration.Status.RETURNED:
        return RETURNED
    return UnitState(unit.state).label


def _listed(units: list[str]) -> str:
    rest = len(units) - NAMED
    return "; ".join(units[:NAMED]) + (f"; và {rest} đơn vị khác" if rest > 0 else "")
