"""Forms from input types: nothing typed is lost, nothing valid is changed."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Annotated, Any
from unicodedata import normalize
from uuid import UUID

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.staff.sample_forms import AT, Agent, Many, Sample, Source, Violation
from zhunsheng.kernel.fields import BadInputError, as_plain, label, parse
from zhunsheng.web.forms.bound import Widget, bind
from zhunsheng.web.forms.rows import changed, started
from zhunsheng.web.forms.shape import Shape, shape_of
from zhunsheng.web.forms.typed import read, write

SHAPES = shape_of(Sample)
LINES = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=30).map(
    partial(normalize, "NFC")
)
PROSES = st.lists(LINES, min_size=1, max_size=4).map("\n".join)
INSTANTS = st.integers(0, 10**9).map(
    lambda ago: AT - timedelta(microseconds=ago * 1000)
)
FEN = st.integers(0, 10**13)
VIOLATIONS = st.builds(
    Violation,
    title=LINES,
    loss_fen=FEN,
    times=st.lists(INSTANTS, max_size=3).map(tuple),
    repeated=st.none() | st.booleans(),
)
SAMPLES = st.builds(
    Sample,
    case_id=st.uuids(),
    source=st.sampled_from(Source),
    second=st.none() | st.sampled_from(Many),
    facts=PROSES,
    note=st.just("") | LINES,
    fine_fen=FEN,
    refund_fen=st.none() | FEN,
    happened_on=st.dates(date(1990, 1, 1), AT.date()),
    seen_at=st.none() | INSTANTS,
    is_major=st.booleans(),
    pages=st.integers(-5, 900),
    violations=st.lists(VIOLATIONS, min_size=1, max_size=3).map(tuple),
    places=st.lists(LINES, max_size=3).map(tuple),
    agent=st.none() | st.builds(Agent, name=st.none() | LINES, letter=st.booleans()),
    handlers=st.lists(st.uuids(), max_size=3).map(tuple),
    head=st.none() | st.uuids(),
    kinds=st.lists(st.sampled_from(Many), max_size=3).map(tuple),
    manner=st.sampled_from(Source),
    scan=st.none() | st.text("0123456789abcdef", min_size=64, max_size=64),
)


def posted(typed: dict[str, list[str]]) -> dict[str, list[str]]:
    """As a browser sends it: encoded, with line ends as CRLF."""
    query = QueryDict(mutable=True)
    for name, texts in typed.items():
        query.setlist(name, [text.replace("\n", "\r\n") for text in texts])
    return {name: list(texts) for name, texts in QueryDict(query.urlencode()).lists()}


def shapes_by_name() -> dict[str, Shape]:
    return {shape.name: shape for shape in SHAPES}


def typed_for(**changes: Any) -> dict[str, list[str]]:
    sample = Sample(
        case_id=UUID(int=1),
        source=Source.REPORT,
        facts="事实",
        fine_fen=1_234_550,
        happened_on=date(2026, 10, 1),
        is_major=True,
        pages=6,
        violations=(
            Violation(title="重复收费", loss_fen=100),
            Violation(title="超标准收费", loss_fen=200),
            Violation(title="串换", loss_fen=300),
        ),
    )
    return {**write(SHAPES, as_plain(sample)), **changes}


@settings(max_examples=60, deadline=None)
@given(SAMPLES)
def test_every_valid_input_survives_form_and_post(sample: Sample) -> None:
    typed = posted(write(SHAPES, as_plain(sample)))

    assert parse(Sample, read(SHAPES, typed), at=AT) == sample


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(typed_for())), st.lists(st.text())))
def test_whatever_is_typed_gives_sentences_with_their_fields(
    typed: dict[str, list[str]],
) -> None:
    with pytest.raises(BadInputError) as caught:  # nothing ever gives all fields
        parse(Sample, read(SHAPES, {**typed, "source": ["rumour"]}), at=AT)

    form = bind(SHAPES, typed, problems=caught.value.problems)

    assert len(form.wrong) == len({one.path for one in caught.value.problems})
    assert all(one.says for one in form.wrong)


def test_the_kinds_of_fields_come_from_the_types() -> None:
    kinds = {name: shape.kind for name, shape in shapes_by_name().items()}
    assert kinds == {
        "case_id": "line",
        "source": "choice",
        "second": "choice",
        "facts": "prose",
        "note": "line",
        "fine_fen": "money",
        "refund_fen": "money",
        "happened_on": "day",
        "seen_at": "instant",
        "is_major": "yes-no",
        "pages": "number",
        "violations": "rows",
        "places": "rows",
        "agent": "group",
        "handlers": "picks",
        "kinds": "picks",
        "manner": "choice",
        "scan": "file",
        "head": "line",
    }
    assert shapes_by_name()["case_id"].hidden
    assert shapes_by_name()["facts"].hint == "写明时间、地点、经过"
    assert shapes_by_name()["head"].pick == "officers"
    assert shapes_by_name()["scan"].title == "扫描件"
    assert shapes_by_name()["agent"].hint == ""  # not the docstring of the class
    assert shapes_by_name()["violations"].inside[0].title == ""
    assert len(shapes_by_name()["kinds"].choices) == len(Many)


def test_money_is_typed_in_yuan_and_a_time_without_zone_is_chinese() -> None:
    typed = typed_for(fine_fen=["12,345.5"], seen_at=["2026-10-01T09:30"])

    raw = read(SHAPES, typed)

    assert raw["fine_fen"] == 1_234_550
    assert raw["seen_at"] == "2026-10-01T09:30:00+08:00"
    assert typed_for()["fine_fen"] == ["12,345.50"]


def test_wrong_fields_are_named_at_the_field_and_above_the_form() -> None:
    typed = typed_for(
        **{
            "fine_fen": ["一千元"],
            "violations.1.loss_fen": [""],
            "happened_on": ["昨天"],
        }
    )
    with pytest.raises(BadInputError) as caught:
        parse(Sample, read(SHAPES, typed), at=AT)

    form = bind(SHAPES, typed, problems=caught.value.problems)

    assert {(one.title, one.html_id) for one in form.wrong} == {
        ("罚款", "f-fine_fen"),
        ("日期", "f-happened_on"),
        ("造成损失", "f-violations-1-loss_fen"),
    }
    fine = widget_named(form.widgets, "fine_fen")
    assert fine.text == "一千元"
    assert "以元为单位" in fine.problem
    assert fine.described_by == "f-fine_fen-bad"


def test_a_row_is_added_and_removed_and_the_rest_keeps_its_text() -> None:
    typed = typed_for()

    more = changed({**typed, "add-row": ["violations"]})
    less = changed({**typed, "remove-row": ["violations.1"]})

    assert more is not None
    assert more["violations:count"] == ["4"]
    assert more["violations.2.title"] == ["串换"]
    assert less is not None
    assert less["violations:count"] == ["2"]
    assert less["violations.0.title"] == ["重复收费"]
    assert less["violations.1.title"] == ["串换"]
    assert "violations.2.title" not in less
    assert changed(typed) is None
    assert changed({**typed, "remove-row": ["violations.9"]}) == typed


def test_an_empty_form_begins_with_defaults_and_the_rows_that_must_be_there() -> None:
    begun = started(SHAPES, {"case_id": ["1"]})
    assert begun["violations:count"] == ["1"]
    assert begun["manner"] == ["screening"]
    assert begun["case_id"] == ["1"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One of the points to judge."""

    point: Annotated[Source, label("项目")]
    note: Annotated[str, label("意见")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Every point has its row."""

    points: Annotated[tuple[Judged, ...], label("各项", min_length=2, max_length=2)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """As many voices at least as there are stands; each may take any."""

    voices: Annotated[tuple[Judged, ...], label("表态", min_length=2, max_length=3)]


def test_nobody_votes_before_they_do() -> None:
    assert started(shape_of(Vote), {}) == {"voices:count": ["2"]}


def test_where_every_point_is_judged_the_rows_are_already_named() -> None:
    assert started(shape_of(Review), {}) == {
        "points:count": ["2"],
        "points.0.point": ["report"],
        "points.1.point": ["screening"],
    }


def test_an_empty_required_field_says_that_it_must_be_filled() -> None:
    with pytest.raises(BadInputError) as caught:
        parse(Sample, read(SHAPES, {"violations:count": ["0"]}), at=AT)

    says = {one.path: one.says for one in caught.value.problems}
    assert says["facts"] == says["source"] == says["happened_on"] == "必须填写。"
    assert says["violations"] == "至少填写 1 项。"


def test_lists_are_drawn_by_their_length() -> None:
    picks = {"officers": (("00000000-0000-0000-0000-000000000001", "林示例"),)}
    form = bind(SHAPES, typed_for(), picks=picks)

    assert widget_named(form.widgets, "source").draws == "radios"
    assert widget_named(form.widgets, "second").draws == "select"
    assert widget_named(form.widgets, "head").draws == "select"
    assert widget_named(bind(SHAPES, {}).widgets, "head").draws == "line"
    handlers = widget_named(form.widgets, "handlers")
    assert [one.label for one in handlers.options] == ["林示例"]
    assert not widget_named(form.widgets, "agent").there


def widget_named(widgets: tuple[Widget, ...], name: str) -> Widget:
    return next(one for one in widgets if one.name == name)
