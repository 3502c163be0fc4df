"""Which law binds whom, and that a lower instrument only tightens."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations import bindings, library
from zhunsheng.regulations.bindings import (
    BadBureauCodeError,
    NoPeriodError,
    NoSwitchError,
    NoThresholdError,
    law_of,
)
from zhunsheng.regulations.instruments import BadInstrumentError, SourceMark
from zhunsheng.regulations.parameters import Party, Period, Protects, Unit

NATION = BureauCode("000000")
GANSU = BureauCode("620000")
LANZHOU = BureauCode("620100")
NANCHANG = BureauCode("360100")
HOHHOT = BureauCode("150100")
LUZHOU = BureauCode("140403")
CHANGZHI = BureauCode("140400")
MINGSHAN = BureauCode("210504")
TODAY = date(2026, 5, 6)
BEFORE_LAPSE = date(2025, 11, 9)

OF_DESIGN = [
    "verify-lead",
    "answer-informant",
    "approve-urgent-start",
    "decide-case",
    "extend-case",
    "dispose-preserved",
    "hold-seal",
    "report-urgent-measure",
    "assist",
    "request-hearing",
    "announce-hearing",
    "legal-review",
    "serve-decision",
    "deemed-served-by-notice",
    "report-summary-decision",
    "pay-fine",
    "demand-before-court",
    "apply-to-court",
    "apply-for-reconsideration",
    "sue",
    "hand-in-recording",
    "publish-decision",
    "publish-penalty-decision",
    "publish-licence-decision",
    "publish-basic-information",
    "update-basic-information",
    "withdraw-publication",
    "answer-correction",
    "annual-report",
    "archive-case",
]


def ids(bureau: BureauCode, on: date = TODAY) -> set[str]:
    return {one.id for one in law_of(bureau, on).instruments}


@pytest.mark.parametrize("name", OF_DESIGN)
def test_every_wire_name_is_set_for_some_bureau(name: str) -> None:
    matter = "licence" if name == "publish-licence-decision" else "penalty"
    assert law_of(MINGSHAN, TODAY).find_period(name, matter) is not None


def test_each_bureau_is_bound_by_its_own_region_only() -> None:
    local = {one for one in library.current().instruments if "-20" in one} & {
        "gansu-2020-81-disclosure",
        "luzhou-2020-plan",
        "mingshan-2020-recording",
        "liaoning-2020-procedure",
    }
    assert ids(LUZHOU) & local == {"luzhou-2020-plan"}
    assert ids(CHANGZHI) & local == set()
    assert ids(MINGSHAN) & local == {
        "mingshan-2020-recording",
        "liaoning-2020-procedure",
    }
    assert "neimenggu-recording" in ids(HOHHOT)
    assert ids(NANCHANG) == ids(NATION)
    assert "nhsa-2020-32" in ids(NANCHANG)


def test_gansu_lapsed_on_the_tenth_of_november() -> None:
    assert {"gansu-2020-81-disclosure", "gansu-2020-81-recording"} <= ids(
        LANZHOU, BEFORE_LAPSE
    )
    after = law_of(LANZHOU, date(2025, 11, 10))
    assert not {one.id for one in after.instruments if one.id.startswith("gansu")}
    assert {one.id for one in after.lapsed()} == {
        "gansu-2020-81-disclosure",
        "gansu-2020-81-recording",
    }
    assert law_of(LANZHOU, BEFORE_LAPSE).lapsed() == ()
    assert law_of(NANCHANG, TODAY).lapsed() == ()


def test_a_law_that_was_amended_has_not_lapsed_and_each_day_has_its_own() -> None:
    last, first = date(2023, 12, 31), date(2024, 1, 1)
    versions = {"arl-2017", "arl-2023"}
    assert ids(NANCHANG, last) & versions == {"arl-2017"}
    assert ids(NANCHANG, first) & versions == {"arl-2023"}
    assert law_of(NANCHANG, first).lapsed() == ()
    for day, clause in ((last, "arl-2017:9.1"), (first, "arl-2023:20.1")):
        found = law_of(NANCHANG, day).period("apply-for-reconsideration")
        assert (found.length, [str(one) for one in found.basis]) == (60, [clause])


def test_what_only_gansu_set_is_gone_and_the_error_says_why() -> None:
    assert law_of(GANSU, BEFORE_LAPSE).period("archive-case").length == 30
    law = law_of(GANSU, date(2025, 11, 10))
    assert law.find_period("archive-case") is None
    with pytest.raises(NoPeriodError, match="2025-11-09 届满失效"):
        law.period("archive-case")


def test_gansu_tightened_the_nations_twenty_working_days() -> None:
    found = law_of(LANZHOU, BEFORE_LAPSE).period("update-basic-information")
    assert (found.length, found.unit) == (7, Unit.NATURAL)
    assert [str(one) for one in found.basis] == ["ogi-2019:26"]
    assert [str(one) for one in found.tightened_by] == [
        "gansu-2020-81-disclosure:11#7d"
    ]
    lapsed = law_of(LANZHOU, TODAY).period("update-basic-information")
    assert (lapsed.length, lapsed.unit) == (20, Unit.WORKING)
    assert lapsed.tightened_by == ()


def test_equal_values_are_cited_together_and_the_surest_source_counts() -> None:
    found = law_of(NANCHANG, TODAY).period("decide-case")
    assert [str(one) for one in found.basis] == ["apl-2021:60", "nhsa-order-4:45"]
    assert found.mark is SourceMark.READ
    review = law_of(NANCHANG, TODAY).period("legal-review")
    assert [str(one) for one in review.basis] == [
        "nhsa-order-4:40",
        "nhsa-2020-32:5.4.2",
    ]
    assert review.mark is SourceMark.READ


def test_urgent_start_is_only_where_a_rule_allows_it() -> None:
    for bureau, allowed in (
        (HOHHOT, True),
        (MINGSHAN, True),
        (LANZHOU, False),
        (NANCHANG, False),
        (LUZHOU, False),
    ):
        law = law_of(bureau, TODAY)
        assert law.switch("urgent-start-allowed").on is allowed
        found = law.find_period("approve-urgent-start")
        assert (found is not None) is allowed
        if found:
            assert (found.length, found.unit) == (24, Unit.HOUR)


def test_inner_mongolia_does_not_bind_a_licence() -> None:
    law = law_of(HOHHOT, TODAY)
    assert law.find_period("archive-case", "penalty") is not None
    assert law.find_period("archive-case", "licence") is None


def test_unknown_and_unset_names_are_told_apart() -> None:
    law = law_of(NANCHANG, TODAY)
    with pytest.raises(
        NoPeriodError, match=r"没有名为 decide-cases 的期限.*decide-case"
    ):
        law.period("decide-cases")
    with pytest.raises(NoPeriodError, match="没有规定“成卷归档”"):
        law.period("archive-case")
    with pytest.raises(NoPeriodError, match=r"没有名为 绝无此名 的期限。$"):
        law.period("绝无此名")
    with pytest.raises(NoThresholdError, match="nothing"):
        law.threshold("nothing")
    with pytest.raises(NoSwitchError, match="nothing"):
        law.switch("nothing")


@pytest.mark.parametrize(
    "code", ["62010", "6201000", "62010a", "", "\uff16\uff12\uff10\uff11\uff10\uff10"]
)
def test_a_bureau_code_has_six_digits(code: str) -> None:
    with pytest.raises(BadBureauCodeError, match="六位数字"):
        law_of(BureauCode(code), TODAY)


def test_hearing_threshold_is_left_to_localities() -> None:
    for party in Party:
        found = law_of(NANCHANG, TODAY).threshold("hearing-fine", party)
        assert found.amount_fen is None
        assert [str(one) for one in found.basis] == ["apl-2021:63.1(1)"]


@pytest.mark.parametrize(
    ("party", "yuan"),
    [
        ("citizen", 1000),
        ("individual-business", 2000),
        ("organisation", 10_000),
        (None, 1000),
    ],
)
def test_a_locality_sets_the_hearing_threshold(party: str | None, yuan: int) -> None:
    found = law_of(MINGSHAN, TODAY).threshold("hearing-fine", party)
    assert found.amount_fen == yuan * 100
    assert len(found.basis) == 2
    assert found.mark is SourceMark.SECOND_HAND


@pytest.mark.parametrize(
    ("party", "nation", "liaoning"),
    [
        (Party.CITIZEN, 200, 50),
        (Party.INDIVIDUAL_BUSINESS, 200, 50),
        (Party.ORGANISATION, 3000, 1000),
        (None, 200, 50),
    ],
)
def test_summary_fine_is_by_party_and_only_goes_down(
    party: Party | None, nation: int, liaoning: int
) -> None:
    assert (
        law_of(NANCHANG, TODAY).threshold("summary-fine", party).amount_fen
        == nation * 100
    )
    found = law_of(MINGSHAN, TODAY).threshold("summary-fine", party)
    assert found.amount_fen == liaoning * 100
    assert [str(one) for one in found.tightened_by] == [
        "liaoning-2020-procedure:0#summary"
    ]


def test_a_threshold_that_does_not_bind_here_is_nobodys() -> None:
    before_the_law = law_of(NANCHANG, date(2015, 1, 5))
    found = before_the_law.threshold("summary-fine", "citizen")
    assert (found.amount_fen, found.basis) == (None, ())


def test_switches_are_off_unless_set_and_tighten_one_way() -> None:
    nation = law_of(NANCHANG, TODAY)
    assert nation.switch("electronic-service-allowed").on
    assert not nation.switch("review-all-cases").on
    unset = nation.switch("retained-service-needs-both")
    assert (unset.on, unset.basis) == (False, ())
    local = law_of(MINGSHAN, TODAY)
    assert not local.switch("electronic-service-allowed").on
    assert local.switch("review-all-cases").on
    assert local.switch("review-all-cases").tightened_by
    sampling = local.switch("recording-compulsory:sampling")
    assert sampling.on
    assert len(sampling.basis) == 2


def test_the_law_of_a_day_is_computed_once() -> None:
    assert law_of(LANZHOU, TODAY) is law_of(LANZHOU, TODAY)
    law = law_of(LANZHOU, TODAY)
    assert law.period("decide-case") is law.period("decide-case")


def test_all_that_binds_can_be_listed() -> None:
    law = law_of(LUZHOU, TODAY)
    clauses = law.clauses()
    assert len(clauses) == len(set(clauses)) == len(law.entries())
    assert clauses[0].instrument in {"acl-2011", "all-2017", "apl-2021"}
    assert {one.clause.instrument for one in law.entries()} == ids(LUZHOU)
    names = [one.name for one in law.periods()]
    assert names == sorted(names)
    assert "publish-licence-decision" not in names


lengths = st.integers(1, 90)
units = st.sampled_from([Unit.WORKING, Unit.NATURAL, Unit.MONTH, Unit.HOUR])


@given(
    highest=st.tuples(lengths, units),
    lower=st.lists(st.tuples(lengths, units), max_size=4),
    protects=st.sampled_from(Protects),
)
def test_a_lower_instrument_never_loosens(
    highest: tuple[int, Unit], lower: list[tuple[int, Unit]], protects: Protects
) -> None:
    one = law_of(NANCHANG, TODAY).period("verify-lead")
    settings = tuple(
        bindings.Setting(
            library.current().instruments["apl-2021"],
            replace(one, length=length, unit=unit, protects=protects),
        )
        for length, unit in (highest, *lower)
    )
    joined = bindings._join_periods(settings)  # the rule itself
    above = settings[0].value
    same = (joined.length, joined.unit) == (above.length, above.unit)
    assert same is (joined.tightened_by == ())
    if not same:
        assert is_sure(joined, above, protects)


def is_sure(joined: Period, above: Period, protects: Protects) -> bool:
    """Spelt out here again, independently of the code under test."""
    if joined.unit is above.unit:
        if protects is Protects.PARTY:
            return joined.length > above.length
        return joined.length < above.length
    if protects is Protects.PARTY:
        return joined.span()[0] >= above.span()[1]
    return joined.span()[1] <= above.span()[0]


OWN = """
id = "shifan-2026-own"
title = "示范市医疗保障局办案规定"
issuer = "示范市医疗保障局"
level = "city"
force = "document"
region = "360100"
numbering = "articles"
matters = ["penalty"]
in_force_from = 2026-01-01
source_mark = "V"
clause = [{ ref = "3", kind = "deadline", gist = "六十日内作出决定" }]

[[period]]
name = "decide-case"
title = "作出行政处罚决定"
length = LENGTH
unit = "natural-day"
start = "立案之日"
protects = "bureau-duty"
basis = ["3"]
"""


@pytest.mark.parametrize(("length", "effective"), [(60, 60), (90, 90), (120, 90)])
def test_a_bureaus_own_rule_tightens_when_its_folder_is_installed(
    tmp_path: Path, length: int, effective: int
) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace("LENGTH", str(length)), encoding="utf-8")
    shipped = library.current()
    library.install(library.load_library([tmp_path]))
    try:
        found = law_of(NANCHANG, TODAY).period("decide-case")
        assert found.length == effective
        cited = {str(one) for one in found.basis + found.tightened_by}
        assert ("shifan-2026-own:3" in cited) is (length <= 90)
        assert law_of(NATION, TODAY).period("decide-case").length == 90
    finally:
        library.install(shipped)
    assert law_of(NANCHANG, TODAY).period("decide-case").length == 90


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('title = "示范市医疗保障局办案规定"\n', "", "缺少 title"),
        ('level = "city"', 'level = "village"', "village"),
        ('ref = "3"', 'ref = "三"', "三"),
        (
            "clause = [{",
            'clause = [{ ref = "3", kind = "scope", gist = "一" }, {',
            "条款重复：3",
        ),
        ('unit = "natural-day"', 'unit = "moon"', "参数有误"),
        ("length = 60", "length = 0", "参数有误"),
        ('start = "立案之日"\n', "", "参数有误"),
        ('id = "shifan-2026-own"', 'id = "apl-2021"', "已被使用"),
        ("id =", "id", "有误"),
    ],
)
def test_a_broken_instrument_is_one_clear_sentence(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    text = OWN.replace("LENGTH", "60")
    assert old in text
    (tmp_path / "own.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadInstrumentError, match=says) as error:
        library.load_library([tmp_path])
    assert "\n" not in str(error.value).strip("。")


def test_an_instrument_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInstrumentError, match="无法读取"):
        library.load_library([tmp_path])


def test_a_parameter_must_cite_a_clause_that_exists(tmp_path: Path) -> None:
    text = OWN.replace("LENGTH", "60").replace('basis = ["3"]', 'basis = ["4"]')
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    with pytest.raises(library.UnknownClauseError, match="shifan-2026-own:4"):
        library.load_library([tmp_path])


def test_a_period_may_be_for_one_type_of_party_and_one_matter(tmp_path: Path) -> None:
    text = OWN.replace("LENGTH", "60") + 'parties = ["citizen"]\n'
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    shipped = library.current()
    library.install(library.load_library([tmp_path]))
    try:
        law = law_of(NANCHANG, TODAY)
        assert law.period("decide-case", party="citizen").length == 60
        assert law.period("decide-case", party=Party.ORGANISATION).length == 90
        assert law.find_period("decide-case", "inspection") is None
    finally:
        library.install(shipped)


LOCAL = """

[[threshold]]
name = "summary-fine"
title = "可以适用简易程序的罚款上限"
basis = ["3"]
amounts_yuan = { citizen = 150, organisation = 50000 }

[[threshold]]
name = "hearing-fine"
title = "应当告知听证权的罚款数额"
basis = ["3"]
amounts_yuan = {}

[[switch]]
name = "demand-before-court-required"
title = "申请法院强制执行前须催告"
on = false
strict = true
basis = ["3"]
"""


def test_a_bureaus_own_amounts_and_switches_tighten_only(tmp_path: Path) -> None:
    text = OWN.replace("LENGTH", "90") + LOCAL
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    shipped = library.current()
    library.install(library.load_library([tmp_path]))
    try:
        law = law_of(NANCHANG, TODAY)
        lower = law.threshold("summary-fine", "citizen")
        assert lower.amount_fen == 15_000
        assert [str(one) for one in lower.tightened_by] == ["shifan-2026-own:3"]
        higher = law.threshold("summary-fine", "organisation")
        assert (higher.amount_fen, higher.tightened_by) == (300_000, ())
        left_open = law.threshold("hearing-fine", "citizen")
        assert left_open.amount_fen is None
        assert len(left_open.basis) == 2
        demand = law.switch("demand-before-court-required")
        assert (demand.on, demand.tightened_by) == (True, ())
    finally:
        library.install(shipped)
