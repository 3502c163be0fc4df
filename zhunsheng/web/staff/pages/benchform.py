"""审核台的表单: what was typed on the bench, laid beside what is judged.

The names of the fields are those of the act's input, so the form goes the way of
every other act. Answers to findings are known by the finding's key, not by their
place: what the machine finds may change between two looks.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zhunsheng.cases.viewing.reviewpages import Bench, FindingView, PointView
from zhunsheng.kernel.fields import Problem
from zhunsheng.kernel.ids import BureauCode
from zhunsheng.regulations.bindings import law_of
from zhunsheng.regulations.clauses import Clause
from zhunsheng.review import guards
from zhunsheng.review.records import Conclusion, Verdict
from zhunsheng.web.forms.typed import Typed, count_of
from zhunsheng.web.forms.typed import one as text_of

Texts = Mapping[str, Sequence[str]]

_NUMBERS = re.compile(r"[,，、;；\s证]+")
_TOLD_BELOW = re.compile(r"points\.\d+\.conclusion|verdict|opinion|responsible")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerField:
    """机器发现的一处问题, with 采纳 or 不采纳 and the reason."""

    finding: FindingView
    name: str
    html_id: str
    accepted: str  # yes, no, or nothing yet
    reason: str
    is_new: bool
    problem: str

    @property
    def is_open(self) -> bool:
        """尚未判断."""
        return not self.accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class PointField:
    """One of the nine points with its fields."""

    view: PointView
    name: str
    html_id: str
    conclusion: str
    note: str
    evidence: str
    answers: tuple[AnswerField, ...]
    problem: str
    evidence_problem: str

    @property
    def look(self) -> str:
        """How the point stands: bad, wait, or in order."""
        if self.conclusion == Conclusion.NOT_IN_ORDER.value:
            return "bad"
        waits = not self.conclusion or any(one.is_open for one in self.answers)
        return "wait" if waits else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Todo:
    """签名前还差: one thing, where it is, and by which clause."""

    says: str
    href: str
    words: str
    basis: tuple[Clause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchForm:
    """The whole form."""

    points: tuple[PointField, ...]
    verdict: str
    opinion: str
    responsible: bool
    todo: tuple[Todo, ...]
    wrong: tuple[Problem, ...]

    @property
    def answers(self) -> int:
        """How many findings are to be answered."""
        return sum(len(point.answers) for point in self.points)

    @property
    def judged(self) -> int:
        """已判断几项."""
        return sum(bool(point.conclusion) for point in self.points)

    @property
    def missing(self) -> int:
        """签名前还差几处."""
        return len(self.todo)

    @property
    def unjudged(self) -> int:
        """还有几项."""
        return len(self.points) - self.judged

    @property
    def failing(self) -> tuple[PointField, ...]:
        """不符合的各项."""
        return tuple(point for point in self.points if point.look == "bad")

    @property
    def new_findings(self) -> int:
        """打开本页后新出现的机器发现."""
        return sum(one.is_new for point in self.points for one in point.answers)


def as_fields(typed: Typed) -> dict[str, list[str]]:
    """What the bench sends, as the act's form has it: a line of numbers as numbers."""
    found = {name: list(texts) for name, texts in typed.items()}
    for name in [one for one in found if one.endswith(".evidence_nos")]:
        numbers = [part for text in found[name] for part in _NUMBERS.split(text)]
        found[name] = [part for part in numbers if part]
    return found


def unknown_evidence(page: Bench, typed: Typed) -> tuple[Problem, ...]:
    """Numbers that are in no line of the evidence list."""
    known = {str(line.no) for line in page.evidence}
    return tuple(
        Problem(name, f"证据清单中没有第 {'、'.join(strange)} 项。")
        for name in typed
        if name.endswith(".evidence_nos")
        if (strange := [text for text in typed[name] if text not in known])
    )


def form_of(
    page: Bench, typed: Texts, problems: Sequence[Problem], *, again: bool
) -> BenchForm:
    """The form with what was typed; ``again``: the reviewer had it before."""
    binds = law_of(BureauCode(page.bureau), page.submitted_on).names
    says = {problem.path: problem.says for problem in problems}
    binder = _Binder(page, typed, says, again=again)
    points = tuple(binder.point(view) for view in page.points)
    verdict, opinion = text_of(typed, "verdict"), text_of(typed, "opinion")
    responsible = text_of(typed, "responsible") == "yes"
    return BenchForm(
        points=points,
        verdict=verdict,
        opinion=opinion,
        responsible=responsible,
        todo=tuple(
            replace(
                todo,
                basis=tuple(one for one in todo.basis if one.instrument in binds),
            )
            for todo in _todo(points, verdict, opinion, responsible=responsible)
        ),
        wrong=tuple(
            problem for problem in problems if not _TOLD_BELOW.fullmatch(problem.path)
        ),
    )


class _Binder:
    def __init__(
        self, page: Bench, typed: Texts, says: Mapping[str, str], *, again: bool
    ) -> None:
        self._page = page
        self._typed = typed
        self._says = says
        self._again = again
        self._places = {
            text_of(typed, f"answers.{place}.key"): place
            for place in range(count_of(typed, "answers"))
        }
        self._answers = 0

    def point(self, view: PointView) -> PointField:
        place = view.no - 1
        name = f"points.{place}"
        return PointField(
            view=view,
            name=name,
            html_id=f"point-{view.no}",
            conclusion=text_of(self._typed, f"{name}.conclusion"),
            note=text_of(self._typed, f"{name}.note"),
            evidence="、".join(self._typed.get(f"{name}.evidence_nos", ())),
            answers=tuple(self._answer(finding) for finding in view.adverse),
            problem=self._says.get(f"{name}.note", ""),
            evidence_problem=self._says.get(f"{name}.evidence_nos", ""),
        )

    def _answer(self, finding: FindingView) -> AnswerField:
        now, self._answers = self._answers, self._answers + 1
        then = self._places.get(finding.key)
        typed = f"answers.{then}" if then is not None else ""
        return AnswerField(
            finding=finding,
            name=f"answers.{now}",
            html_id=f"answer-{now + 1}",
            accepted=text_of(self._typed, f"{typed}.accepted") if typed else "",
            reason=text_of(self._typed, f"{typed}.reason") if typed else "",
            is_new=self._again and not typed,
            problem=self._says.get(f"{typed}.reason", "") if typed else "",
        )


def _todo(
    points: tuple[PointField, ...], verdict: str, opinion: str, *, responsible: bool
) -> Iterator[Todo]:
    """What is still missing before the opinion may be signed, in the page's order."""
    for guard, says, missing in (
        (
            guards.all_points_are_judged,
            "还没有判断",
            [point for point in points if not point.conclusion],
        ),
        (
            guards.defects_are_explained,
            "不符合，还没有写明意见",
            [one for one in points if one.look == "bad" and not one.note.strip()],
        ),
        (
            guards.findings_are_answered,
            "有机器发现的问题还没有判断",
            [point for point in points if any(one.is_open for one in point.answers)],
        ),
        (
            guards.overruling_is_reasoned,
            "没有采纳机器发现，还没有说明理由",
            [point for point in points if any(map(_unreasoned, point.answers))],
        ),
    ):
        if missing:
            numbers = "、".join(str(point.view.no) for point in missing)
            yield Todo(
                says=f"第 {numbers} 项{says}。",
                href=f"#{missing[0].html_id}",
                words=f"去第 {missing[0].view.no} 项",
                basis=guard.basis,
            )
    yield from _todo_of_opinion(points, verdict, opinion, responsible=responsible)


def _todo_of_opinion(
    points: tuple[PointField, ...], verdict: str, opinion: str, *, responsible: bool
) -> Iterator[Todo]:
    failing = [point for point in points if point.look == "bad"]
    if not verdict:
        yield Todo(
            says="还没有选择审核意见的种类。",
            href="#verdict",
            words="去选择",
            basis=guards.disagreement_names_points.basis,
        )
    elif verdict == Verdict.AGREE.value and failing:
        yield Todo(
            says=guards.agreement_has_no_defect.says,
            href=f"#{failing[0].html_id}",
            words=f"去第 {failing[0].view.no} 项",
            basis=guards.agreement_has_no_defect.basis,
        )
    if not opinion.strip():
        yield Todo(
            says="还没有填写审核意见。",
            href="#opinion",
            words="去填写",
            basis=guards.disagreement_names_points.basis,
        )
    if not responsible:
        yield Todo(
            says=guards.reviewer_answers_for_opinion.says,
            href="#responsible",
            words="去声明",
            basis=guards.reviewer_answers_for_opinion.basis,
        )


def _unreasoned(answer: AnswerField) -> bool:
    return answer.accepted == "no" and not answer.reason.strip()
