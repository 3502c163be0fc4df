"""条文对照: what a draft and the machine's findings rest on, with its words."""

from collections.abc import Iterable, Iterator

from zhunsheng.cases.causes import find_situation
from zhunsheng.cases.examination.reading import Cited, citations
from zhunsheng.cases.records.drafts import DecisionDrafted
from zhunsheng.cases.viewing.paper import Drafted
from zhunsheng.cases.viewing.reviewpages import ClauseText, FindingView
from zhunsheng.regulations import library
from zhunsheng.regulations.clauses import Clause, gist, wording


def clauses_in(text: str) -> tuple[Clause, ...]:
    """The clauses that a citation in prose means, as exactly as we have them."""
    found = (_nearest(one) for one in citations(text))
    return tuple(dict.fromkeys(clause for clause in found if clause is not None))


def _nearest(cited: Cited) -> Clause | None:
    instrument = library.current().instruments.get(cited.instrument)
    if instrument is None:
        return None
    known = {one.clause.ref: one.clause for one in instrument.entries}
    for ref in _refs(cited):
        if ref in known:
            return known[ref]
    return None


def _refs(cited: Cited) -> Iterator[str]:
    """From the most exact to the article alone."""
    paragraph = cited.paragraphs[0] if cited.paragraphs else None
    for item in cited.items[:1]:
        if paragraph:
            yield f"{cited.article}.{paragraph}({item})"
        yield f"{cited.article}({item})"
        yield f"{cited.article}.1({item})"
    if paragraph:
        yield f"{cited.article}.{paragraph}"
    yield str(cited.article)
    yield f"{cited.article}.1"


def clauses_of(
    draft: Drafted | None, findings: Iterable[FindingView]
) -> tuple[ClauseText, ...]:
    """条文: the draft's, then those of what is not in order, then the others."""
    seen = tuple(findings)
    cited: dict[Clause, str] = dict.fromkeys(_of_draft(draft), "draft")
    for group, in_order in (("adverse", False), ("other", True)):
        for one in seen:
            for clause in one.basis if one.in_order is in_order else ():
                cited.setdefault(clause, group)
    return tuple(_text(clause, group) for clause, group in cited.items())


def _of_draft(draft: Drafted | None) -> Iterator[Clause]:
    if not isinstance(draft, DecisionDrafted):
        return
    for one in draft.given.violations:
        yield from clauses_in(one.violated)
        punished = clauses_in(one.basis)
        situation = find_situation(one.situation_no)
        yield from punished or (situation.range.basis if situation else ())


def _text(clause: Clause, group: str) -> ClauseText:
    official = wording(clause)
    return ClauseText(
        clause=clause,
        text=official or gist(clause),
        official=official is not None,
        group=group,
    )
