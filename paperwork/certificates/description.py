"""The description of a certificate and of its page. Plain values; lengths in millimetres.

Order and colours of the lines: Nghị định 98/2023/NĐ-CP, Điều 104. Sizes, border, emblem and words
are data, because every version of the law, and every body's stock of paper, has its own.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError


class CertificateTooLong(ValidationError):
    """The texts of one certificate do not fit its page even in the smallest type.

    The message is in Vietnamese and names the awardee.
    """


class NoSuchLetter(ValidationError):
    """A text holds a sign that the type has not. The message is in Vietnamese and shows it."""


class Border(StrEnum):
    """What frames the page."""

    GUILLOCHE = "guilloche"
    LINES = "lines"
    NONE = "none"


class Ornament(StrEnum):
    """What stands top centre: an image that was handed over, our laurel, or nothing."""

    IMAGE = "image"
    LAUREL = "laurel"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Design:
    """How the page of a certificate is made up.

    `pre_printed` paper has border and emblem on it already: they are left out, and `shift` and
    `foot_shift` move the lines, and those at the foot, right and down by millimetres until they
    fall where they should. `inset` is the margin left white outside the border. `gives` is the
    word between authority and name ("TẶNG").
    """

    width: float = 297.0
    height: float = 210.0
    border: Border = Border.GUILLOCHE
    ornament: Ornament = Ornament.LAUREL
    emblem: bytes | None = None
    masthead: tuple[str, str] = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    )
    gives: str = "TẶNG"
    pre_printed: bool = False
    shift: tuple[float, float] = (0.0, 0.0)
    foot_shift: tuple[float, float] = (0.0, 0.0)
    signature_room: float = 22.0
    inset: float = 0.0

    @property
    def draws_border(self) -> bool:
        """Whether a border is drawn."""
        return self.border != Border.NONE and not self.pre_printed

    @property
    def draws_emblem(self) -> bool:
        """Whether something is drawn top centre."""
        return not self.pre_printed and (
            self.ornament == Ornament.LAUREL
            or (self.ornament == Ornament.IMAGE and self.emblem is not None)
        )


@dataclass(frozen=True, slots=True)
class Certificate:
    """What stands on one certificate, line by line as it is printed.

    `authority` is who awards ("Chủ tịch Ủy ban nhân dân huyện Củ Chi"); `title` the name of the
    award; `awardee_detail` the address, or position and unit, and may be empty; `notes` the lines
    bottom left (decision, day, Số sổ vàng); `place_and_day` and `signer_lines` stand bottom right
    over the signer's name; `check_address` is what the QR code leads to, or empty.
    """

    authority: str
    title: str
    awardee: str
    awardee_detail: str
    achievement: str
    notes: tuple[str, ...]
    place_and_day: str
    signer_lines: tuple[str, ...]
    signer_name: str
    check_address: str = ""
