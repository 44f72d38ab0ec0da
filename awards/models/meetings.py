"""Meetings of a council: the list, attendance, votes, and counts."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property

from accounts.models import User
from audit.models import Edited
from audit.states import HasStatus, StatusChoices, Tone
from awards.models.councils import AwardCouncil, VotingTerms
from awards.models.dossiers import Dossier
from councils.models import OFFICERS, CouncilRole


class MeetingQuerySet(models.QuerySet):
    """QuerySet of meetings."""

    def with_council(self) -> "MeetingQuerySet":
        """With what lists and permissions need."""
        return self.select_related("council__body")

    def visible_to(self, user: User) -> "MeetingQuerySet":
        """Meetings of councils that the person sees, and those to which the person was invited."""
        councils = AwardCouncil.objects.visible_to(user)
        return self.filter(
            Q(council__in=councils.values("pk"))
            | Q(pk__in=Attendance.objects.filter(user=user).values("meeting"))
        )

    def to_vote_in(self, user: User) -> "MeetingQuerySet":
        """Open ones, voted on screen, to which the person was invited, without a vote of theirs
        yet."""
        cast = Ballot.objects.filter(voter=user).values("item__meeting")
        return self.filter(
            status=Meeting.Status.OPEN, on_paper=False, attendances__user=user
        ).exclude(pk__in=cast)


class Meeting(HasStatus, Edited):
    """A meeting of a council (phiên họp). Its status changes through `awards.councils.meetings`
    only. Once closed, its list with counts and results is frozen."""

    class Status(StatusChoices):
        """The states."""

        CALLED = "called", Tone.WAITING, "Đã triệu tập"
        OPEN = "open", Tone.GOOD, "Đang họp"
        CLOSED = "closed", Tone.WAITING, "Đã bế mạc, chờ ký biên bản"
        MINUTED = "minuted", Tone.GOOD, "Đã có biên bản"
        CALLED_OFF = "called_off", Tone.RETURNED, "Đã hủy triệu tập"

    council = models.ForeignKey(
        AwardCouncil, models.PROTECT, related_name="meetings", verbose_name="hội đồng"
    )
    title = models.CharField("nội dung", max_length=250)
    held_on = models.DateField("ngày họp")
    held_at = models.TimeField("giờ họp")
    place = models.CharField("địa điểm", max_length=200)
    on_paper = models.BooleanField(
        "bỏ phiếu giấy",
        default=False,
        help_text="Thư ký nhập kết quả kiểm phiếu; nếu không, thành viên biểu quyết trên màn hình",
    )
    status = models.CharField(
        "tình trạng", max_length=20, choices=Status, default=Status.CALLED, editable=False
    )
    opened_at = models.DateTimeField("khai mạc lúc", null=True, blank=True, editable=False)
    closed_at = models.DateTimeField("bế mạc lúc", null=True, blank=True, editable=False)
    conclusion = models.TextField("kết luận của người chủ trì", blank=True)
    minutes_number = models.CharField("số biên bản", max_length=20, blank=True)
    minutes_signed_on = models.DateField("ngày ký biên bản", null=True, blank=True)
    chaired_by = models.CharField("người chủ trì", max_length=150, blank=True)
    chaired_as = models.CharField("chức danh người chủ trì", max_length=150, blank=True)
    chaired_why = models.CharField(
        "lý do chủ trì thay",
        max_length=200,
        blank=True,
        help_text="Khi người chủ trì không phải Chủ tịch Hội đồng, ví dụ: Chủ tịch đi công tác",
    )
    minutes_by = models.CharField("thư ký phiên họp", max_length=150, blank=True)
    began_at = models.TimeField("bắt đầu họp lúc", null=True, blank=True)
    ended_at = models.TimeField("kết thúc họp lúc", null=True, blank=True)
    scan = models.FileField("bản chụp biên bản", max_length=200, blank=True)
    scan_name = models.CharField("tên tệp gốc", max_length=200, blank=True, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "phiên họp hội đồng"
        verbose_name_plural = "phiên họp hội đồng"
        ordering = ("-held_on", "-pk")
        indexes = (models.Index(fields=["council", "status"], name="meeting_of_council"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(status="minuted") | Q(minutes_signed_on__isnull=False),
                name="meeting_minuted_on_a_day",
                violation_error_message="Biên bản phải có ngày ký.",
            ),
        )

    def __str__(self) -> str:
        return f"Phiên họp ngày {self.held_on:%d/%m/%Y} – {self.council}"

    def get_absolute_url(self) -> str:
        """The URL of its page."""
        return reverse("awards:meeting_detail", args=[self.pk])

    @cached_property
    def roles(self) -> dict[int, str]:
        """By the key of each person invited the role in the council; one query an object."""
        return dict(self.attendances.values_list("user", "role"))

    def has_officer(self, user: User) -> bool:
        """Whether the person was invited to preside or to keep its papers."""
        return self.roles.get(user.pk) in OFFICERS


class Presence(models.TextChoices):
    """Whether somebody came."""

    PRESENT = "present", "Có mặt"
    ABSENT = "absent", "Vắng mặt"
    WRITTEN = "written", "Vắng, có ý kiến bằng văn bản"


class Attendance(models.Model):
    """A member as invited to a meeting, with the role they had, and whether they came."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="attendances", verbose_name="phiên họp"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="thành viên"
    )
    role = models.CharField("vai trò", max_length=20, choices=CouncilRole)
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    presence = models.CharField("dự họp", max_length=20, choices=Presence, default=Presence.ABSENT)
    reason = models.CharField("lý do vắng", max_length=250, blank=True)

    class Meta:
        verbose_name = "người được triệu tập"
        verbose_name_plural = "người được triệu tập"
        ordering = ("meeting", "position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "user"],
                name="invited_once",
                violation_error_message="Người này đã được triệu tập.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.get_presence_display()}"


class Result(models.TextChoices):
    """What a meeting found of one dossier."""

    PASSED = "passed", "Đề nghị khen thưởng"
    FAILED = "failed", "Không đủ tỷ lệ tán thành"
    NO_QUORUM = "no_quorum", "Không đủ số người dự để biểu quyết"
    SET_ASIDE = "set_aside", "Không biểu quyết: hồ sơ không còn chờ Hội đồng"


class MeetingItemQuerySet(models.QuerySet):
    """QuerySet of the items of meetings."""

    def with_dossiers(self) -> "MeetingItemQuerySet":
        """With what lists and permissions need."""
        return self.select_related(
            "dossier__award_form__plan__issuing_body",
            "dossier__award_form__plan__receiving_body",
            "dossier__award_form__authority_body",
            "dossier__proposed_by",
            "dossier__awardee_body",
            "dossier__decision",
        )


class MeetingItem(VotingTerms):
    """A dossier on the list of a meeting. The terms by which it is voted are frozen when the
    meeting opens; counts and result when it closes."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="items", verbose_name="phiên họp"
    )
    dossier = models.ForeignKey(
        Dossier, models.PROTECT, related_name="meeting_items", verbose_name="hồ sơ"
    )
    position = models.PositiveSmallIntegerField("thứ tự", default=1)
    # On the list of a meeting that is called or open; a constraint allows one.
    is_live = models.BooleanField(default=True, editable=False)
    members = models.PositiveSmallIntegerField("thành viên được tính", null=True, editable=False)
    present = models.PositiveSmallIntegerField("dự họp", null=True, editable=False)
    written = models.PositiveSmallIntegerField("ý kiến văn bản", null=True, editable=False)
    counted_on = models.PositiveSmallIntegerField("tính trên", null=True, editable=False)
    in_favour = models.PositiveSmallIntegerField("tán thành", null=True, editable=False)
    against = models.PositiveSmallIntegerField("không tán thành", null=True, editable=False)
    abstained = models.PositiveSmallIntegerField("không có ý kiến", null=True, editable=False)
    invalid = models.PositiveSmallIntegerField("phiếu không hợp lệ", null=True, editable=False)
    percent = models.DecimalField(
        "tỷ lệ tán thành đạt (%)", max_digits=5, decimal_places=2, null=True, editable=False
    )
    result = models.CharField("kết quả", max_length=20, choices=Result, blank=True, editable=False)

    objects = MeetingItemQuerySet.as_manager()

    class Meta:
        verbose_name = "hồ sơ trong phiên họp"
        verbose_name_plural = "hồ sơ trong phiên họp"
        ordering = ("meeting", "position", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["meeting", "dossier"],
                name="dossier_once_a_meeting",
                violation_error_message="Hồ sơ này đã có trong danh sách phiên họp.",
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(is_live=True),
                name="dossier_before_one_meeting",
                violation_error_message="Hồ sơ này đang ở một phiên họp khác.",
            ),
        )

    def __str__(self) -> str:
        return str(self.dossier)


class Recusal(models.Model):
    """Somebody who did not vote on an item because of a conflict of interest, as found when the
    meeting closed: the minutes name them."""

    item = models.ForeignKey(
        MeetingItem, models.CASCADE, related_name="recusals", verbose_name="hồ sơ"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="thành viên"
    )
    reason = models.CharField("lý do", max_length=500)

    class Meta:
        verbose_name = "thành viên không biểu quyết"
        verbose_name_plural = "thành viên không biểu quyết"
        ordering = ("item", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["item", "user"],
                name="recused_once",
                violation_error_message="Người này đã được ghi không biểu quyết.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.reason}"


class Choice(models.TextChoices):
    """What a member says of an item."""

    IN_FAVOUR = "in_favour", "Tán thành"
    AGAINST = "against", "Không tán thành"
    ABSTAINED = "abstained", "Không có ý kiến"


class Ballot(models.Model):
    """That a member has voted on an item and, in an open ballot, how. In a secret ballot the row
    holds no choice and no time: the vote itself is one more in the item's `Urn`, so that neither
    content nor order of rows leads from one to the other. A member votes once."""

    item = models.ForeignKey(
        MeetingItem, models.CASCADE, related_name="ballots", verbose_name="hồ sơ"
    )
    voter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="thành viên"
    )
    is_secret = models.BooleanField("phiếu kín")
    choice = models.CharField("ý kiến", max_length=20, choices=Choice, blank=True)

    class Meta:
        verbose_name = "phiếu biểu quyết"
        verbose_name_plural = "phiếu biểu quyết"
        ordering = ("item", "voter")
        constraints = (
            models.UniqueConstraint(
                fields=["item", "voter"],
                name="voted_once",
                violation_error_message="Thành viên này đã biểu quyết.",
            ),
            models.CheckConstraint(
                condition=Q(is_secret=True, choice="") | (Q(is_secret=False) & ~Q(choice="")),
                name="secret_ballot_without_choice",
                violation_error_message="Phiếu kín không ghi ý kiến của từng người.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.voter} đã biểu quyết"


class Urn(models.Model):
    """What has been put in for an item: of a secret ballot the votes cast, of a ballot on paper
    the counts that were entered. One row an item, so that its last change does not tell which of
    the numbers grew. Read only when the meeting closes; then it is emptied into the item."""

    item = models.OneToOneField(
        MeetingItem, models.CASCADE, related_name="urn", verbose_name="hồ sơ"
    )
    in_favour = models.PositiveSmallIntegerField("tán thành", default=0)
    against = models.PositiveSmallIntegerField("không tán thành", default=0)
    abstained = models.PositiveSmallIntegerField("không có ý kiến", default=0)
    invalid = models.PositiveSmallIntegerField("phiếu không hợp lệ", default=0)

    class Meta:
        verbose_name = "hòm phiếu"
        verbose_name_plural = "hòm phiếu"

    def __str__(self) -> str:
        return f"Hòm phiếu: {self.item}"
