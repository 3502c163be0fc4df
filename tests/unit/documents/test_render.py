import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass
from datetime import timedelta
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.unit.documents.paper import boxes_of, lines_of, text_of
from tests.unit.documents.samples import AT, ORGAN, QR, SAMPLES, changed
from zhunsheng.documents import kinds
from zhunsheng.documents.content import reading
from zhunsheng.documents.glyphs import UnprintableCharacterError
from zhunsheng.documents.render import Rendered, RenderingError, render, typeset

NUMBER = "兰医保罚决字〔2026〕1号"
POEM = (
    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜"
)


def make(code: str, content: Any = None, **other: Any) -> Rendered:
    named = {
        "organ": ORGAN,
        "number": NUMBER if kinds.find(code).series else None,
        "qr": QR,
        "timestamp": AT,
    }
    newest = kinds.find(code).newest
    return render(code, newest, content or SAMPLES[code], **(named | other))


def _texts(value: Any) -> Iterator[str]:
    """Every text of a content as it should stand on paper."""
    if is_dataclass(value):
        for one in fields(value):
            if not one.name.endswith("_fen"):
                yield from _texts(getattr(value, one.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, str):
        yield from value.split("\n")
    elif value is not None and not isinstance(value, bool):  # 是否: told in words
        yield str(reading.printable(value))


@pytest.mark.parametrize("code", SAMPLES)
def test_every_field_of_every_kind_stands_on_the_paper(code: str, tmp_path: Path):
    rendered = make(code)
    text = text_of(rendered.pdf, tmp_path)
    # What a page break cuts is put together again without the page's foot.
    missing = [
        one
        for one in _texts(SAMPLES[code])
        if not _stands_in("".join(one.split()), text)
    ]
    assert missing == []
    assert "".join(kinds.find(code).title.split()) in text
    assert ORGAN in text


def _stands_in(wanted: str, text: str) -> bool:
    if wanted in text:
        return True
    halves = ((wanted[:cut], wanted[cut:]) for cut in range(1, len(wanted)))
    return any(head in text and tail in text for head, tail in halves)


@pytest.mark.parametrize("code", SAMPLES)
def test_every_kind_is_tagged_pdf_a_with_its_content_attached(code: str):
    with pikepdf.open(BytesIO(make(code).pdf)) as pdf:
        with pdf.open_metadata() as metadata:
            assert metadata.pdfa_status == "3A"
            assert metadata["pdfuaid:part"] == "1"
        assert "/StructTreeRoot" in pdf.Root
        attached = pdf.attachments["content.json"].get_file().read_bytes()
    assert json.loads(attached) == reading.as_plain(SAMPLES[code])


def test_a_page_has_22_lines_of_28_characters(tmp_path: Path):
    facts = (POEM * 60)[: 28 * 22 * 3 - 2]
    rendered = make(
        "penalty-decision", changed(SAMPLES["penalty-decision"], facts=facts)
    )
    lines = lines_of(rendered.pdf, 2, tmp_path)
    assert lines[-1] == "—2—"
    assert len(lines[:-1]) == 22
    assert {len(line) for line in lines[:-1]} == {28}
    boxes = boxes_of(rendered.pdf, 2, tmp_path)[:22]
    assert min(box[0] for box in boxes) == pytest.approx(28, abs=0.6)
    assert max(box[2] for box in boxes) == pytest.approx(184, abs=0.6)
    pitches = [below[1] - above[1] for above, below in pairwise(boxes)]
    assert pitches == [pytest.approx(225 / 22, abs=0.02)] * 21


def test_the_seal_stands_between_organ_and_date(tmp_path: Path):
    rendered = make("penalty-decision")
    assert rendered.seal is not None
    assert rendered.seal.page == rendered.pages
    boxes = boxes_of(rendered.pdf, rendered.pages, tmp_path)
    organ = next(box for box in boxes if box[4] == ORGAN)
    date = next(box for box in boxes if box[4] == "2026年6月26日")
    x, y = rendered.seal.x * 25.4 / 72, rendered.seal.y * 25.4 / 72
    assert x == pytest.approx((date[0] + date[2]) / 2, abs=1)
    assert organ[1] < y < date[3]


def test_internal_papers_have_no_place_for_a_seal():
    assert make("filing-approval").seal is None


def test_the_qr_code_is_on_the_first_page_and_only_when_asked():
    with_code, without = make("penalty-notice"), make("penalty-notice", qr=None)
    assert len(with_code.pdf) > len(without.pdf)


def test_long_names_of_bureaus_fit_on_one_line(tmp_path: Path):
    organ = "内蒙古自治区呼和浩特市医疗保障局（演示）"
    rendered = make("penalty-decision", organ=organ)
    red = boxes_of(rendered.pdf, 1, tmp_path)
    head = [box for box in red if box[4] == organ]
    assert len(head) == 1
    assert head[0][0] >= 27.5
    assert head[0][2] <= 184.5


def test_the_same_input_gives_the_same_bytes():
    first = make("penalty-decision").pdf
    assert make("penalty-decision").pdf == first
    later = make("penalty-decision", timestamp=AT + timedelta(seconds=1))
    assert later.pdf != first


def test_threads_render_side_by_side():
    alone = make("penalty-notice").pdf
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: make("penalty-notice").pdf, range(8)))
    assert set(made) == {alone}


def test_markup_in_the_content_is_printed_and_not_obeyed(tmp_path: Path):
    hostile = (
        '#read("/etc/passwd") #eval("1+1") *粗* $x$ = 标题 // 注 <a> @b #import "x"'
    )
    rendered = make(
        "penalty-decision", changed(SAMPLES["penalty-decision"], facts=hostile)
    )
    assert "".join(hostile.split()) in text_of(rendered.pdf, tmp_path)


def test_a_character_without_a_glyph_is_named_and_never_a_box():
    content = changed(SAMPLES["penalty-decision"], facts="当事人𪚥某。")
    with pytest.raises(UnprintableCharacterError, match=r"“𪚥”（U\+2A6A5）") as caught:
        make("penalty-decision", content)
    assert caught.value.characters == "𪚥"


def test_a_half_empty_document_is_not_rendered():
    with pytest.raises(reading.BadContentError, match="违法事实"):
        make("penalty-decision", changed(SAMPLES["penalty-decision"], facts=""))


def test_a_template_that_fails_says_so_in_one_sentence():
    with pytest.raises(RenderingError, match="文书排版失败"):
        typeset("penalty-decision/1", {"title": "x"}, at=AT, site_folder=None)


def test_an_unknown_template_version_is_an_error():
    with pytest.raises(RenderingError, match="没有第 99 版模板"):
        render(
            "penalty-decision",
            "99",
            SAMPLES["penalty-decision"],
            organ=ORGAN,
            number=None,
            qr=None,
            timestamp=AT,
        )


def test_a_notice_without_hearing_right_does_not_speak_of_it(tmp_path: Path):
    content = changed(SAMPLES["penalty-notice"], hearing_term=None)
    text = text_of(make("penalty-notice", content).pdf, tmp_path)
    assert "听证" not in text
    assert "七、联系方式" in text
