"""A case that was really handled, closed, published or exempted, and archived."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from uuid import UUID

from zhunsheng.archive.queries import Dossier, dossier_of
from zhunsheng.cases.gathering import load
from zhunsheng.cases.state import CaseState
from zhunsheng.jobs import following, installation
from zhunsheng.kernel.acts import Done
from zhunsheng.kernel.ids import BureauCode, CaseId
from zhunsheng.ledger.performing import perform
from zhunsheng.site.demonstration import people
from zhunsheng.site.scenario import script as scripts
from zhunsheng.site.scenario.play import Player
from zhunsheng.site.scenario.stage import HouseCast, HouseStage
from zhunsheng.vault import files
from zhunsheng.vault.store import pieces

SCENARIO = Path(__file__).parents[3] / "scenarios" / "01-hearing.json"
BUREAU = BureauCode("620100")
ARCHIVIST, HANDLER = "lanzhou-archivist", "lanzhou-handler-1"
ARCHIVE = "archive.archive-case"
SCAN = b"\xff\xd8\xff a made-up scan"

for _name in ("render_documents", "archive_package"):
    import_module(f"zhunsheng.jobs.followers.{_name}")


@dataclass
class World:
    """The scenario of a case with informant, hearing and publication."""

    player: Player
    at: datetime

    @classmethod
    def new(cls) -> "World":
        """Everybody is there, and nothing has happened."""
        script = scripts.read(SCENARIO)
        first = script.steps[0].at
        people.establish(first - timedelta(days=1), only=frozenset({BUREAU}))
        return cls(Player(script, HouseCast(), HouseStage()), first)

    def until(self, act: str) -> None:
        """Play up to this act, but not the act itself."""
        done = len(self.player.results)
        for step in self.player.script.steps[done:]:
            if step.act == act:
                return
            self._take(step)

    def finish(self) -> Dossier:
        """Play to the end, and let the followers finish."""
        for step in self.player.script.steps[len(self.player.results) :]:
            self._take(step)
        self.follow()
        found = dossier_of(self.case_id)
        assert found is not None
        return found

    def follow(self) -> None:
        """Let the followers do what there is to do."""
        self.at += timedelta(minutes=5)
        following.run_followers(now=lambda: self.at, once=True)

    def _take(self, step: scripts.Step) -> None:
        self.at = step.at
        if step.act == "cases.add-evidence":
            stored = files.keep(installation.store(), pieces(SCAN))
            step = replace(step, data={**step.data, "file": stored.sha256})
        result = self.player.take(step)
        assert result.ok, (step.act, result.differences)

    def archive(self, by: str = ARCHIVIST, **more: object) -> Done:
        """案卷归档 by this officer; ``more`` differs from what is usual."""
        given = {
            "case_id": str(self.case_id),
            "made_by": str(people.officer_id(HANDLER)),
        }
        self.at += timedelta(minutes=1)
        who = people.officer_id(by)
        return perform(ARCHIVE, given | more, by=who, at=self.at)

    @property
    def case_id(self) -> CaseId:
        """The case."""
        return CaseId(UUID(self.player.names["case"]["id"]))

    def case(self) -> CaseState:
        """The case as it stands."""
        return load(BUREAU, self.case_id)


def package_of(dossier: Dossier) -> bytes:
    """The package's bytes, from the vault."""
    return b"".join(installation.store().open(dossier.package_sha256))
