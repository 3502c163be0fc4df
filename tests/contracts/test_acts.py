"""Every act has its law, and every guard says what is missing and what to do."""

import re

import pytest

from zhunsheng.kernel.acts import Act, all_acts, describe
from zhunsheng.ledger.records import all_types
from zhunsheng.regulations.clauses import entry, gist, in_chinese
from zhunsheng.regulations.guards import Guard

ACTS = all_acts()
GUARDS = {guard.code: guard for act in ACTS for guard in act.guards}
DOMAINS = {
    *("archive", "authorities", "cases", "disclosure", "documents", "exchange"),
    "review",
}
CHINESE = re.compile(r"[一-鿿]")
IN_PASSING = {
    "disclosure.catalogue-released",
    "documents.document-issued",
    "review.objection-raised",
    "review.submitted",
    "review.supplemented",
}
"""Written by an act of the case together with the records that it names."""


def test_every_domain_has_acts() -> None:
    assert {act.name.partition(".")[0] for act in ACTS} == DOMAINS


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_an_act_has_guards_with_clauses_or_says_why_not(act: Act) -> None:
    assert act.guards or act.free_by
    assert all(guard.basis for guard in act.guards)
    assert len({guard.code for guard in act.guards}) == len(act.guards)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_an_act_is_a_verb_and_a_noun_with_a_chinese_title(act: Act) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z]+(-[a-z]+)*", act.name)
    assert CHINESE.search(act.title)
    assert not re.search(r"\.(handle|process|do|manage|update)-", act.name)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_an_act_writes_record_types_and_describes_its_input(act: Act) -> None:
    known = {one.cls for one in all_types()}
    assert act.writes
    assert set(act.writes) <= known
    assert describe(act)["input"]["type"] == "object"


def test_every_record_type_is_written_by_an_act() -> None:
    by_act = {cls for act in ACTS for cls in act.writes}
    newest = {one.name: one for one in sorted(all_types(), key=lambda one: one.version)}
    without = {name for name, one in newest.items() if one.cls not in by_act}
    assert without == IN_PASSING


@pytest.mark.parametrize("code", sorted(GUARDS))
def test_a_guard_says_in_chinese_what_is_missing_and_what_to_do(code: str) -> None:
    guard = GUARDS[code]
    for sentence in (guard.says, guard.way_out):
        assert CHINESE.search(sentence)
        assert sentence.endswith(("。", "？"))


@pytest.mark.parametrize("code", sorted(GUARDS))
def test_a_guard_reads_as_the_fact_that_must_hold(code: str) -> None:
    guard = GUARDS[code]
    assert isinstance(guard, Guard)
    assert code.partition(".")[0] in DOMAINS
    assert guard.holds.__doc__
    assert CHINESE.search(guard.holds.__doc__.partition(":")[0])


def test_a_code_is_one_guard_everywhere() -> None:
    for act in ACTS:
        for guard in act.guards:
            assert guard is GUARDS[guard.code]


def test_every_citation_exists_and_reads_in_chinese() -> None:
    cited = {clause for guard in GUARDS.values() for clause in guard.basis}
    cited |= {clause for one in all_types() for clause in one.basis}
    cited |= {clause for act in ACTS for clause in act.free_by}
    assert cited
    for clause in cited:
        assert entry(clause).clause == clause
        assert gist(clause)
        assert in_chinese(clause).startswith("《")


def test_every_record_type_rests_on_a_clause_and_has_a_docstring() -> None:
    for one in all_types():
        assert one.basis, one.name
        assert CHINESE.search((one.cls.__doc__ or "").partition("\n")[0]), one.name
