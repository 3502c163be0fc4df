"""聘请顾问: one case, so long, and nothing else; the day before and after each end."""

from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest

from tests.unit.archive.world import BUREAU, World, package_of
from tests.unit.review.engagement_world import (
    DAY,
    HEAD,
    LENDER,
    LENT,
    LOAN_ENDS,
    OWN,
    STRANGER,
    TODAY,
    at,
    do,
    elsewhere,
    engage,
    lend,
    officer,
    under_review,
    who,
)
from zhunsheng.authorities.access import sees
from zhunsheng.cases import queries
from zhunsheng.cases.gathering import NoSuchCaseError
from zhunsheng.cases.viewing import streams
from zhunsheng.cases.viewing.opened import bench_row
from zhunsheng.cases.viewing.reviewing import get_bench
from zhunsheng.kernel.fields import BadInputError
from zhunsheng.kernel.ids import CaseId, OfficerId
from zhunsheng.ledger import reader, rebuild
from zhunsheng.regulations.guards import RefusedError
from zhunsheng.review.engagement_queries import (
    engageable,
    engagements_of,
    opened_case,
    opened_to,
)
from zhunsheng.review.queries import NoSuchReviewError
from zhunsheng.review.records import Point
from zhunsheng.review.reviewer_queries import candidates
from zhunsheng.review.round_queries import submitted_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> World:
    for kept in (streams._case_records, streams._review_records, streams._folded):
        kept.cache_clear()  # the case has the same id in each test
    return under_review()


def refused(name: str, by: str, when: date = TODAY, /, **data: Any) -> list[str]:
    with pytest.raises(RefusedError) as error:
        do(name, by, when, **data)
    return [one.code for one in error.value.refusals]


def engaging(world: World, adviser: str, **changes: Any) -> dict[str, Any]:
    return {
        "case_id": str(world.case_id),
        "adviser": str(who(adviser)),
        "until": LOAN_ENDS.isoformat(),
        "purpose": "请就法律适用提出意见。",
    } | changes


def advice(world: World, **changes: Any) -> dict[str, Any]:
    return {
        "case_id": str(world.case_id),
        "opinion": "适用条例第三十八条适当，建议补充裁量说明。",
        "points": [{"point": "law", "says": "同一事实不宜重复评价。"}],
    } | changes


def open_days(world: World, adviser: str, *days: date) -> list[bool]:
    return [
        opened_case(officer(adviser), world.case_id, day) is not None for day in days
    ]


class TestEngaging:
    def test_an_own_adviser_reads_this_review_until_the_day(self, world: World) -> None:
        engage(world)
        assert open_days(
            world, OWN, TODAY - DAY, TODAY, LOAN_ENDS, LOAN_ENDS + DAY
        ) == [False, True, True, False]
        (found,) = opened_to(officer(OWN), TODAY)
        assert (found.case_id, found.bureau) == (world.case_id, BUREAU)
        assert found.last_day == LOAN_ENDS
        assert found.case_number == world.case().number

    def test_an_adviser_of_above_needs_a_loan(self, world: World) -> None:
        assert refused("review.engage", HEAD, **engaging(world, LENT)) == [
            "review.engage.not-lent"
        ]
        lend()
        engage(world, LENT)
        assert open_days(world, LENT, TODAY, LOAN_ENDS, LOAN_ENDS + DAY) == [
            True,
            True,
            False,
        ]

    def test_a_loan_for_another_case_is_none_for_this(self, world: World) -> None:
        lend(case_number="示范〔2025〕404号")
        assert refused("review.engage", HEAD, **engaging(world, LENT)) == [
            "review.engage.not-lent"
        ]
        lend(case_number=world.case().number)
        engage(world, LENT)

    def test_a_loan_that_ended_is_one_refusal(self, world: World) -> None:
        loan_id = lend()
        do("authorities.end-loan", LENDER, loan_id=loan_id, reason="另有安排。")
        assert refused("review.engage", HEAD, **engaging(world, LENT)) == [
            "review.engage.loan-ended"
        ]

    @pytest.mark.parametrize("later", [0, 1])
    def test_the_day_after_the_loan_is_too_late(self, world: World, later: int) -> None:
        lend()
        day = LOAN_ENDS + later * DAY
        given = engaging(world, LENT, until=day.isoformat())
        if later:
            found = refused("review.engage", HEAD, day, **given)
            assert found == ["review.engage.loan-ended"]
        else:
            do("review.engage", HEAD, day, **given)

    @pytest.mark.parametrize(
        ("adviser", "until", "code"),
        [
            (OWN, "2027-12-31", ""),
            (OWN, "2028-01-01", "too-long"),
            (LENT, LOAN_ENDS.isoformat(), ""),
            (LENT, (LOAN_ENDS + DAY).isoformat(), "too-long"),
            (OWN, TODAY.isoformat(), ""),
            (OWN, (TODAY - DAY).isoformat(), "past"),
        ],
    )
    def test_it_lasts_no_longer_than_registration_and_loan(
        self, world: World, adviser: str, until: str, code: str
    ) -> None:
        lend()
        given = engaging(world, adviser, until=until)
        if not code:
            do("review.engage", HEAD, **given)
            return
        assert refused("review.engage", HEAD, **given) == [f"review.engage.{code}"]

    def test_an_adviser_of_a_bureau_that_is_not_above_is_one_refusal(
        self, world: World
    ) -> None:
        elsewhere()
        assert refused("review.engage", HEAD, **engaging(world, STRANGER)) == [
            "review.engage.not-lent"
        ]

    def test_who_is_no_adviser_is_one_refusal(self, world: World) -> None:
        for adviser in (HEAD, "nobody-of-this-name"):
            assert refused("review.engage", HEAD, **engaging(world, adviser)) == [
                "review.engage.not-registered"
            ]

    def test_only_the_head_of_the_deciding_bureau_engages(self, world: World) -> None:
        by = "lanzhou-legal-reviewer-1"
        assert refused("review.engage", by, **engaging(world, OWN)) == [
            "review.engagement.not-the-head"
        ]
        with pytest.raises(NoSuchReviewError):
            do("review.engage", LENDER, **engaging(world, OWN))

    def test_who_took_part_does_not_help(self, world: World) -> None:
        do(
            "authorities.register-adviser",
            "lanzhou-administrator",
            bureau=BUREAU,
            kind="public-lawyer",
            organisation="本局",
            qualification_number="示范公职律师证1号",
            valid_from="2025-01-01",
            valid_until="2025-12-31",
            person=str(who("lanzhou-handler-2")),
        )
        given = engaging(world, "lanzhou-handler-2")
        with pytest.raises(RefusedError) as error:
            do("review.engage", HEAD, **given)
        (refusal,) = error.value.refusals
        assert refusal.code == "review.engage.took-part"
        assert "收集证据" in refusal.says
        assert "条记录）" in refusal.says

    def test_twice_is_refused_and_after_the_end_it_is_not(self, world: World) -> None:
        engagement_id = engage(world)
        assert refused("review.engage", HEAD, **engaging(world, OWN)) == [
            "review.engage.already-engaged"
        ]
        end(world, engagement_id)
        engage(world)

    def test_nobody_is_engaged_for_a_case_that_is_not_under_review(
        self, world: World
    ) -> None:
        given = engaging(world, OWN, case_id=str(UUID(int=404)))
        with pytest.raises(NoSuchReviewError):
            do("review.engage", HEAD, **given)

    def test_the_list_to_choose_from_is_own_and_lent_as_long_as_that_stands(
        self, world: World
    ) -> None:
        def names(day: date) -> list[str]:
            found = engageable(BUREAU, world.case().number, day)
            return [one.officer.name for one in found]

        assert names(TODAY) == ["容示顾"]
        lend()
        assert names(LOAN_ENDS) == ["容示顾", "康甘例"]
        assert names(LOAN_ENDS + DAY) == ["容示顾"]
        assert names(date(2028, 1, 1)) == []


def end(world: World, engagement_id: str, by: str = HEAD, when: date = TODAY) -> None:
    do(
        "review.end-engagement",
        by,
        when,
        case_id=str(world.case_id),
        engagement_id=engagement_id,
        reason="审核已经完成。",
    )


class TestAccess:
    """What is not yours is not there, before, after and beside the engagement."""

    def test_a_person_without_post_reads_nothing_of_the_own_bureau(
        self, world: World
    ) -> None:
        engage(world)
        for username in (OWN, LENT):
            viewer = officer(username)
            assert not sees(viewer, BUREAU)
            with pytest.raises(NoSuchCaseError):
                queries.get_case_page(world.case_id, viewer, at(TODAY))
            assert queries.list_cases(viewer, at(TODAY)).total == 0
            with pytest.raises(NoSuchCaseError):
                queries.record_view(BUREAU, 0, viewer)

    @pytest.mark.parametrize("adviser", [OWN, LENT])
    def test_the_bench_is_open_as_long_as_engaged(
        self, world: World, adviser: str
    ) -> None:
        lend()
        viewer = officer(adviser)
        with pytest.raises(NoSuchCaseError):
            get_bench(world.case_id, viewer, at(TODAY))
        engage(world, adviser)
        assert get_bench(world.case_id, viewer, at(TODAY)).is_open
        last = get_bench(world.case_id, viewer, at(LOAN_ENDS, 23))
        assert [one.act for one in last.next if one.possible] == []
        for case_id, when in (
            (world.case_id, LOAN_ENDS + DAY),
            (CaseId(UUID(int=404)), TODAY),
        ):
            with pytest.raises(NoSuchCaseError):
                bench_row(case_id, viewer, at(when))

    def test_ended_by_the_head_it_is_closed_at_once(self, world: World) -> None:
        end(world, engage(world))
        assert open_days(world, OWN, TODAY, TODAY + DAY) == [False, False]

    def test_a_loan_ended_early_closes_it_at_once(self, world: World) -> None:
        loan_id = lend()
        engage(world, LENT)
        assert open_days(world, LENT, TODAY) == [True]
        do("authorities.end-loan", LENDER, loan_id=loan_id, reason="另有安排。")
        assert open_days(world, LENT, TODAY, LOAN_ENDS) == [False, False]
        (line,) = get_bench(world.case_id, officer(HEAD), at(TODAY)).help.engagements
        assert (line.stands, line.state) == (False, "登记或者调用已经届满、终止")

    def test_a_registration_ended_closes_it(self, world: World) -> None:
        engage(world)
        do(
            "authorities.deregister-adviser",
            "lanzhou-administrator",
            officer_id=str(who(OWN)),
            ended_on=TODAY.isoformat(),
            reason="解聘。",
        )
        assert open_days(world, OWN, TODAY) == [False]

    def test_who_left_reads_nothing(self, world: World) -> None:
        engage(world)
        do(
            "authorities.record-leaving",
            "lanzhou-administrator",
            officer_id=str(who(OWN)),
            left_on=TODAY.isoformat(),
            reason="解聘。",
        )
        assert open_days(world, OWN, TODAY) == [False]


class TestAdvice:
    def test_it_stands_in_the_log_of_the_deciding_bureau_and_on_the_bench(
        self, world: World
    ) -> None:
        lend()
        engage(world, LENT)
        done = do("review.advise", LENT, **advice(world))
        (place,) = done.places

        assert place.log == BUREAU
        assert place.by == who(LENT)
        bench = get_bench(world.case_id, officer(HEAD), at(TODAY))
        (found,) = bench.help.advice
        assert (found.name, found.kind) == ("康甘例", "法律顾问")
        on_law = [one for one in bench.points if one.point is Point.LAW]
        assert [one.says for one in on_law[0].advice] == ["同一事实不宜重复评价。"]
        others = [one for one in bench.points if one.point is not Point.LAW]
        assert all(one.advice == () for one in others)
        assert bench.verdict is None  # 意见不是结论
        (line,) = bench.help.engagements
        assert "甘肃" in line.lent_by

    def test_a_lent_adviser_whose_loan_ended_is_one_refusal(self, world: World) -> None:
        loan_id = lend()
        engage(world, LENT)
        do("authorities.end-loan", LENDER, loan_id=loan_id, reason="另有安排。")
        assert refused("review.advise", LENT, **advice(world)) == [
            "review.advise.loan-ended"
        ]

    @pytest.mark.parametrize("by", [OWN, LENT])
    def test_an_adviser_who_is_registered_no_more_is_one_refusal(
        self, world: World, by: str
    ) -> None:
        lend()
        engage(world, by)
        bureau = "lanzhou" if by == OWN else "gansu"
        do(
            "authorities.deregister-adviser",
            f"{bureau}-administrator",
            officer_id=str(who(by)),
            ended_on=TODAY.isoformat(),
            reason="解聘。",
        )
        assert refused("review.advise", by, **advice(world)) == [
            "review.advise.registration-ended"
        ]

    @pytest.mark.parametrize(
        ("day", "code"),
        [(LOAN_ENDS, ""), (LOAN_ENDS + DAY, "engagement-ended")],
    )
    def test_the_day_after_the_engagement_is_too_late(
        self, world: World, day: date, code: str
    ) -> None:
        engage(world)
        if not code:
            do("review.advise", OWN, day, **advice(world))
            return
        found = refused("review.advise", OWN, day, **advice(world))
        assert found == [f"review.advise.{code}"]

    def test_who_was_never_engaged_finds_nothing(self, world: World) -> None:
        for by in (OWN, LENT, "lanzhou-legal-reviewer-1", LENDER):
            with pytest.raises(NoSuchReviewError):
                do("review.advise", by, **advice(world))

    def test_who_becomes_a_participant_advises_no_more(self, world: World) -> None:
        do(
            "authorities.register-adviser",
            "lanzhou-administrator",
            bureau=BUREAU,
            kind="public-lawyer",
            organisation="本局",
            qualification_number="示范公职律师证1号",
            valid_from="2025-01-01",
            valid_until="2025-12-31",
            person=str(who("lanzhou-handler-3")),
        )
        engage(world, "lanzhou-handler-3")
        do("review.advise", "lanzhou-handler-3", **advice(world))
        do(
            "cases.add-evidence",
            "lanzhou-handler-1",
            case_id=str(world.case_id),
            kind="documentary",
            title="补充材料",
            taken_on=TODAY.isoformat(),
            officers=[str(who("lanzhou-handler-1")), str(who("lanzhou-handler-3"))],
            obtained_from="示范东蓝医院",
            original=True,
            proves="补充说明",
            pages=1,
        )
        assert refused("review.advise", "lanzhou-handler-3", **advice(world)) == [
            "review.advise.took-part"
        ]

    def test_a_point_is_told_once(self, world: World) -> None:
        engage(world)
        twice = [{"point": "law", "says": "一"}, {"point": "law", "says": "二"}]
        assert refused("review.advise", OWN, **advice(world, points=twice)) == [
            "review.advise.point-twice"
        ]
        with pytest.raises(BadInputError):
            do("review.advise", OWN, **advice(world, opinion=" "))

    def test_it_leaves_the_verdict_to_the_reviewer(self, world: World) -> None:
        engage(world)
        do("review.advise", OWN, **advice(world))
        world.until("cases.issue-notice")
        assert world.case().review_asked == 1
        found = engagements_of(BUREAU, world.case_id)
        assert len(found.advice_on(1)) == 1


def test_the_dossier_keeps_the_advice(world: World) -> None:
    engage(world)
    do("review.advise", OWN, **advice(world))
    dossier = world.finish()
    with ZipFile(BytesIO(package_of(dossier))) as package:
        kept = [
            package.read(name).decode()
            for name in package.namelist()
            if name.endswith(".jsonl")
        ]
    assert any("review.advised" in one for one in kept)
    assert any("同一事实不宜重复评价" in one for one in kept)


class TestEnding:
    def test_once_and_by_the_head(self, world: World) -> None:
        engagement_id = engage(world)
        given = {
            "case_id": str(world.case_id),
            "engagement_id": engagement_id,
            "reason": "审核已经完成。",
        }
        assert refused(
            "review.end-engagement", "lanzhou-legal-reviewer-1", **given
        ) == ["review.engagement.not-the-head"]
        end(world, engagement_id)
        no_such = ["review.end-engagement.no-such-engagement"]
        assert refused("review.end-engagement", HEAD, **given) == no_such
        other = given | {"engagement_id": str(UUID(int=404))}
        assert refused("review.end-engagement", HEAD, **other) == no_such


def test_the_case_page_offers_it_to_the_head_alone(world: World) -> None:
    def offered(username: str) -> set[str]:
        page = queries.get_case_page(world.case_id, officer(username), at(TODAY))
        return {one.act for one in page.next}

    assert "review.engage" in offered(HEAD)
    for username in ("lanzhou-legal-reviewer-1", "lanzhou-handler-1"):
        assert "review.engage" not in offered(username)


def test_it_stands_on_the_time_line(world: World) -> None:
    lend()
    engage(world, LENT)
    do("review.advise", LENT, **advice(world))
    page = queries.get_case_page(world.case_id, officer(HEAD), at(TODAY))
    entries = [one for day in page.timeline for one in day.entries]
    titles = {one.title: one for one in entries}
    assert titles["聘请顾问协助审核"].kind == "review"
    assert "法律顾问" in titles["聘请顾问协助审核"].gist[0]
    assert "第 1 次审核" in titles["出具顾问意见"].gist
    assert titles["出具顾问意见"].officer_name == "康甘例"  # 外单位的人也写姓名
    bench = get_bench(world.case_id, officer(HEAD), at(TODAY))
    assert bench.happened[-1].officer_name == "康甘例"


def test_the_head_is_told_who_may_review_and_why_the_others_may_not(
    world: World,
) -> None:
    def told(day: date) -> dict[OfficerId, list[str]]:
        found = candidates(BUREAU, world.case_id, at(day))
        return {one.officer.officer_id: [bar.code for bar in one.bars] for one in found}

    first, second, head = (
        who(one)
        for one in ("lanzhou-legal-reviewer-1", "lanzhou-legal-reviewer-2", HEAD)
    )
    assert told(TODAY) == {head: [], first: [], second: ["not-examined"]}
    do(
        "review.assign",
        HEAD,
        case_id=str(world.case_id),
        round=1,
        reviewer=str(first),
    )
    busy = {
        one.officer.officer_id: one.load.open
        for one in candidates(BUREAU, world.case_id, at(TODAY))
    }
    assert busy == {head: 0, first: 1, second: 0}
    do(
        "cases.add-evidence",
        "lanzhou-handler-1",
        case_id=str(world.case_id),
        kind="documentary",
        title="补充材料",
        taken_on=TODAY.isoformat(),
        officers=[str(who("lanzhou-handler-1")), str(who("lanzhou-handler-2"))],
        obtained_from="示范东蓝医院",
        original=True,
        proves="补充说明",
        pages=1,
    )
    assert told(TODAY)[first] == []


def test_the_load_counts_rounds(world: World) -> None:
    (waiting,) = submitted_in(BUREAU, date(2025, 4, 17))
    assert (waiting.received_on, waiting.given_on) == (date(2025, 4, 11), None)
    world.until("cases.issue-notice")
    (done,) = submitted_in(BUREAU, date(2025, 5, 16))
    assert done.reviewer == who("lanzhou-legal-reviewer-1")
    assert done.given_on == date(2025, 4, 17)
    assert submitted_in(BUREAU, date(2025, 5, 17)) == ()  # thirty days on


def test_the_tables_come_again_from_the_ledger(world: World) -> None:
    lend()
    engage(world, LENT)
    end(world, engage(world))
    before = rebuild.snapshot()
    rebuild.rebuild()
    after = rebuild.snapshot()
    for table in ("review_engagementrow", "review_roundrow"):
        assert before[table]
        assert after[table] == before[table]
    assert reader.version_of(BUREAU, f"review/{world.case_id}") >= 3
