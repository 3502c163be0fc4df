"""The streams of a publication, in the bureau's own log and in the public one."""

from datetime import datetime

from zhunsheng.cases import queries as cases
from zhunsheng.cases.facts import DecisionFacts
from zhunsheng.disclosure.composition import everything, known_of
from zhunsheng.disclosure.queries import bureau_of
from zhunsheng.disclosure.records import PublicText, TextErased
from zhunsheng.disclosure.redaction import Residue, residue
from zhunsheng.disclosure.state import PublicationState, fold
from zhunsheng.disclosure.streams import public_log_of, stream_of
from zhunsheng.kernel import chance
from zhunsheng.kernel.ids import PROGRAM, BureauCode, OfficerId, PublicationId
from zhunsheng.ledger import reader, writer
from zhunsheng.ledger.destruction import destroy, reference
from zhunsheng.ledger.projection import Place


def load(publication_id: PublicationId) -> PublicationState:
    """The publication as its records tell it; ``NoSuchPublicationError``."""
    bureau = bureau_of(publication_id)
    return fold(
        (record, place.by)
        for record, place in reader.replay(bureau, stream_of(publication_id))
    )


def facts_of(publication: PublicationState) -> DecisionFacts:
    """What the case says of the decision now."""
    if publication.case_id is None:
        raise ValueError("a publication without a case")
    return cases.decision_facts(publication.case_id)


def residues_of(
    text: PublicText, facts: DecisionFacts, *more: str
) -> tuple[Residue, ...]:
    """What may not be read in this text and in what is said beside it."""
    return residue("\n".join((everything(text), *more)), known_of(facts))


def write(
    *items: object,
    bureau: BureauCode,
    publication_id: PublicationId,
    version: int,
    by: OfficerId,
    at: datetime,
) -> tuple[Place, ...]:
    """Add to the publication's stream in the bureau's own log."""
    return writer.append(
        *items,
        log=bureau,
        stream=stream_of(publication_id),
        expected_version=version,
        by=by,
        at=at,
    )


def release(
    item: object, *, bureau: BureauCode, stream: str, version: int, at: datetime
) -> Place:
    """Add one entry to the public log.

    The public log names no officer: its envelopes are public for good. Who released
    it stands in the bureau's own log. Always before ``write``, so that every act
    takes the locks of the two logs in the same order.
    """
    log = public_log_of(bureau)
    writer.open_log(log, at)
    (place,) = writer.append(
        item, log=log, stream=stream, expected_version=version, by=PROGRAM, at=at
    )
    return place


def erase(
    positions: tuple[int, ...],
    *,
    bureau: BureauCode,
    publication_id: PublicationId,
    by: OfficerId,
    at: datetime,
) -> None:
    """Record that these texts go, and let them go; both or neither."""
    if not positions:
        return
    log = public_log_of(bureau)
    erased = TextErased(
        publication_id=publication_id,
        entries=tuple(reference(log, position) for position in positions),
    )
    (place,) = writer.append(
        erased,
        log=bureau,
        stream=f"erasure/{chance.fresh_id()}",
        expected_version=0,
        by=by,
        at=at,
    )
    destroy(place)
