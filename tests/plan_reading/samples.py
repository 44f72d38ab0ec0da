"""What the five sample plans say: facts, no sentences. The texts themselves are read where they are
present (`PORTAL_SAMPLES`, or shared/seeds beside the project)."""

import os
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("PORTAL_SAMPLES") or ROOT.parent / "shared" / "seeds")

EXPECTED: dict[str, list[dict[str, Any]]] = {
    "tan-chau-2020.txt": [
        {
            "number": None,
            "symbol": "KH-UBND",
            "issued_on": "2020-03-04",
            "place": "Tân Châu",
            "issuing_body": "Ủy ban nhân dân huyện Tân Châu",
            "signer": None,
            "capacity": None,
            "bases": [
                {
                    "symbol": "2606/QĐ-UBND",
                    "issued_on": "2019-12-02",
                    "issuing_body": "Ủy ban nhân dân tỉnh Tây Ninh",
                },
                {
                    "symbol": "349/KH-UBND",
                    "issued_on": "2020-02-25",
                    "issuing_body": "Ủy ban nhân dân tỉnh Tây Ninh",
                },
            ],
            "parent": "349/KH-UBND",
            "deadlines": [],
            "quotas": [],
        }
    ],
    "binh-phuoc-2021.txt": [
        {
            "number": "19",
            "symbol": "KH-T.Tr",
            "issued_on": "2021-07-28",
            "place": "Bình Phước",
            "issuing_body": "Thanh tra tỉnh Bình Phước",
            "signer": "Phạm Văn Thuần",
            "capacity": None,
            "bases": [
                {
                    "symbol": "2372/UBND-NC",
                    "issued_on": "2021-07-16",
                    "issuing_body": "Ủy ban nhân dân tỉnh",
                },
                {
                    "symbol": "1146/SKHCN-QLKHCN",
                    "issued_on": "2021-07-22",
                    "issuing_body": "Sở Khoa học và Công nghệ",
                },
            ],
            "parent": None,
            "deadlines": [],
            "quotas": [],
        }
    ],
    "van-giao-2024.txt": [
        {
            "number": "99",
            "symbol": "KH-UBND",
            "issued_on": "2024-04-26",
            "place": "Văn Giáo",
            "issuing_body": "Ủy ban nhân dân xã Văn Giáo",
            "signer": "Hồ Văn Đức",
            "capacity": "KT.",
            "bases": [
                {
                    "symbol": "1970/KH-UBND",
                    "issued_on": "2024-04-26",
                    "issuing_body": "Ủy ban nhân dân thị xã Tịnh Biên",
                }
            ],
            "parent": "1970/KH-UBND",
            "deadlines": [{"due_on": "2025-01"}],
            "quotas": [
                {"awardee": "collective", "limit": 1, "per": "plan"},
                {"awardee": "individual", "limit": 3, "per": "plan"},
            ],
        }
    ],
    "cu-chi-2020.txt": [
        {
            "number": "537",
            "symbol": "GDĐT-VP",
            "issued_on": "2020-05-12",
            "place": "Củ Chi",
            "issuing_body": "Phòng Giáo dục và Đào tạo huyện Củ Chi",
            "signer": "Trần Văn Toàn",
            "capacity": None,
            "bases": [
                {
                    "symbol": "3925/KH-UBND",
                    "issued_on": "2020-05-05",
                    "issuing_body": "Ủy ban nhân dân huyện Củ Chi",
                }
            ],
            "parent": "3925/KH-UBND",
            "deadlines": [{"due_on": "2020-05-15"}],
            "quotas": [],
        },
        {
            "number": "3925",
            "symbol": "KH-UBND",
            "issued_on": "2020-05-05",
            "place": "Củ Chi",
            "issuing_body": "Ủy ban nhân dân huyện Củ Chi",
            "signer": "Nguyễn Hữu Hoài Phú",
            "capacity": "TM.",
            "bases": [
                {
                    "symbol": "1513/KH-UBND",
                    "issued_on": "2020-04-27",
                    "issuing_body": "Ủy ban nhân dân Thành phố",
                }
            ],
            "parent": "1513/KH-UBND",
            "deadlines": [
                {"due_on": "2020-05-11"},
                {"due_on": "2020-05-12"},
                {"due_on": "2020-06-08"},
                {"due_on": "2020-10-20"},
                {"due_on": "2020-11-02"},
                {"due_on": "2020-12"},
            ],
            "quotas": [],
        },
    ],
    "kien-giang-2020.txt": [
        {
            "number": "34",
            "symbol": "KH-UBND",
            "issued_on": "2020-03-03",
            "place": "Kiên Giang",
            "issuing_body": "Ủy ban nhân dân tỉnh Kiên Giang",
            "signer": "Lê Thị Minh Phụng",
            "capacity": "KT.",
            "bases": [
                {
                    "symbol": "225/QĐ-TTg",
                    "issued_on": "2016-02-04",
                    "issuing_body": "Thủ tướng Chính phủ",
                },
                {
                    "symbol": "609/QĐ-TTg",
                    "issued_on": "2017-05-04",
                    "issuing_body": "Thủ tướng Chính phủ",
                },
                {
                    "symbol": "164/KH-UBND",
                    "issued_on": "2019-12-09",
                    "issuing_body": "Ủy ban nhân dân tỉnh",
                },
            ],
            "parent": None,
            "deadlines": [
                {"due_on": "2020-03"},
                {"days_after": 15, "event": "ranking_published"},
            ],
            "quotas": [
                {
                    "awardee": "collective",
                    "limit": 1,
                    "per": "submitting_body",
                    "exceptions": [
                        {"for": "Giồng Riềng", "limit": 2},
                        {"for": "Hòn Đất", "limit": 2},
                    ],
                },
                {
                    "awardee": "individual",
                    "limit": 2,
                    "per": "awarded_collective",
                    "exceptions": [{"for": "cấp xã", "limit": 1}],
                },
            ],
        }
    ],
}
