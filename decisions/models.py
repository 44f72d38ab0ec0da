"""What the decisions of a body have in common, whatever they decide."""

from django.db import models

from paperwork.vietnamese import official_number


class Capacity(models.TextChoices):
    """In what capacity a document is signed (Nghị định 30/2020/NĐ-CP, Điều 13)."""

    TM = "TM.", "TM. (thay mặt tập thể)"
    KT = "KT.", "KT. (ký thay)"
    Q = "Q.", "Q. (quyền)"
    TL = "TL.", "TL. (thừa lệnh)"
    TUQ = "TUQ.", "TUQ. (thừa ủy quyền)"


# Signed, whatever became of them later.
ISSUED = ("issued", "corrected", "revoked")


class SignedDecision(models.Model):
    """A decision (quyết định): number, day, signer and bases. Its kind, its status and the earlier
    decision that it corrects or revokes are the app's own. Once issued it is frozen."""

    number = models.CharField("số", max_length=20, blank=True)
    symbol = models.CharField("ký hiệu", max_length=40, default="QĐ-UBND")
    issued_on = models.DateField("ngày ký", null=True, blank=True)
    place = models.CharField("địa danh", max_length=80, blank=True)
    signer_name = models.CharField("người ký", max_length=150, blank=True)
    signer_capacity = models.CharField("thẩm quyền ký", max_length=5, choices=Capacity, blank=True)
    signer_title = models.CharField("chức vụ người ký", max_length=150, blank=True)
    bases = models.TextField("căn cứ", blank=True, help_text="Mỗi căn cứ một dòng")
    reason = models.TextField("lý do", blank=True)

    class Meta:
        abstract = True

    @property
    def reference(self) -> str:
        """Number and symbol: 5120/QĐ-UBND."""
        return official_number(self.number, self.symbol)
