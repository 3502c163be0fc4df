"""法制审核意见书, version 2: everything that a reviewer signs stands on the paper."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.documents.paper import text_of
from tests.unit.documents.samples import AT, ORGAN, QR, SAMPLES
from zhunsheng.documents import kinds, render
from zhunsheng.documents.content import reading
from zhunsheng.documents.content.deliberation import (
    Bound,
    LegalReviewOpinion,
    MachineFinding,
)
from zhunsheng.documents.content.reading import BadContentError

CODE = "legal-review-opinion"
SAMPLE: LegalReviewOpinion = SAMPLES[CODE]
NUMBER = "示范医保审字〔2026〕1号"
LATER = ("subject", "grounds", "time", "bound", "advice", "declaration")


def printed(tmp_path: Path, content: LegalReviewOpinion, version: str = "2") -> str:
    made = render.render(
        CODE, version, content, organ=ORGAN, number=NUMBER, qr=QR, timestamp=AT
    )
    return text_of(made.pdf, tmp_path)


def test_a_new_opinion_is_made_by_the_newest_version() -> None:
    assert kinds.find(CODE).versions == ("1", "2")


@pytest.mark.parametrize(
    "words",
    [
        "拟作出数额较大的罚款；应当告知听证权利",
        "至2026年5月18日届满",
        "按期办结",
        "不适用",
        "（证据1、3）",
        "告知书第2页所列金额比决定草案多0.01元。",
        "不采纳：第二名执法人员的签名在附页，经核对原件属实。",
        "0a1b" * 16,
        "其中任何一项改动，应当重新送审",
        "顾示范（法律顾问）：同意审核人员对裁量的意见。",
        "审核人员对审核意见负责。",
        "审核机构负责人：陈释理",
    ],
)
def test_it_says(tmp_path: Path, words: str) -> None:
    assert words in printed(tmp_path, SAMPLE)


def test_a_late_opinion_says_so(tmp_path: Path) -> None:
    assert SAMPLE.time is not None
    late = replace(SAMPLE, time=replace(SAMPLE.time, kept=False))
    text = printed(tmp_path, late)
    assert "逾期办结" in text
    assert "按期办结" not in text


def test_without_findings_and_digests_there_are_no_empty_tables(tmp_path: Path) -> None:
    bare = replace(
        SAMPLE,
        findings=tuple(replace(one, machine=()) for one in SAMPLE.findings),
        bound=(),
        advice=(),
        grounds=(),
        time=None,
        declaration=None,
        subject=None,
    )
    text = printed(tmp_path, bare)
    for words in ("机器发现", "SHA-256", "顾问", "审核期限", "须审核的原因"):
        assert words not in text


def test_many_findings_go_on_over_pages() -> None:
    many = tuple(
        MachineFinding(says=f"第{no}项核对一致。", in_order=True) for no in range(120)
    )
    first, *rest = SAMPLE.findings
    content = replace(SAMPLE, findings=(replace(first, machine=many), *rest))
    made = render.render(
        CODE, "2", content, organ=ORGAN, number=NUMBER, qr=QR, timestamp=AT
    )
    assert made.pages > 3


def test_an_opinion_of_before_still_prints_in_its_version(tmp_path: Path) -> None:
    plain = json.loads(reading.to_json(SAMPLE))
    for name in LATER:
        del plain[name]
    for one in plain["findings"]:
        del one["machine"], one["evidence"]
    text = json.dumps(plain, ensure_ascii=False)

    old = reading.from_json("法制审核意见书", LegalReviewOpinion, text)

    assert "第1次审核" in printed(tmp_path, old, "1")


def test_a_digest_that_is_none_is_refused() -> None:
    wrong = replace(SAMPLE, bound=(Bound(name="拟处理意见", digest="ABC"),))
    with pytest.raises(BadContentError, match="摘要值"):
        reading.check("法制审核意见书", LegalReviewOpinion, wrong)
