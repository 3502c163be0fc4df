"""人员资格: who carried out each act, and whether they were fit that day."""

from collections.abc import Iterator

from zhunsheng.cases.catalogue import CATALOGUE
from zhunsheng.cases.examination.looking import OF_BOTH, Note, Seen, looks, seen
from zhunsheng.cases.examination.material import Entry, Material, Presence
from zhunsheng.cases.guards import persons
from zhunsheng.cases.printing.wording import day
from zhunsheng.cases.records.filing import RecusalDecided
from zhunsheng.cases.records.proposals import ProposalRejected
from zhunsheng.kernel.ids import PROGRAM, OfficerId
from zhunsheng.ledger.records import type_of
from zhunsheng.review.records import Point

_FEWEST = 2
_BY_THE_CERTIFIED = frozenset(
    cls
    for act in CATALOGUE.values()
    if persons.actor_is_certified in act.guards
    for cls in act.writes
    if cls is not ProposalRejected
)
"""What only an officer with a valid certificate may write, as its guards say."""


@looks(
    "officers-too-few",
    Point.OFFICERS,
    "每项执法活动不少于两名执法人员",
    "apl-2021:42.1",
    "nhsa-order-4:16",
    "r735:29.1",
    of=OF_BOTH,
)
def two_officers_each_time(material: Material) -> Seen:
    """两人以上: the same officer named twice is one."""
    acts = material.presences
    wrong = [
        Note(
            says=(
                f"第 {one.no} 条记录（{day(one.on)}{one.what}）"
                f"只有 {len(set(one.officers))} 名执法人员。"
            ),
            about=str(one.no),
            records=(one.no,),
        )
        for one in acts
        if len(set(one.officers)) < _FEWEST
    ]
    return seen(wrong, f"{len(acts)} 项执法活动各有两名以上执法人员。" * bool(acts))


@looks(
    "certificate-invalid",
    Point.OFFICERS,
    "执法人员在行为当日持有效执法证件",
    "apl-2021:42.1",
    "nhsa-order-4:16",
    of=OF_BOTH,
)
def certificates_were_valid_on_the_day(material: Material) -> Seen:
    """执法资格: on the act's own day, also by a certificate since replaced."""
    wrong = [note for one in material.presences for note in _unfit(material, one)]
    count = len({who for one in material.presences for who in one.officers})
    return seen(
        wrong,
        f"参加执法活动的 {count} 名执法人员在行为当日均持有效执法证件。" * bool(count),
    )


def _unfit(material: Material, one: Presence) -> Iterator[Note]:
    unfit = [
        material.name_of(who)
        for who in dict.fromkeys(one.officers)
        if who not in material.named or not material.named[who].certified_on(one.on)
    ]
    if unfit:
        yield Note(
            says=(
                f"第 {one.no} 条记录（{day(one.on)}{one.what}）："
                f"{'、'.join(unfit)}当日没有有效的执法证件。"
            ),
            about=str(one.no),
            records=(one.no,),
        )


@looks(
    "writer-uncertified",
    Point.OFFICERS,
    "办理案件事项的人员当日持有效执法证件",
    "apl-2021:42.1",
    "nhsa-order-4:16",
    of=OF_BOTH,
)
def who_wrote_was_certified(material: Material) -> Seen:
    """持证办案: who handles the case on a day is certified on that day."""
    handled = [one for one in material.recent if type(one.record) in _BY_THE_CERTIFIED]
    wrong = [
        Note(
            says=(
                f"第 {one.no} 条记录（{_title(one)}）的办理人"
                f"{material.name_of(one.by)}在{day(one.day)}没有有效的执法证件。"
            ),
            about=str(one.no),
            records=(one.no,),
        )
        for one in handled
        if one.by != PROGRAM
        and not (
            one.by in material.named and material.named[one.by].certified_on(one.day)
        )
    ]
    return seen(wrong)


def _title(one: Entry[object]) -> str:
    return type_of(one.record).title


@looks(
    "recused-acted",
    Point.OFFICERS,
    "已经回避的人员没有再参加办理",
    "apl-2021:43.1",
    "nhsa-order-4:5",
    of=OF_BOTH,
)
def the_recused_did_nothing_more(material: Material) -> Seen:
    """回避: from the decision on; what was done before stays lawful (处罚法 43.3)."""
    decided = [one for one in material.of(RecusalDecided) if one.record.granted]
    wrong = [note for one in decided for note in _after_recusal(material, one)]
    names = "、".join(material.name_of(one.record.officer_id) for one in decided)
    return seen(wrong, f"{names}回避以后没有再参加办理。" * bool(decided))


def _after_recusal(
    material: Material, decided: Entry[RecusalDecided]
) -> Iterator[Note]:
    who = decided.record.officer_id
    named = {
        one.no
        for one in material.presences
        if one.no > decided.no and one.on > decided.day and who in one.officers
    }
    for one in material.recent:
        if one.no > decided.no and (one.by == who or one.no in named):
            yield Note(
                says=(
                    f"{material.name_of(who)}在{day(decided.day)}决定回避，"
                    f"又参加了第 {one.no} 条记录（{_title(one)}）。"
                ),
                about=str(one.no),
                records=(decided.no, one.no),
            )


@looks(
    "no-handler-present",
    Point.OFFICERS,
    "执法活动有本案承办人参加",
    "apl-2021:42.1",
    "nhsa-order-4:15",
)
def a_handler_was_there(material: Material) -> Seen:
    """承办人: those named at filing, or who took over."""
    handlers = _handlers(material)
    if not handlers:
        return Seen()
    wrong = [
        Note(
            says=(
                f"第 {one.no} 条记录（{day(one.on)}{one.what}）的执法人员中"
                "没有立案时确定的承办人。"
            ),
            about=str(one.no),
            records=(one.no,),
        )
        for one in material.presences
        if handlers.isdisjoint(one.officers)
    ]
    names = "、".join(sorted(material.name_of(one) for one in handlers))
    return seen(wrong, f"各项执法活动均有本案承办人（{names}）参加。")


def _handlers(material: Material) -> frozenset[OfficerId]:
    """Everyone who was a handler of the case at some time."""
    filing = material.case.filing
    if filing is None:
        return frozenset()
    replaced = (one.record.replacement for one in material.of(RecusalDecided))
    return frozenset(filing.handlers).union(one for one in replaced if one)


@looks(
    "officers-overlap",
    Point.OFFICERS,
    "同一执法人员没有同时出现在两处",
    "apl-2021:42.1",
    "nhsa-order-4:24",
)
def nobody_was_in_two_places(material: Material) -> Seen:
    """时间交叉: two records at one time cannot have the same officers."""
    timed = [one for one in material.presences if one.began_at and one.ended_at]
    wrong = [
        Note(
            says=(
                f"第 {first.no} 条记录（{first.what}）与第 {second.no} 条记录"
                f"（{second.what}）的时间交叉，"
                f"{_together(material, first, second)}同时列为两处的执法人员。"
            ),
            about=f"{first.no}-{second.no}",
            records=(first.no, second.no),
        )
        for place, first in enumerate(timed)
        for second in timed[place + 1 :]
        if _overlap(first, second)
    ]
    return seen(wrong, f"{len(timed)} 份笔录的时间没有交叉。" * bool(timed))


def _overlap(first: Presence, second: Presence) -> bool:
    if set(first.officers).isdisjoint(second.officers):
        return False
    if not (first.began_at and first.ended_at and second.began_at and second.ended_at):
        return False
    return first.began_at < second.ended_at and second.began_at < first.ended_at


def _together(material: Material, first: Presence, second: Presence) -> str:
    both = [one for one in dict.fromkeys(first.officers) if one in second.officers]
    return "、".join(material.name_of(one) for one in both)
