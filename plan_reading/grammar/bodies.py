"""Names of bodies: from capitals to a name, abbreviations written out, levels recognised."""

import re

EXPANDED = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "UBMTTQVN": "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
}
# The smallest number of letters decides how a word is written: these are no names.
_COMMON = [
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Hội đồng Thi đua - Khen thưởng",
    "Văn phòng",
    "Sở",
    "Phòng",
    "Ban",
    "Thanh tra",
    "Chi cục",
    "Cục",
    "Trung tâm",
    "Trường",
    "Bộ",
    "Tổng cục",
    "Kho bạc Nhà nước",
    "Bảo hiểm xã hội",
    "Ban Quản lý",
    "Đài Phát thanh và Truyền hình",
    "Công an",
    "Bộ Chỉ huy quân sự",
    "Bệnh viện",
    "Hội đồng",
    "Nội vụ",
    "Tài chính",
    "Kế hoạch và Đầu tư",
    "Giáo dục và Đào tạo",
    "Khoa học và Công nghệ",
    "Xây dựng",
    "Tài nguyên và Môi trường",
    "Nông nghiệp và Phát triển nông thôn",
    "Nông nghiệp và Môi trường",
    "Giao thông vận tải",
    "Công Thương",
    "Thông tin và Truyền thông",
    "Văn hóa và Thể thao",
    "Y tế",
    "Tư pháp",
    "Văn hóa",
    " Thể thao và Du lịch",
    "Văn hóa và Thông tin",
    "Văn hóa - Xã hội",
    "Dân tộc",
    "Ngoại vụ",
    "Du lịch",
    "Lao động - Thương binh và Xã hội",
    "Kinh tế",
    "Kinh tế và Hạ tầng",
    "Quản lý đô thị",
    "Thi đua - Khen thưởng",
    "Tài chính - Kế hoạch",
    "Dân tộc và Tôn giáo",
    "Phục vụ hành chính công",
    "Kiểm tra",
    "Tổ chức",
    "Dân vận",
    "Tuyên giáo",
    "Huyện ủy",
    "Tỉnh ủy",
    "Thành ủy",
    "Đảng ủy",
    "Mầm non",
    "Tiểu học",
    "Trung học cơ sở",
    "Trung học phổ thông",
    "Cơ sở",
    "Phó Chủ tịch",
    "Chủ tịch",
    "Phó Giám đốc",
    "Giám đốc",
    "Phó Trưởng phòng",
    "Trưởng phòng",
    "Chánh Thanh tra",
    "Phó Chánh Thanh tra",
    "Chánh Văn phòng",
    "Phó Chánh Văn phòng",
    "Hiệu trưởng",
    "Phó Hiệu trưởng",
    "Trưởng ban",
    "Phó Trưởng ban",
    "Thường trực",
    "Khu kinh tế",
    "Các khu công nghiệp",
    "Quân sự",
    "Thuế",
    "Hải quan",
    "Thống kê",
]
LEVEL_WORDS = (
    "thành phố",
    "thị xã",
    "thị trấn",
    "đặc khu",
    "tỉnh",
    "huyện",
    "quận",
    "xã",
    "phường",
)
_LEVELS = {
    "tỉnh": "province",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}
_BY_UPPER = {
    name.upper(): name
    for name in (
        *_COMMON,
        "Kế hoạch và Đầu tư",
        "Văn hóa, Thể thao và Du lịch",
        "Văn hóa, Khoa học và Thông tin",
        "Kinh tế, Hạ tầng và Đô thị",
        *LEVEL_WORDS,
        "và",
        "các",
    )
}
_LONGEST = max(len(name.split()) for name in _BY_UPPER)
_BARE = re.compile(rf"(?:^|\s)(?P<level>{'|'.join(LEVEL_WORDS)})$", re.IGNORECASE)


# Small words that stand within names of bodies; any other ends the name.
_WITHIN_NAMES = frozenset(
    word.strip(",").lower()
    for name in (
        *_BY_UPPER.values(),
        *(
            [
                "nước",
                "trung",
                "ương",
                "thường",
                "vụ",
                "chấp",
                "hành",
                "bí",
                "thư",
                "đại",
                "biểu",
                "quốc",
                "hội",
                "bộ",
                "ngành",
                "liên",
                "ủy",
                "viên",
            ]
        ),
        *(
            [
                "liên",
                "đoàn",
                "lao",
                "động",
                "mặt",
                "trận",
                "tổ",
                "quốc",
                "phụ",
                "nữ",
                "thanh",
                "niên",
                "cộng",
                "sản",
                "nông",
                "dân",
                "cựu",
                "chiến",
            ]
        ),
        *(
            [
                "binh",
                "chính",
                "phủ",
                "thủ",
                "tướng",
                "trưởng",
                "phó",
                "ban",
                "bảo",
                "hiểm",
                "xã",
                "hội",
                "kinh",
                "đầu",
                "tư",
                "thành",
                "viên",
            ]
        ),
    )
    for word in name.split()
) - {"truyền", "phát", "kiểm", "xây", "thống"}  # begin what a body does, rather


def body_alone(name: str) -> str:
    """A name without the words behind it that belong to no name of a body."""
    words = name.split()
    for place, word in enumerate(words):
        if word[0].islower() and word.strip(",") not in _WITHIN_NAMES:
            return " ".join(words[:place])
    return " ".join(words)


def written_out(name: str) -> str:
    """A name with its abbreviations in full: "UBND tỉnh" is "Ủy ban nhân dân tỉnh"."""
    for short, full in EXPANDED.items():
        name = re.sub(rf"\b{short}\b", full, name)
    name = re.sub(r"\bTP\.?\s+", "Thành phố ", name)
    name = re.sub(
        r"\bỦy ban Nhân dân\b|\bUỷ ban nhân dân\b|\bUỷ ban Nhân dân\b", "Ủy ban nhân dân", name
    )
    return " ".join(name.split())


def from_capitals(name: str, told_in: str = "") -> str:
    """A name in capitals as it stands within a sentence. The text itself shows best how it is
    written (`told_in`); else common words are small and names begin with capitals."""
    name = " ".join(name.split())
    shown = _as_told(name, told_in)
    return shown or _by_words(name)


def _as_told(name: str, text: str) -> str:
    pattern = r"\s+".join(re.escape(word) for word in name.split())
    for match in re.finditer(pattern, text, re.IGNORECASE):
        found = " ".join(match.group().split())
        if found != found.upper():
            return found[0].upper() + found[1:]
    return ""


def _by_words(name: str) -> str:
    words, said, at = name.split(), [], 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            known = _BY_UPPER.get(" ".join(words[at : at + length]).upper())
            if known:
                said.append(known)
                at += length
                break
        else:
            said.append(words[at].capitalize())
            at += 1
    whole = " ".join(said)
    return whole[0].upper() + whole[1:] if whole else ""


def with_place(name: str, place: str) -> str:
    """A name that ends with its level ("Ủy ban nhân dân tỉnh"), with the place it is of."""
    if not place or not _BARE.search(name) or place.casefold() in name.casefold():
        return name
    return f"{name} {titled(place)}"


def titled(place: str) -> str:
    """ "Bình phước" is "Bình Phước"; other capitals stay."""
    return " ".join(word[0].upper() + word[1:] if word else word for word in place.split())


def level_of(name: str) -> str:
    """The level that a name shows: province, district, commune, central; "" where it shows none.
    The level of a city cannot be read from its name, and is left open."""
    low = f" {name.casefold()} ".replace("xã hội", "")
    if re.search(
        r"thủ tướng|chính phủ|quốc hội|bộ trưởng|\bbộ [a-zđ]|trung ương|ban bí thư|"
        r"việt nam\s*$",
        low,
    ):
        return "central"
    if re.match(r" (?:sở|thanh tra tỉnh|ban quản lý khu)", low):
        return "province"
    for word in ("thị xã", "thị trấn", "đặc khu", "phường", "huyện", "quận", "tỉnh", "xã"):
        if re.search(rf"\b{word}\b", low):
            return _LEVELS[word]
    return ""
