"""Drafting, presenting and issuing a decision, and changing it by a later one."""

from collections.abc import Iterable, Mapping
from copy import copy
from typing import Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from accounts.access import Refused, Verdict, no
from accounts.models import User
from audit import clock, transitions
from audit.models import Event
from audit.transitions import Values
from audit.workflow import Workflow
from decisions.models import (
    CORRECT,
    HEAD,
    HEAD_OF_LATER,
    IN_FORCE,
    PENDING,
    DecisionLine,
    DecisionStatus,
    SignedDecision,
)

D = TypeVar("D", bound=SignedDecision)
L = TypeVar("L", bound=DecisionLine)


class Procedure(Generic[D, L]):
    """Acts on an app's decisions. The app subclasses it with its models and with what differs:
    permissions, items, and the effect of a decision when it is issued. Every act changes all or
    nothing, and raises Refused or ValidationError with sentences."""

    decision: type[D]
    line: type[L]
    workflow: Workflow[D]
    # What is said: of its drafting in the history, without any line, and of one not in force.
    drafted = "Lập dự thảo quyết định"
    without_lines: str
    not_in_force: str

    # What an app says of its own decisions.

    def may_draft(self, user: User, decision: D) -> Verdict:
        """Permission to draft this decision, or a later one that changes it."""
        raise NotImplementedError

    def may_edit(self, user: User, decision: D) -> Verdict:
        """Permission to change it now."""
        raise NotImplementedError

    def lines_for(self, decision: D, chosen: set[int]) -> list[L]:
        """The items of a first decision on these subjects, by their keys; not saved. Raises
        ValidationError where a subject cannot be decided on, or none was chosen."""
        raise NotImplementedError

    def fresh_beside(self, earlier: D) -> D:
        """An unsaved decision on the same matter as an earlier one, without a head."""
        raise NotImplementedError

    def lines_in_force(self, decision: D) -> "QuerySet[L]":
        """The items of an issued decision that are still in force."""
        raise NotImplementedError

    def lines_to_sign(self, decision: D) -> list[L]:
        """The items to be signed, with what their effect needs."""
        return list(self.lines_of(decision))

    def on_present(self, decision: D, lines: list[L], actor: User) -> None:
        """Called when it is presented to the leader."""

    def on_send_back(self, decision: D, lines: list[L], actor: User) -> None:
        """Called when the leader sends it back."""

    def on_discard(self, decision: D) -> None:
        """Called when a draft is discarded."""

    def give(self, decision: D, lines: list[L], actor: User) -> None:
        """The effect of a first decision when it is issued."""
        raise NotImplementedError

    def correct(self, decision: D, lines: list[L], actor: User) -> None:
        """The effect of a correction when it is issued."""
        raise NotImplementedError

    def revoke(self, decision: D, lines: list[L], actor: User) -> None:
        """The effect of a revocation when it is issued."""
        raise NotImplementedError

    # The verbs.

    def draft(self, decision: D, *, actor: User, values: Values, chosen: Iterable[int]) -> D:
        """Draft a first decision, given unsaved, on subjects by their keys."""
        answer = self.may_draft(actor, decision)
        if not answer:
            raise Refused(answer.reason)
        # What was given stays unsaved where saving fails: a page goes on to show it.
        made = copy(decision)
        _write_head(made, values)
        with transaction.atomic():
            made.validate_constraints()
            made.save()
            self._write_lines(made, set(chosen))
            transitions.record_creation(made, actor=actor, label=self.drafted)
        return made

    def update(
        self,
        decision: D,
        *,
        actor: User,
        values: Values,
        chosen: Iterable[int],
        words: Mapping[int, Mapping[str, str]] | None = None,
        seen: int | None = None,
    ) -> None:
        """Change a draft: its head, its lines and, of a correction, by the key of each line the
        words that are to be printed. A later decision can only lose lines.

        `seen` is the revision that the writer was shown: raises EditedMeanwhile where another has
        saved since.
        """
        keys = set(chosen)

        def change(locked: D) -> None:
            _write_head(locked, values)
            locked.validate_constraints()
            if locked.is_later:
                self._cut_down(locked, keys, words or {})
            else:
                self.lines_of(locked).delete()
                self._write_lines(locked, keys)

        transitions.revise(
            decision, actor=actor, permission=self.may_edit, change=change, seen=seen
        )

    def change_by_another(
        self, earlier: D, *, kind: str, actor: User, values: Values | None = None
    ) -> D:
        """Draft the later decision that corrects or revokes an issued one, with all of its list
        that still holds, in the words that hold now: to be cut down or corrected.

        It names the decision that gave, also where that was corrected before, in part or in whole:
        what was not in the correction can still be reached. Asked of a correction, it changes what
        that one corrected. Raises ValidationError where nothing is in force, or another draft is
        changing it.
        """
        given = _that_gave(earlier)
        answer = self.may_draft(actor, given)
        if not answer:
            raise Refused(answer.reason)
        with transaction.atomic():
            decisions = self.decision._default_manager
            locked = decisions.select_for_update(of=("self",)).get(pk=given.pk)
            if locked.is_later or locked.status not in IN_FORCE:
                raise ValidationError(self.not_in_force)
            if decisions.filter(changes=locked, status__in=PENDING).exists():
                raise ValidationError(
                    "Đã có dự thảo quyết định đính chính hoặc hủy bỏ quyết định này."
                )
            later = self.fresh_beside(locked)
            later.kind, later.changes = kind, locked
            _write_head(later, {name: getattr(locked, name) for name in HEAD_OF_LATER})
            _write_head(later, values or {})
            later.save()
            lines = [self.copied(line, later) for line in self.corrected_lines(locked)]
            self.line._default_manager.bulk_create(lines)
            transitions.record_creation(
                later, actor=actor, label=f"Lập dự thảo: {later.get_kind_display()}"
            )
        return later

    def present(self, decision: D, *, actor: User) -> Event | None:
        """Present a draft to the leader."""

        def act(locked: D) -> None:
            self.on_present(locked, self._signed_lines(locked), actor)

        return transitions.perform(self.workflow, "present", decision, actor=actor, act=act)

    def send_back(self, decision: D, *, actor: User, reason: str) -> Event | None:
        """Send a draft back to those who prepared it, with the reason."""

        def act(locked: D) -> None:
            self.on_send_back(locked, self.lines_to_sign(locked), actor)

        given = {"reason": reason.strip()}
        return transitions.perform(
            self.workflow, "send_back", decision, actor=actor, given=given, act=act
        )

    def issue(self, decision: D, *, actor: User, values: Values | None = None) -> Event | None:
        """Issue a decision, under the number, day and signer of `values` or those that it has. In
        the same transaction it takes effect on every line, or on none.

        Raises ValidationError where number, day or signer is missing, the day has not come, or a
        line is not as it was when the list was made. The sentence names it.
        """
        entered = values or {}

        def act(locked: D) -> None:
            _write_head(locked, entered)
            if locked.issued_on and locked.issued_on > clock.today():
                raise ValidationError("Ngày ký quyết định không thể ở tương lai.")
            locked.validate_constraints()
            lines = self._signed_lines(locked)
            # What it decides on points at it: it stands under its number before that.
            locked.save()
            self._take_effect(locked, lines, actor)

        given = {name: entered.get(name, getattr(decision, name)) for name in HEAD}
        # Why it was sent back once, or why it revokes, is not why it is issued.
        given["reason"] = ""
        return transitions.perform(
            self.workflow, "issue", decision, actor=actor, given=given, act=act
        )

    def discard(self, decision: D, *, actor: User) -> Event | None:
        """Discard a draft; its subjects are free for another decision."""
        return transitions.perform(
            self.workflow, "discard", decision, actor=actor, act=self.on_discard
        )

    # Questions that verbs and pages ask.

    def may_change(self, user: User, decision: D) -> Verdict:
        """Permission to draft a later decision that changes this one, while it is in force."""
        given = _that_gave(decision)
        if given.is_later or given.status not in IN_FORCE:
            return no(self.not_in_force)
        return self.may_draft(user, given)

    def lines_of(self, decision: D) -> "QuerySet[L]":
        """All items of a decision, in order."""
        return self.line._default_manager.filter(decision=decision)

    def corrected_lines(self, decision: D) -> list[L]:
        """The items of an issued decision that are in force, each with the text of its latest
        correction. Two queries."""
        corrections = self.line._default_manager.filter(
            decision__changes=decision,
            decision__kind=CORRECT,
            decision__status__in=IN_FORCE,
        ).order_by("decision__issued_on", "decision")
        latest = {line.subject_id: line for line in corrections}
        found = []
        for line in self.lines_in_force(decision):
            words = latest.get(line.subject_id, line)
            words.position = line.position
            found.append(words)
        return found

    def copied(self, line: L, decision: D) -> L:
        """A copy of an item in a later decision, not saved."""
        return line.copy_for(decision)

    def _write_lines(self, decision: D, keys: set[int]) -> None:
        self.line._default_manager.bulk_create(self.lines_for(decision, keys))

    def _cut_down(
        self, decision: D, keys: set[int], words: Mapping[int, Mapping[str, str]]
    ) -> None:
        lines = self.lines_of(decision)
        lines.exclude(**{f"{self.line.SUBJECT}__in": keys}).delete()
        kept = list(lines.all())
        if not kept:
            raise ValidationError(self.without_lines)
        for position, line in enumerate(kept, start=1):
            line.position = position
            for name, said in words.get(line.pk, {}).items():
                if name in self.line.WORDS:
                    setattr(line, name, said)
        self.line._default_manager.bulk_update(kept, ("position", *self.line.WORDS))

    def _signed_lines(self, decision: D) -> list[L]:
        lines = self.lines_to_sign(decision)
        if not lines:
            raise ValidationError(self.without_lines)
        return lines

    def _take_effect(self, decision: D, lines: list[L], actor: User) -> None:
        if not decision.is_later:
            self.give(decision, lines, actor)
        elif decision.kind == CORRECT:
            self._change_earlier("correct", decision, actor)
            self.correct(decision, lines, actor)
        else:
            self.revoke(decision, lines, actor)
            if not self.lines_in_force(decision.earlier).exists():
                self._change_earlier("revoke", decision, actor)

    def _change_earlier(self, verb: str, decision: D, actor: User) -> None:
        what = "Đính chính" if verb == "correct" else "Hủy bỏ"
        given = {"by": decision, "reason": f"{what} bằng {decision.dated_reference}."}
        transitions.perform(self.workflow, verb, decision.earlier, actor=actor, given=given)


def _that_gave(decision: D) -> D:
    """The decision that a later one changes in the end: of a correction, the decision that it
    corrects."""
    if decision.kind == CORRECT and decision.status == DecisionStatus.ISSUED:
        return decision.earlier
    return decision


def _write_head(decision: SignedDecision, values: Values) -> None:
    for name in HEAD:
        if name in values:
            setattr(decision, name, values[name])
