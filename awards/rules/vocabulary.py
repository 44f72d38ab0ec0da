"""The choices that rules offer, each worded as plans word it."""

from django.db import models


class Grade(models.TextChoices):
    """How a year's work was rated (Nghị định 90/2020/NĐ-CP, Điều 3), the best first."""

    EXCELLENT = "excellent", "Hoàn thành xuất sắc nhiệm vụ"
    GOOD = "good", "Hoàn thành tốt nhiệm vụ"
    DONE = "done", "Hoàn thành nhiệm vụ"
    NOT_DONE = "not_done", "Không hoàn thành nhiệm vụ"


class ViolationKind(models.TextChoices):
    """What was violated, as plans say it."""

    CONDUCT = "conduct", "Vi phạm văn hóa ứng xử, đạo đức công vụ"
    HARASSMENT = "harassment", "Nhũng nhiễu, gây phiền hà"
    COMPLAINT = "complaint", "Bị phản ánh về thái độ phục vụ"
    DISCIPLINE = "discipline", "Bị xử lý kỷ luật"
    WASTE = "waste", "Tham ô, lãng phí"
    OTHER = "other", "Vi phạm khác"


class Whose(models.TextChoices):
    """Of whom a rule asks, seen from the candidate."""

    AWARDEE = "awardee", "Chính tập thể, cá nhân được xét"
    BODY = "body", "Đơn vị của cá nhân được xét; với tập thể là chính tập thể đó"
    LINE = "line", "Đơn vị đó hoặc cơ quan chủ quản của phòng, đơn vị đó"
    ABOVE = "above", "Cơ quan cấp trên trực tiếp của đơn vị đó"
    ISSUER = "issuer", "Cơ quan ban hành kế hoạch"


# The same, as the subject of a sentence.
SUBJECT = {
    Whose.AWARDEE: "Tập thể, cá nhân được xét",
    Whose.BODY: "Tập thể được xét, hoặc đơn vị của cá nhân được xét,",
    Whose.LINE: "Đơn vị của người, tập thể được xét hoặc cơ quan chủ quản",
    Whose.ABOVE: "Cơ quan cấp trên trực tiếp của đơn vị được xét",
    Whose.ISSUER: "Cơ quan ban hành kế hoạch",
}


class Authority(models.TextChoices):
    """Who publishes a ranking or gives an award, seen from the plan."""

    ISSUER = "issuer", "Cơ quan ban hành kế hoạch"
    PARENT = "parent", "Cơ quan ban hành kế hoạch cấp trên"
    ABOVE = "above", "Cơ quan cấp trên trực tiếp của đơn vị được xét"
    ANY = "any", "Cơ quan nào cũng được"


# The same, inside a sentence after "của" or "do".
BY = {
    Authority.ISSUER: "cơ quan ban hành kế hoạch",
    Authority.PARENT: "cơ quan ban hành kế hoạch cấp trên",
    Authority.ABOVE: "cơ quan cấp trên trực tiếp",
    Authority.ANY: "cơ quan có thẩm quyền",
}


class HeldUnder(models.TextChoices):
    """Under which plan an award was given."""

    THIS = "this", "Theo kế hoạch này"
    THIS_OR_PARENT = "this_or_parent", "Theo kế hoạch này hoặc kế hoạch cấp trên"
    ANY = "any", "Theo bất kỳ kế hoạch nào"


class HowFar(models.TextChoices):
    """How far an initiative has come, the least first."""

    REGISTERED = "registered", "Đã đăng ký, được tiếp nhận"
    COMPLETED = "completed", "Đã hoàn thành, áp dụng"
    RECOGNISED = "recognised", "Đã được công nhận bằng quyết định"


class Chosen(models.TextChoices):
    """How far the choice of a collective has come, the least first."""

    PROPOSED = "proposed", "Đang được đề nghị hoặc đã được tặng"
    AWARDED = "awarded", "Đã được tặng"
