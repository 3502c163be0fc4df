"""Search of cases and leads, on whichever database the tests run."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from zhunsheng.authorities.posts import Post
from zhunsheng.authorities.records import OfficerAppointed
from zhunsheng.jobs.followers.search_index import index_words
from zhunsheng.jobs.models import SearchText
from zhunsheng.jobs.search.queries import Hit, search
from zhunsheng.kernel.ids import BureauCode, OfficerId
from zhunsheng.ledger import records
from zhunsheng.ledger.projection import Place

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
LANZHOU = BureauCode("620100")
NANCHANG = BureauCode("360100")
FIRST, SECOND, THIRD = UUID(int=1), UUID(int=2), UUID(int=3)
BY = OfficerId(UUID(int=7))
A_RECORD = OfficerAppointed(
    officer_id=BY, bureau=LANZHOU, name="", department="", posts=(Post.HANDLER,)
)


def learn(
    subject: UUID,
    *words: str,
    bureau: BureauCode = LANZHOU,
    kind: str = "case",
    days: int = 0,
) -> None:
    """Let the follower see records of one case with these words."""
    index_words(
        [
            (
                replace(A_RECORD, name=word),
                Place(
                    bureau,
                    number,
                    f"{kind}/{subject}",
                    number,
                    BY,
                    AT + timedelta(days=days),
                ),
            )
            for number, word in enumerate(words)
        ],
        AT,
    )


def found(text: str, bureau: BureauCode = LANZHOU, kind: str = "") -> list[UUID]:
    return [hit.subject_id for hit in search(text, bureau=bureau, kind=kind)]


@pytest.fixture(autouse=True)
def cases() -> None:
    learn(FIRST, "示范仁和医院串换药品", "甘医保立〔2026〕1号")
    learn(SECOND, "示范康宁药店", "甘医保立〔2026〕12号", days=1)
    learn(THIRD, "示范仁和医院", bureau=NANCHANG)


class TestFinding:
    @pytest.mark.parametrize(
        ("typed", "subjects"),
        [
            ("仁和", [FIRST]),
            ("串换药品", [FIRST]),
            ("示范", [SECOND, FIRST]),
            ("药", [SECOND, FIRST]),
            ("品", [FIRST]),
            ("〔2026〕1号", [FIRST]),
            ("〔2026〕12", [SECOND]),
            ("\uff12\uff10\uff12\uff16", [SECOND, FIRST]),  # full width
            ("示范 药店", [SECOND]),
            ("药店 示范", [SECOND]),
            ("仁医", []),
            ("仁和药店", []),
            ("", []),
            ("   ", []),
            ("〔", [SECOND, FIRST]),
            ('"', []),
            ("药品 OR 药店", []),
            ("%", []),
            ("_", []),
            ("*", []),
        ],
    )
    def test_what_contains_every_term_is_found_newest_first(
        self, typed: str, subjects: list[UUID]
    ) -> None:
        assert found(typed) == subjects

    def test_another_bureaus_case_is_not_found(self) -> None:
        assert found("仁和", NANCHANG) == [THIRD]
        assert found("康宁", NANCHANG) == []

    def test_no_term_is_found_across_two_fields(self) -> None:
        assert found("药品甘医") == []
        assert found("药品 甘医") == [FIRST]

    def test_what_is_learned_later_is_found_with_what_was_known(self) -> None:
        learn(FIRST, "当事人申请听证", days=2)
        assert found("仁和 听证") == [FIRST]
        assert found("示范") == [FIRST, SECOND]

    def test_learning_the_same_again_changes_nothing(self) -> None:
        before = list(SearchText.objects.values_list("stream", "text").order_by("id"))
        learn(FIRST, "示范仁和医院串换药品", "甘医保立〔2026〕1号")
        after = list(SearchText.objects.values_list("stream", "text").order_by("id"))
        assert after == before

    def test_leads_and_cases_apart(self) -> None:
        learn(UUID(int=9), "示范仁和医院被举报", kind="lead")
        assert set(found("仁和")) == {FIRST, UUID(int=9)}
        assert found("仁和", kind="lead") == [UUID(int=9)]
        assert found("仁和", kind="case") == [FIRST]

    def test_a_hit_shows_the_words_around(self) -> None:
        (hit,) = search("换药", bureau=LANZHOU)
        assert hit == Hit("case", FIRST, hit.before, "换药", hit.after)
        assert hit.before.endswith("医院串")
        assert hit.after.startswith("品")


class TestSecrets:
    def test_sensitive_fields_and_identifiers_are_not_indexed(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        known = records.type_of(A_RECORD)
        monkeypatch.setitem(
            records._BY_CLASS, OfficerAppointed, replace(known, sensitive=("name",))
        )
        learn(UUID(int=8), "举报人张三")
        assert found("张三") == []
        text = SearchText.objects.get(stream=f"case/{UUID(int=8)}").text
        assert str(BY) not in text
        assert text == "620100\nhandler"

    def test_other_streams_are_not_indexed(self) -> None:
        learn(UUID(int=5), "示范单位", kind="officer")
        assert not SearchText.objects.filter(stream__startswith="officer").exists()
