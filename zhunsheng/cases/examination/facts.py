"""事实和证据: whether what is held against the party rests on evidence."""

from datetime import date

from zhunsheng.calendars.deadlines import deadline
from zhunsheng.cases.examination.looking import Note, Seen, looks, seen
from zhunsheng.cases.examination.material import Material
from zhunsheng.cases.printing.wording import day
from zhunsheng.cases.records.evidence import (
    AddEvidence,
    EvidenceAdded,
    EvidenceKind,
    ExpertAnswered,
    ExpertCommissioned,
    InvestigationReported,
)
from zhunsheng.cases.records.parts import Violation
from zhunsheng.review.records import Point

_FORMAL = (
    "主体",
    "身份",
    "资格",
    "执照",
    "许可",
    "管辖",
    "情节",
    "送达",
    "授权",
    "委托",
)
"""What evidence proves that no violation needs to point to."""


_MOST_NAMED = 20


def _numbers(numbers: tuple[int, ...]) -> str:
    """3 号、5 号, after a space; of many, the first and how many there are."""
    told = " " + "、".join(f"{no} 号" for no in numbers[:_MOST_NAMED])
    rest = len(numbers) - _MOST_NAMED
    return f"{told}等 {len(numbers)} 件" if rest > 0 else told


@looks(
    "violation-unproved",
    Point.FACTS,
    "每项违法事实均有在案证据",
    "apl-2021:40",
    "apl-2021:46.2",
    "nhsa-order-4:19",
)
def every_violation_is_proved(material: Material) -> Seen:
    """证据: each violation points to evidence, and to none that is not there."""
    known = {one.no for one in material.case.evidence}
    wrong = []
    for place, one in material.violations:
        missing = tuple(no for no in one.evidence_nos if no not in known)
        if missing:
            says = f"违法事实（{place}）所引证据{_numbers(missing)}不在证据清单中。"
        elif not one.evidence_nos:
            says = f"违法事实（{place}）没有引用证据。"
        else:
            continue
        wrong.append(Note(says=says, about=str(place), evidence=missing))
    used = tuple(
        sorted({no for _, one in material.violations for no in one.evidence_nos})
    )
    listed = _numbers(used).strip()
    told = f"{len(material.violations)} 项违法事实均引用在案证据（{listed}）。"
    return seen(wrong, Note(says=told, evidence=used) if used else "")


@looks(
    "evidence-unused",
    Point.FACTS,
    "在案证据均被引用",
    "apl-2021:46.2",
    "apl-2021:54.1",
)
def all_evidence_is_used(material: Material) -> Seen:
    """未引用的证据: unless it proves who the party is or how the case went."""
    if material.draft is None:
        return Seen()
    used = {no for _, one in material.violations for no in one.evidence_nos}
    unused = tuple(
        one.no
        for one in material.case.evidence
        if one.no not in used and not _is_formal(one.given)
    )
    wrong = Note(
        says=f"证据{_numbers(unused)}没有被任何违法事实引用。", evidence=unused
    )
    return seen([wrong] * bool(unused))


def _is_formal(given: AddEvidence) -> bool:
    return any(word in given.proves + given.title for word in _FORMAL)


@looks(
    "statement-alone",
    Point.FACTS,
    "违法事实不只有当事人陈述",
    "apl-2021:46.2",
    "apl-2021:54.1",
)
def no_statement_stands_alone(material: Material) -> Seen:
    """孤证: what only the party itself says is not yet proved."""
    kinds = {one.no: one.given.kind for one in material.case.evidence}
    wrong = [
        Note(
            says=f"违法事实（{place}）只有当事人的陈述，没有其他证据印证。",
            about=str(place),
            evidence=one.evidence_nos,
        )
        for place, one in material.violations
        if one.evidence_nos
        and all(kinds.get(no) is EvidenceKind.STATEMENT for no in one.evidence_nos)
    ]
    return seen(wrong)


@looks(
    "evidence-after-report",
    Point.FACTS,
    "调查终结报告包括全部证据",
    "nhsa-order-4:36",
    "apl-2021:57.1",
)
def the_report_knows_all_evidence(material: Material) -> Seen:
    """补充的证据: taken after the report, so that it could not tell of it."""
    reports = material.of(InvestigationReported)
    if not reports:
        return Seen()
    later = [one for one in material.of(EvidenceAdded) if one.no > reports[-1].no]
    numbers = tuple(one.record.no for one in later)
    wrong = Note(
        says=f"证据{_numbers(numbers)}在调查终结报告以后列入，报告没有包括。",
        evidence=numbers,
        records=(reports[-1].no, *(one.no for one in later)),
    )
    right = f"调查终结报告在全部 {len(material.case.evidence)} 件证据以后提交。"
    return seen([wrong] * bool(later), right)


@looks(
    "evidence-after-draft",
    Point.FACTS,
    "拟处理意见依据全部证据",
    "nhsa-2020-32:5.4.4",
    "nhsa-2020-32:5.3.2",
)
def the_draft_knows_all_evidence(material: Material) -> Seen:
    """拟处理意见: made on the evidence as it stands."""
    case = material.case
    if case.draft is None:
        return Seen()
    wrong = Note(
        says="拟定处理意见以后证据、笔录又有增加，应当按现有证据重新拟定。",
        records=(case.draft_version, case.evidence_version),
    )
    return seen([wrong] * (case.evidence_version > case.draft_version))


@looks(
    "expert-unanswered",
    Point.FACTS,
    "委托的检测、鉴定、评审均有意见",
    "nhsa-order-4:25",
)
def experts_have_answered(material: Material) -> Seen:
    """委托: each was answered, and before the investigation ended."""
    given = material.of(ExpertCommissioned)
    answers = {one.record.no: one for one in material.of(ExpertAnswered)}
    report = material.case.reported_on
    if report is None:
        return Seen()  # 调查尚未终结，还可以等待
    wrong = []
    for one in given:
        what = f"第 {one.record.no} 项委托（{one.record.given.kind.label}）"
        answer = answers.get(one.record.no)
        if answer is None:
            says = f"{what}尚未收到意见。"
        elif answer.record.answered_on > report:
            says = f"{what}的意见{day(answer.record.answered_on)}收到，在调查终结以后。"
        else:
            continue
        records = (one.no,) if answer is None else (one.no, answer.no)
        wrong.append(Note(says=says, about=str(one.record.no), records=records))
    return seen(wrong, f"{len(given)} 项委托均在调查终结以前收到意见。" * bool(given))


@looks(
    "file-missing",
    Point.FACTS,
    "证据所附文件在库并有校验值",
    "nhsa-2020-32:4.3.4",
    "nhsa-order-4:23",
)
def files_are_in_the_vault(material: Material) -> Seen:
    """电子数据: what a piece of evidence names by its digest is kept."""
    listed = [one for one in material.case.evidence if one.given.file is not None]
    wrong = [
        Note(
            says=f"证据 {one.no} 号（{one.given.title}）所附文件不在文件库中。",
            about=str(one.no),
            evidence=(one.no,),
        )
        for one in listed
        if one.given.file not in material.kept
    ]
    return seen(
        wrong, f"{len(listed)} 件证据附有文件，均在库并有校验值。" * bool(listed)
    )


@looks(
    "limitation-passed",
    Point.FACTS,
    "违法行为在追责期限内被发现",
    "apl-2021:36.1",
    "apl-2021:36.2",
    "nhsa-order-4:6",
)
def the_limitation_has_not_passed(material: Material) -> Seen:
    """追责期限: from the last day of each violation to the day of discovery."""
    filing = material.case.filing
    if filing is None:
        return Seen()
    found = filing.discovered_on
    wrong = []
    for place, one in material.violations:
        last = _limitation(material, one)
        if found > last:
            wrong.append(
                Note(
                    says=(
                        f"违法事实（{place}）终了于{day(one.period_to)}，追责期限至"
                        f"{day(last)}，{day(found)}才被发现。"
                    ),
                    about=str(place),
                )
            )
    years = "五年" if filing.endangers_health else "二年"
    right = f"各项违法事实均在行为终了后{years}内被发现（{day(found)}）。"
    return seen(wrong, right * bool(material.violations))


def _limitation(material: Material, one: Violation) -> date:
    filing = material.case.filing
    serious = filing is not None and filing.endangers_health
    period = material.standing.period("limitation-serious" if serious else "limitation")
    return deadline(period, one.period_to, material.standing.calendar).last_day


@looks(
    "period-implausible",
    Point.FACTS,
    "违法行为的起止日期",
    "apl-2021:40",
    "nhsa-order-4:36",
)
def violation_periods_are_plausible(material: Material) -> Seen:
    """行为起止: from before to, and over when the investigation ended."""
    wrong = []
    ended = material.case.reported_on
    for place, one in material.violations:
        if one.period_from > one.period_to:
            says = f"违法事实（{place}）的开始日期晚于终了日期。"
        elif ended is not None and one.period_to > ended:
            says = (
                f"违法事实（{place}）终了于{day(one.period_to)}，"
                f"在调查终结（{day(ended)}）以后。"
            )
        else:
            continue
        wrong.append(Note(says=says, about=str(place)))
    return seen(wrong)


@looks(
    "facts-not-notified",
    Point.FACTS,
    "拟认定的事实和依据已经告知当事人",
    "apl-2021:44",
    "apl-2021:62",
)
def the_facts_were_notified(material: Material) -> Seen:
    """告知的事实: nothing that the party was not told; else it is told anew."""
    notified = material.case.notified
    if notified is None or not material.case.penalty:
        return Seen()
    told = notified.given.violations
    wrong = [
        Note(
            says=f"违法事实（{place}）的事实、期间或者依据没有告知过当事人，决定以前应当重新告知。",
            about=str(place),
        )
        for place, one in material.violations
        if not any(_covers(other, one) for other in told)
    ]
    return seen(wrong, "拟认定的事实和依据与告知的一致。")


def _covers(told: Violation, now: Violation) -> bool:
    return (
        same_matter(told, now) and told.facts == now.facts and told.basis == now.basis
    )


@looks(
    "facts-not-reported",
    Point.FACTS,
    "拟认定的事实与调查终结报告一致",
    "nhsa-order-4:36",
    "apl-2021:57.1",
)
def the_facts_were_reported(material: Material) -> Seen:
    """报告的事实: nothing is held against the party that the report does not."""
    report = material.case.report
    if report is None or material.draft is None:
        return Seen()
    wrong = [
        Note(
            says=f"违法事实（{place}）的情形或者期间在调查终结报告中没有。",
            about=str(place),
        )
        for place, one in material.violations
        if not any(same_matter(other, one) for other in report.violations)
    ]
    return seen(wrong, "拟认定的违法情形和期间与调查终结报告一致。")


def same_matter(told: Violation, now: Violation) -> bool:
    """同一违法事实: the situation, and no longer a period; words may differ."""
    return (
        told.situation_no == now.situation_no
        and told.period_from <= now.period_from
        and told.period_to >= now.period_to
    )
