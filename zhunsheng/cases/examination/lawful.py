"""适用法律: whether what is cited exists, was in force, and fits the situation."""

from datetime import date

from zhunsheng.cases.causes import find_situation
from zhunsheng.cases.examination import reading
from zhunsheng.cases.examination.looking import Note, Seen, looks, seen
from zhunsheng.cases.examination.material import Material
from zhunsheng.cases.examination.reading import Cited
from zhunsheng.cases.printing.wording import day
from zhunsheng.cases.records.parts import PartyKind, Violation
from zhunsheng.kernel.numerals import to_chinese
from zhunsheng.regulations import library
from zhunsheng.regulations.clauses import Clause, in_chinese
from zhunsheng.regulations.instruments import Instrument
from zhunsheng.regulations.references import parts_of
from zhunsheng.regulations.violations import Situation, Subject
from zhunsheng.review.records import Point

_ARTICLES = {"r735": 50, "apl-2021": 86, "sil-2018": 98, "relief-2019": 70}
"""How many articles each has: a citation beyond them cites nothing."""

_ITEMS = {
    3: "39(1)",
    4: "39(2)",
    5: "39(3)",
    6: "39(4)",
    7: "39(5)",
    8: "39(6)",
    9: "39(7)",
    11: "38(1)",
    12: "38(2)",
    13: "38(3)",
    14: "38(4)",
    15: "38(5)",
    16: "38(6)",
    19: "38(7)",
    20: "40.1(1)",
    21: "40.1(1)",
    22: "40.1(1)",
    23: "40.1(2)",
    24: "40.1(3)",
    25: "40.2",
    26: "40.1(4)",
    27: "41.1(1)",
    28: "41.1(2)",
    29: "41.1(3)",
    30: "41.2",
    31: "41.2",
    32: "41.2",
}
"""The paragraph and item of the regulation (r735) that names each situation."""

_SUBJECTS = {
    Subject.AGENCY: "经办机构",
    Subject.PROVIDER: "定点医药机构",
    Subject.PERSON: "自然人",
    Subject.OTHER: "其他单位",
}


def instrument_cited(cited: Cited) -> Instrument | None:
    """The instrument of a citation, if the library has it."""
    return library.current().instruments.get(cited.instrument)


@looks(
    "situation-unknown",
    Point.LAW,
    "违法情形在案由目录中",
    "nhsa-order-4:15",
    "apl-2021:38.1",
)
def situations_are_known(material: Material) -> Seen:
    """案由: every situation is in the catalogue."""
    wrong = [
        Note(
            says=f"违法事实（{place}）的情形 {one.situation_no} 不在案由目录中。",
            about=str(place),
        )
        for place, one in material.violations
        if find_situation(one.situation_no) is None
    ]
    return seen(wrong)


@looks(
    "subject-mismatch",
    Point.LAW,
    "违法情形适用于此类当事人",
    "r735:38",
    "r735:41.1",
    "apl-2021:38.1",
)
def situations_fit_the_party(material: Material) -> Seen:
    """主体: what is written for persons is not for institutions, nor the reverse."""
    filing = material.case.filing
    if filing is None:
        return Seen()
    citizen = filing.party.kind is PartyKind.CITIZEN
    wrong = []
    for place, one in material.violations:
        found = find_situation(one.situation_no)
        if found is not None and citizen != (found.subject is Subject.PERSON):
            says = (
                f"违法事实（{place}）的情形“{found.gist}”适用于{_SUBJECTS[found.subject]}，"
                f"当事人为{filing.party.kind.label}。"
            )
            wrong.append(Note(says=says, about=str(place), basis=found.range.basis))
    return seen(wrong, "违法情形均适用于此类当事人。" * bool(material.violations))


@looks(
    "clause-unknown",
    Point.LAW,
    "所引条款存在",
    "apl-2021:38.1",
    "apl-2021:5.3",
)
def cited_clauses_exist(material: Material) -> Seen:
    """引用条款: articles and items that the instrument does not have."""
    wrong = []
    read = 0
    for place, one in material.violations:
        for text in dict.fromkeys((one.violated, one.basis)):
            found = reading.citations(text)
            read += len(found)
            if any(_is_missing(cited) for cited in found):
                says = f"违法事实（{place}）所引“{text}”中有不存在的条款。"
                wrong.append(Note(says=says, about=str(place)))
                break
    return seen(wrong, "所引条款经核对均存在。" * bool(read))


def _is_missing(cited: Cited) -> bool:
    """Only what is certain: beyond the last article, or an item beyond the last."""
    last = _ARTICLES.get(cited.instrument)
    if last is not None and cited.article > last:
        return True
    instrument = instrument_cited(cited)
    if instrument is None or not cited.items:
        return False
    known = {
        parts.item
        for parts in (parts_of(one.clause.ref) for one in instrument.entries)
        if parts.first == cited.article and parts.item
    }
    return bool(known) and any(one > max(known) for one in cited.items)


@looks(
    "basis-mismatch",
    Point.LAW,
    "处罚依据与违法情形对应",
    "apl-2021:38.1",
    "apl-2021:5.2",
)
def the_basis_belongs_to_the_situation(material: Material) -> Seen:
    """处罚依据: the article, and the item where the regulation has one for it."""
    wrong = []
    read = 0
    for place, one in material.violations:
        found = find_situation(one.situation_no)
        cited = reading.citations(one.basis)
        if found is None or not cited:
            continue
        read += 1
        right = _right_basis(found)
        if not any(_agrees(now, right) for now in cited):
            says = (
                f"违法事实（{place}）的情形“{found.gist}”规定在{in_chinese(right)}，"
                f"所引处罚依据为“{one.basis}”。"
            )
            wrong.append(Note(says=says, about=str(place), basis=(right,)))
    return seen(wrong, f"{read} 项违法事实的处罚依据与违法情形对应。" * bool(read))


def _right_basis(found: Situation) -> Clause:
    """The clause that names the situation, as exactly as we know it."""
    ref = _ITEMS.get(found.no)
    return Clause("r735", ref) if ref else found.range.basis[0]


def _agrees(now: Cited, right: Clause) -> bool:
    """Whether a citation may mean that clause: what it does not say is not held."""
    if now.instrument != right.instrument:
        return True  # 另一法律对同一行为也可以有规定，由审核人员判断
    wanted = parts_of(right.ref)
    return (
        now.article == wanted.first
        and (not now.paragraphs or not wanted.second or wanted.second in now.paragraphs)
        and (not now.items or not wanted.item or wanted.item in now.items)
    )


@looks(
    "law-not-in-force",
    Point.LAW,
    "行为时处罚依据有效",
    "apl-2021:37",
)
def the_law_was_in_force(material: Material) -> Seen:
    """从旧兼从轻: what is applied was in force when it was done."""
    wrong, spanning, read = [], [], 0
    for place, one in material.violations:
        for instrument in dict.fromkeys(
            instrument_cited(cited) for cited in reading.citations(one.basis)
        ):
            if instrument is None:
                continue
            read += 1
            if not _in_force_during(instrument, one.period_from, one.period_to):
                wrong.append(_not_in_force(place, one, instrument))
            elif one.period_from < instrument.in_force_from:
                spanning.append(f"违法事实（{place}）")
    across = f"{'、'.join(spanning)}跨越依据的施行日，请核对适用。" if spanning else ""
    return seen(wrong, f"行为终了时处罚依据均有效。{across}" * bool(read))


def _in_force_during(instrument: Instrument, first: date, last: date) -> bool:
    until = instrument.in_force_until
    return last >= instrument.in_force_from and (until is None or first <= until)


def _not_in_force(place: int, one: Violation, instrument: Instrument) -> Note:
    until = instrument.in_force_until
    ended = f"，至{day(until)}失效" if until else ""
    return Note(
        says=(
            f"违法事实（{place}）终了于{day(one.period_to)}，《{instrument.title}》"
            f"{day(instrument.in_force_from)}施行{ended}，行为时没有效力。"
        ),
        about=str(place),
    )


@looks(
    "fined-before",
    Point.LAW,
    "同一违法行为没有罚过款",
    "apl-2021:29",
)
def nothing_is_fined_twice(material: Material) -> Seen:
    """一事不二罚: another decision of this bureau on the same situation and time."""
    standing = [one for one in material.earlier if one.stands]
    wrong = [
        Note(
            says=(
                f"违法事实（{place}）与{day(before.decided_on)}“{before.number}”"
                f"已处罚款的行为情形相同、期间重合（{_article(one)}）。"
            ),
            about=f"{place}-{before.decided_on}",
        )
        for place, one in material.violations
        if one.fine_fen
        for before in standing
        if any(_same_deed(one, other) for other in before.violations)
    ]
    if not standing:
        return seen(wrong, "本机关没有对该当事人作出过其他决定。")
    return seen(wrong, f"与本机关先前的 {len(standing)} 件决定没有重复罚款。")


def _article(one: Violation) -> str:
    return f"情形{to_chinese(one.situation_no)}"


def _same_deed(now: Violation, before: Violation) -> bool:
    return (
        now.situation_no == before.situation_no
        and before.fine_fen > 0
        and now.period_from <= before.period_to
        and before.period_from <= now.period_to
    )
