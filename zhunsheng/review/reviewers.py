"""审核人员: who may review a case on a day, and if not, every reason with its place.

``cases`` knows who took part in a case; it registers its answer here, because legal
review stands below the cases and must not know them (as in ``review.findings``).
Everything else is a function of what is given.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from zhunsheng.authorities.people import Officer
from zhunsheng.authorities.posts import REVIEW_POSTS, DepartmentKind
from zhunsheng.kernel.ids import BureauCode, CaseId, OfficerId
from zhunsheng.regulations.clauses import Clause, cite

EXAMINED_SINCE = date(2018, 1, 1)
"""From this day the law asks who begins to review penalties for the examination."""

LEAST_YEARS = 2
"""审核工作经验: what stands for a legal background where no penalty is reviewed."""

LOAD_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """参与本案: one part that somebody had in a case, and where it is recorded."""

    officer: OfficerId
    role: str
    on: date
    place: int  # in the case's stream

    @property
    def says(self) -> str:
        """2026年3月2日 制作询问笔录（第 12 条记录）."""
        day = f"{self.on.year}年{self.on.month}月{self.on.day}日"
        return f"{day} {self.role}（第 {self.place} 条记录）"


PartsOfCase = Callable[[BureauCode, CaseId], tuple[Part, ...]]
RecusedInCase = Callable[[BureauCode, CaseId], frozenset[OfficerId]]
_PARTS: list[PartsOfCase] = []
_RECUSED: list[RecusedInCase] = []


def tells_parts(told: PartsOfCase) -> PartsOfCase:
    """Register who can say who took part in a case."""
    _PARTS.append(told)
    return told


def tells_recused(told: RecusedInCase) -> RecusedInCase:
    """Register who can say who had to step aside from a case."""
    _RECUSED.append(told)
    return told


def parts_played(bureau: BureauCode, case_id: CaseId) -> tuple[Part, ...]:
    """Every part that anybody had in the case until now, oldest first."""
    found = [part for told in _PARTS for part in told(bureau, case_id)]
    return tuple(sorted(found, key=lambda part: (part.place, part.role)))


def parts_by_officer(
    bureau: BureauCode, case_id: CaseId
) -> dict[OfficerId, tuple[Part, ...]]:
    """The same by person: read once for everybody."""
    found: dict[OfficerId, tuple[Part, ...]] = {}
    for part in parts_played(bureau, case_id):
        found[part.officer] = (*found.get(part.officer, ()), part)
    return found


def parts_of(
    officer_id: OfficerId, bureau: BureauCode, case_id: CaseId
) -> tuple[Part, ...]:
    """Every part that the officer had in the case until now, oldest first."""
    return tuple(
        part for part in parts_played(bureau, case_id) if part.officer == officer_id
    )


def took_part(officer_id: OfficerId, bureau: BureauCode, case_id: CaseId) -> bool:
    """Whether the officer took part in the case, in any role, at any time."""
    return bool(parts_of(officer_id, bureau, case_id))


def recused_in(bureau: BureauCode, case_id: CaseId) -> frozenset[OfficerId]:
    """Who had to step aside from the case."""
    return frozenset(one for told in _RECUSED for one in told(bureau, case_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """待审事项: what of a case bears on who may review it."""

    bureau: BureauCode  # that decides
    is_penalty: bool
    parts: Mapping[OfficerId, tuple[Part, ...]]
    recused: frozenset[OfficerId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """不能审核的理由: one reason, with the clauses and the places."""

    code: str
    says: str
    basis: tuple[Clause, ...]
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """审核一次: one round as far as it bears on the load of who reviews it."""

    reviewer: OfficerId | None
    received_on: date | None  # None: sent back, and not complete yet
    given_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """审核工作量: open rounds now, and what was done in the last thirty days."""

    open: int = 0
    done: int = 0
    average_days: Fraction | None = None  # of those done, from receipt to opinion


@dataclass(frozen=True, slots=True, kw_only=True)
class Eligibility:
    """审核资格: whether one officer may review a case on a day, and how busy."""

    officer: Officer
    bars: tuple[Bar, ...]
    load: Load

    @property
    def may_review(self) -> bool:
        """Nothing stands against it."""
        return not self.bars


_Judged = Callable[[Officer, Matter, date], Bar | None]


def _of_another_bureau(officer: Officer, matter: Matter, on: date) -> Bar | None:
    del on
    if officer.bureau == matter.bureau:
        return None
    return Bar(
        code="other-bureau",
        says=f"在{officer.bureau_name}任职，不是作出决定的机关的人员。",
        basis=cite("nhsa-2020-32:5.1.1"),
    )


def _not_on_duty(officer: Officer, matter: Matter, on: date) -> Bar | None:
    del matter
    if officer.serves_on(on) or officer.left_on is None:
        return None
    day = officer.left_on
    return Bar(
        code="left",
        says=f"已于{day.year}年{day.month}月{day.day}日离岗。",
        basis=cite("nhsa-2020-32:5.1.2", "nhsa-2020-32:6.7"),
    )


def _not_a_reviewer(officer: Officer, matter: Matter, on: date) -> Bar | None:
    del matter
    in_legal = officer.department_kind is DepartmentKind.LEGAL
    if (in_legal and officer.holds(*REVIEW_POSTS)) or not officer.serves_on(on):
        return None
    return Bar(
        code="not-a-reviewer",
        says="不在法制审核机构担任审核岗位。",
        basis=cite("nhsa-2020-32:5.1.1", "luzhou-2020-plan:4.2#1"),
    )


def _stepped_aside(officer: Officer, matter: Matter, on: date) -> Bar | None:
    del on
    if officer.officer_id not in matter.recused:
        return None
    return Bar(
        code="recused",
        says="在本案中已经回避。",
        basis=cite("apl-2021:43.1", "nhsa-2020-32:5.1.2"),
    )


def _participant(officer: Officer, matter: Matter, on: date) -> Bar | None:
    del on
    parts = matter.parts.get(officer.officer_id, ())
    if not parts:
        return None
    places = "；".join(part.says for part in parts)
    return Bar(
        code="took-part",
        says=f"参与本案：{places}。",
        basis=cite("nhsa-2020-32:5.1.2", "nhsa-order-4:37"),
        parts=parts,
    )


def _unqualified(officer: Officer, matter: Matter, on: date) -> Bar | None:
    if not officer.serves_on(on):
        return None
    return lacks_qualification(officer, on, is_penalty=matter.is_penalty)


_ALL: tuple[_Judged, ...] = (
    _of_another_bureau,
    _not_on_duty,
    _not_a_reviewer,
    _stepped_aside,
    _participant,
    _unqualified,
)


def lacks_qualification(officer: Officer, on: date, *, is_penalty: bool) -> Bar | None:
    """What the officer lacks to review a matter of this kind on that day.

    A penalty: the legal-profession qualification, unless the officer reviewed before
    the law asked for it. Any other matter: the qualification, or two years of review.
    """
    since = officer.review_since
    if officer.legal_qualification:
        return None
    if is_penalty and (since is None or since >= EXAMINED_SINCE):
        return Bar(
            code="not-examined",
            says="未取得法律职业资格，不能初次从事行政处罚决定法制审核。",
            basis=cite("apl-2021:58.2", "luzhou-2020-plan:4.2#1"),
        )
    years = officer.review_years_on(on)
    if is_penalty or years >= LEAST_YEARS:
        return None
    return Bar(
        code="not-experienced",
        says=f"未取得法律职业资格，从事法制审核 {years} 年，不满 {LEAST_YEARS} 年。",
        basis=cite("nhsa-2020-32:5.1.2"),
    )


def bars_against(officer: Officer, matter: Matter, on: date) -> tuple[Bar, ...]:
    """Every reason why the officer may not review the case on that day."""
    judged = (judge(officer, matter, on) for judge in _ALL)
    return tuple(one for one in judged if one is not None)


def load_of(officer_id: OfficerId, rounds: Iterable[Submitted], on: date) -> Load:
    """审核工作量 of one officer on that day, from the rounds of the bureau."""
    own = [one for one in rounds if one.reviewer == officer_id]
    begin = on - timedelta(days=LOAD_DAYS)
    took = [
        (one.given_on - one.received_on).days
        for one in own
        if one.given_on and one.received_on and begin < one.given_on <= on
    ]
    return Load(
        open=sum(one.given_on is None for one in own),
        done=len(took),
        average_days=Fraction(sum(took), len(took)) if took else None,
    )


def eligibility_of(
    officers: Iterable[Officer],
    matter: Matter,
    on: date,
    *,
    rounds: Iterable[Submitted] = (),
) -> tuple[Eligibility, ...]:
    """Each officer for this case on that day: those who may first, least busy first."""
    submitted = tuple(rounds)
    found = (
        Eligibility(
            officer=officer,
            bars=bars_against(officer, matter, on),
            load=load_of(officer.officer_id, submitted, on),
        )
        for officer in officers
    )
    return tuple(
        sorted(
            found,
            key=lambda one: (
                not one.may_review,
                one.load.open,
                one.load.done,
                one.officer.name,
            ),
        )
    )
