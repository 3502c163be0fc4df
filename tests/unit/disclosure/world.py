"""A bureau with the people that a publication needs, and a case beside it."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from tests.unit.disclosure.samples import BUREAU, FACTS, officer
from zhunsheng.authorities.models import (
    BureauRow,
    CertificateRow,
    DepartmentRow,
    OfficerRow,
)
from zhunsheng.authorities.posts import Post
from zhunsheng.cases.facts import DecisionFacts
from zhunsheng.disclosure import feed
from zhunsheng.disclosure.streams import public_log_of
from zhunsheng.kernel.ids import CaseId, OfficerId
from zhunsheng.ledger import checkpoints, writer
from zhunsheng.ledger.models import Log
from zhunsheng.ledger.note import Signer
from zhunsheng.ledger.performing import perform

START = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)
LOG = public_log_of(BUREAU)
SIGNER = Signer(f"zhunsheng/{LOG}", bytes(32))
HANDLER, CHECKER, HEAD = (OfficerId(UUID(int=number)) for number in (11, 12, 13))
_POSTS = {11: Post.HANDLER, 12: Post.PUBLISHER, 13: Post.DEPUTY_HEAD}


@dataclass
class World:
    """What a test does with publications, one minute after the other."""

    cases: dict[CaseId, DecisionFacts] = field(default_factory=dict)
    at: datetime = START
    signer: Signer = SIGNER

    def decision_facts(self, case_id: CaseId) -> DecisionFacts:
        """Stands in for ``cases.queries.decision_facts``."""
        return self.cases[case_id]

    def set_up(self) -> None:
        """The bureau, its department and three officers."""
        BureauRow.objects.create(
            code=BUREAU,
            name=FACTS.bureau_name,
            short_name="兰州",
            document_prefix="兰医保",
            parent="",
            fund_account="f",
            treasury_account="t",
            reconsideration_body="兰州市人民政府（演示）",
            court="示范法院",
            address="示范路2号",
            telephone="0931-0000000",
        )
        DepartmentRow.objects.create(
            bureau=BUREAU, code="d1", name="基金监管科", kind="handling"
        )
        for number, post in _POSTS.items():
            one = officer(number, post)
            OfficerRow.objects.create(
                officer_id=one.officer_id,
                bureau=BUREAU,
                name=one.name,
                department="d1",
                posts=[post.value],
            )
        for number, until in ((11, date(2028, 12, 31)), (12, date(2026, 1, 1))):
            CertificateRow.objects.create(
                number=f"{number:011d}",
                officer_id=UUID(int=number),
                valid_from=date(2024, 1, 1),
                valid_until=until,
            )
        writer.open_log(BUREAU, START)

    def act(self, name: str, by: OfficerId, **data: object) -> str:
        """Perform an act of disclosure, a minute after the last."""
        self.at += timedelta(minutes=1)
        done = perform(f"disclosure.{name}", data, by=by, at=self.at)
        return done.result.get("id", "")

    def propose(self, facts: DecisionFacts = FACTS, **more: object) -> str:
        """提出公示意见 of this decision."""
        self.cases[facts.case_id] = facts
        return self.act(
            "propose-publication", HANDLER, case_id=str(facts.case_id), **more
        )

    def check(self, publication: str, **more: object) -> None:
        """审查通过."""
        given = {"passed": True, "opinion": "没有不宜公开的信息。"} | more
        self.act("check-publication", CHECKER, publication_id=publication, **given)

    def publish(self, facts: DecisionFacts = FACTS, **more: object) -> str:
        """All three steps."""
        publication = self.propose(facts, **more)
        self.check(publication)
        self.act("publish", HEAD, publication_id=publication)
        return publication

    def withdraw(self, publication: str, reason: str = "主要证据不足。") -> None:
        """撤回."""
        self.act(
            "withdraw",
            CHECKER,
            publication_id=publication,
            ground="revoked",
            fell_on="2026-03-03",
            reason=reason,
        )

    def export(self, folder: Path, *, after: int | None = None) -> Path | None:
        """Sign the public log's head and write what is new."""
        if Log.objects.filter(code=LOG).exists():
            checkpoints.sign_head(LOG, self.signer, self.at)
        return feed.export(LOG, folder, after=after)
